package org.songline.dsp.stretch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SincTableTest {
  @Test
  void bothSidesAtOnceAreAsEachByItself() {
    var random = new Random(2);
    float[] left = new float[100];
    float[] right = new float[100];
    for (int i = 0; i < left.length; i++) {
      left[i] = random.nextFloat() - 0.5f;
      right[i] = random.nextFloat() - 0.5f;
    }
    float[] parts = new float[3 * SincTable.PARTS];
    for (int i = 0; i < 1000; i++) {
      int at = random.nextInt(left.length - SincTable.TAPS);
      double part = i == 0 ? 0 : random.nextDouble();
      SincTable.INSTANCE.read(left, right, at, part, parts, SincTable.PARTS);
      assertThat(SincTable.sum(parts, SincTable.PARTS))
          .isCloseTo(SincTable.INSTANCE.read(left, at, part), within(1e-6f));
      assertThat(SincTable.sum(parts, 2 * SincTable.PARTS))
          .isCloseTo(SincTable.INSTANCE.read(right, at, part), within(1e-6f));
    }
  }

  @Test
  void atWholePlacesItGivesTheSamplesThemselves() {
    float[] x = new float[SincTable.TAPS];
    x[SincTable.REACH - 1] = 0.3f;
    x[SincTable.REACH] = 0.7f;
    float[] parts = new float[2 * SincTable.PARTS];
    SincTable.INSTANCE.read(x, x, 0, 0, parts, 0);
    assertThat(SincTable.sum(parts, 0)).isEqualTo(0.3f);
    assertThat(SincTable.sum(parts, SincTable.PARTS)).isEqualTo(0.3f);
  }
}
