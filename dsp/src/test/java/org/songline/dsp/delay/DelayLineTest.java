package org.songline.dsp.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DelayLineTest {
  @Test
  void wholeDelaysAreExactUpToTheLongest() {
    var line = new DelayLine(1000);
    for (int i = 0; i < 5000; i++) {
      line.write(i);
      if (i > 1000) {
        assertThat(line.read(0)).isEqualTo(i);
        assertThat(line.read(1000)).isEqualTo(i - 1000);
        assertThat(line.readLinear(999.5f)).isEqualTo(i - 999.5f);
        assertThat(line.readCubic(999.25f)).isCloseTo(i - 999.25f, within(1e-3f));
      }
    }
  }

  @Test
  void cubicReadingFollowsASineBetweenItsSamples() {
    var line = new DelayLine(64);
    double worst = 0;
    for (int i = 0; i < 4000; i++) {
      line.write((float) Math.sin(0.2 * i));
      if (i > 64) {
        float delay = 5 + (i % 97) / 97f;
        worst = Math.max(worst, Math.abs(line.readCubic(delay) - Math.sin(0.2 * (i - delay))));
      }
    }
    assertThat(worst).isLessThan(1e-3);
  }
}
