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
  void anUnbentSoundComesBackFlatAndLaterByExactlyTheLatency() {
    for (int factor : new int[] {2, 4, 8}) {
      for (int delay : new int[] {0, 1, 3}) {
        String name = factor + " times, " + delay + " late";
        assertThat(worst(new Oversampler(factor, delay), delay)).as(name).isLessThan(1e-3);
        assertThat(worst(Oversampler.clean(factor, delay), delay)).as(name).isLessThan(1e-3);
      }
    }
    assertThat(new Oversampler(4, 1).latency()).isEqualTo(41);
    assertThat(new Oversampler(8, 1).latency()).isEqualTo(43);
    assertThat(Oversampler.clean(4, 1).latency()).isEqualTo(41 + 28);
  }

  @Test
  void aCleanOneLetsNothingFoldBack() {
    for (double hertz = 24000; hertz <= 47000; hertz += 500) {
      assertThat(folded(Oversampler.clean(2, 0), hertz)).as("%s Hz", hertz).isLessThan(4e-5);
    }
    assertThat(folded(new Oversampler(2, 0), 25000)).isGreaterThan(0.1);
  }

  /** The largest sample that is left of a tone which the bending made. */
  private static double folded(Oversampler oversampler, double hertz) {
    float[] x = new float[128];
    double most = 0;
    for (int q = 0; q < 20; q++) {
      float[] high = oversampler.up(x, 0);
      for (int i = 0; i < high.length; i++) {
        high[i] = (float) Math.sin(2 * Math.PI * hertz / 96000 * (q * high.length + i));
      }
      oversampler.down(x, 0);
      for (int i = 0; i < 64 && q > 4; i++) {
        most = Math.max(most, Math.abs(x[2 * i]));
      }
    }
    return most;
  }

  /** The largest error of two tones that were delayed at the high rate too. */
  private static double worst(Oversampler oversampler, int delay) {
    float[] late = new float[delay];
    float[] x = new float[128];
    double worst = 0;
    for (int q = 0; q < 60; q++) {
      for (int i = 0; i < 64; i++) {
        x[2 * i] = (float) tones(64 * q + i);
      }
      float[] high = oversampler.up(x, 0);
      float[] copy = high.clone();
      for (int i = 0; i < high.length; i++) {
        high[i] = i < delay ? late[i] : copy[i - delay];
      }
      System.arraycopy(copy, copy.length - delay, late, 0, delay);
      oversampler.down(x, 0);
      for (int i = 0; i < 64 && q > 4; i++) {
        double expected = tones(64 * q + i - oversampler.latency());
        worst = Math.max(worst, Math.abs(x[2 * i] - expected));
      }
    }
    return worst;
  }

  private static double tones(int frame) {
    return 0.5 * Math.sin(0.7 * frame) + 0.3 * Math.sin(2.5 * frame);
  }

  @Test
  void blocksGiveTheBitsOfSingleSamples() {
    var single = new HalfBand(6, 9);
    var block = new HalfBandBlock(new HalfBand(6, 9), 64);
    var random = new java.util.Random(3);
    float[] low = new float[64];
    float[] high = new float[128];
    for (int q = 0; q < 4; q++) {
      for (int i = 0; i < 64; i++) {
        low[i] = random.nextFloat() - 0.5f;
      }
      float[] in = low.clone();
      block.up(low, high);
      float[] doubled = high.clone();
      block.down(high, low);
      for (int i = 0; i < 64; i++) {
        single.up(in[i]);
        assertThat(doubled[2 * i]).isEqualTo(single.first());
        assertThat(doubled[2 * i + 1]).isEqualTo(single.second());
        assertThat(low[i]).isEqualTo(single.down(doubled[2 * i], doubled[2 * i + 1]));
      }
    }
  }
}
