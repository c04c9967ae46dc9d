package org.songline.media.vorbis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MdctTest {
  @ParameterizedTest
  @ValueSource(ints = {64, 128, 256, 2048})
  void equalsTheSumThatDefinesIt(int size) {
    SplittableRandom random = new SplittableRandom(size);
    int half = size / 2;
    double[] x = new double[half];
    for (int i = 0; i < half; i++) {
      x[i] = random.nextDouble(-1, 1);
    }
    double[] c = x.clone();
    Mdct mdct = new Mdct(size);
    mdct.cosine(c, mdct.work());
    for (int t = 0; t < half; t += 1 + half / 50) {
      double sum = 0;
      for (int k = 0; k < half; k++) {
        sum += x[k] * StrictMath.cos(StrictMath.PI / half * (t + 0.5) * (k + 0.5));
      }
      assertThat(c[t]).isCloseTo(sum, within(1e-10));
    }
  }
}
