package org.songline.studio.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static float[] signal(int frames) {
    float[] x = new float[2 * frames];
    for (int f = 0; f < frames; f++) {
      x[2 * f] = KnownSignal.sample(f, 0);
      x[2 * f + 1] = KnownSignal.sample(f, 1);
    }
    return x;
  }

  private static float[] shifted(float[] x, int by) {
    float[] y = new float[x.length + 2 * by];
    System.arraycopy(x, 0, y, 2 * by, x.length);
    return y;
  }

  @Test
  void theSameIsTheSameHoweverLate() {
    float[] x = signal(5000);
    assertThat(Comparison.of(shifted(x, 777), x)).isEqualTo(new Comparison(5000, 0, 0));
  }

  @Test
  void oneBitOfOneSampleIsSeen() {
    float[] x = signal(5000);
    float[] y = shifted(x, 10);
    y[2 * 3000 + 1] = Math.nextUp(y[2 * 3000 + 1]);
    assertThat(Comparison.of(y, x)).isEqualTo(new Comparison(2990, 0, 2010));
  }

  @Test
  void whereSoundBreaksOffAndGoesOnIsAGap() {
    float[] x = signal(5000);
    float[] y = new float[2 * 6000];
    System.arraycopy(x, 0, y, 0, 2 * 2000);
    System.arraycopy(x, 2 * 2064, y, 2 * 2564, 2 * 2936);
    assertThat(Comparison.of(y, x)).isEqualTo(new Comparison(4936, 1, 0));
  }

  @Test
  void whatWasLeftOutIsSeen() {
    float[] x = signal(5000);
    float[] y = new float[2 * 4000];
    System.arraycopy(x, 0, y, 0, 2 * 2000);
    System.arraycopy(x, 2 * 2500, y, 2 * 2000, 2 * 2000);
    assertThat(Comparison.of(y, x).lost()).isEqualTo(2000);
  }
}
