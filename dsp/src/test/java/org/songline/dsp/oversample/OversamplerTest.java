package org.songline.dsp.oversample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OversamplerTest {
  @Test
  void theOuterFilterIsFlatTo20kHzAndNinetyDecibelsDownBeyond28kHz() {
    var filter = new HalfBand(18, 9);
    for (double hertz = 0; hertz <= 20000; hertz += 250) {
      assertThat(20 * Math.log10(filter.gain(hertz / 96000))).isCloseTo(0, within(0.01));
      assertThat(Math.abs(filter.gain((48000 - hertz) / 96000))).isLessThan(4e-5);
    }
  }

  @Test
  void aStraightCurveIsADelayOfExactlyTheLatency() {
    var oversampler = new Oversampler();
    double worst = 0;
    for (int i = 0; i < 4000; i++) {
      float y = oversampler.step((float) Math.sin(0.7 * i), x -> x);
      if (i > 200) {
        worst = Math.max(worst, Math.abs(y - Math.sin(0.7 * (i - Oversampler.LATENCY))));
      }
    }
    assertThat(worst).isLessThan(1e-3);
  }
}
