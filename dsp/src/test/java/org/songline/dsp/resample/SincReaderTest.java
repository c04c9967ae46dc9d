package org.songline.dsp.resample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SincReaderTest {
  private static final int FRAMES = 4000;

  private static float[] tone(double cycles) {
    float[] data = new float[FRAMES + 2 * SincReader.MARGIN + 1];
    for (int i = 0; i < FRAMES; i++) {
      data[i + SincReader.MARGIN] = (float) StrictMath.sin(2 * Math.PI * cycles * i);
    }
    return data;
  }

  @Test
  void framesAreReadBitForBit() {
    float[] data = tone(0.1234);
    for (int i = 0; i < FRAMES; i++) {
      assertThat(SincReader.read(data, (long) i << 32, SincReader.filter(1)))
          .isEqualTo(data[i + SincReader.MARGIN]);
    }
  }

  @Test
  void betweenFramesATonePassesTrulyAndWhatWouldFoldIsHeldDown() {
    assertThat(error(0.1, 0.7391, 1)).isLessThan(-85);
    assertThat(error(0.25, 0.7391, 1)).isLessThan(-75);
    assertThat(error(0.05, 1.9, 1)).isLessThan(-60);
    assertThat(error(0.45, 1.9, 0)).isLessThan(-45);
    assertThat(error(0.3, 3.9, 0)).isLessThan(-45);
  }

  /** What remains of a tone read at a speed, less {@code share} of the exact one, in decibels. */
  private static double error(double cycles, double speed, int share) {
    float[] data = tone(cycles);
    int filter = SincReader.filter(speed);
    double sum = 0;
    int count = 0;
    for (double at = 30; at < FRAMES - 30; at += speed, count++) {
      double exact = StrictMath.sin(2 * Math.PI * cycles * at);
      double e = SincReader.read(data, (long) (at * 4294967296.0), filter) - share * exact;
      sum += 2 * e * e;
    }
    return 10 * StrictMath.log10(sum / count);
  }
}
