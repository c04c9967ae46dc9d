package org.songline.dsp.peak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverFinderTest {
  private record Place(double frame, double peak, boolean onSample) {}

  private static List<Place> found(float[] x, float limit, Random cuts) {
    List<Place> found = new ArrayList<>();
    var finder =
        new OverFinder(
            limit, (frame, peak, onSample) -> found.add(new Place(frame, peak, onSample)));
    for (int at = 0; at < x.length; ) {
      int count = Math.min(x.length - at, 1 + cuts.nextInt(3000));
      finder.add(x, at, count);
      at += count;
    }
    finder.finish();
    return found;
  }

  /** Every point read. */
  private static List<Place> expected(float[] x, float limit) {
    float[] padded = new float[x.length + 256];
    System.arraycopy(x, 0, padded, 128, x.length);
    List<Place> expected = new ArrayList<>();
    double at = 0;
    float peak = 0;
    boolean onSample = false;
    for (int n = 64; n < x.length + 192; n++) {
      float most = 0;
      for (int p = 0; p < Interpolator.FINE.phases; p++) {
        float reading = Math.abs(Interpolator.FINE.read(padded, n, p));
        if (reading > limit && reading > Math.max(peak, most)) {
          at = n - 128 + (double) p / Interpolator.FINE.phases;
        }
        most = Math.max(most, reading);
      }
      if (most > limit) {
        peak = Math.max(peak, most);
        onSample |= Math.abs(padded[n]) > limit;
      } else if (peak > 0) {
        expected.add(new Place(at, peak, onSample));
        peak = 0;
        onSample = false;
      }
    }
    return expected;
  }

  @Test
  void everyPlaceIsFoundHoweverTheSoundIsCut() {
    long seed = 20_261_123;
    var random = new Random(seed);
    for (int round = 0; round < 10; round++) {
      float[] x = new float[9000];
      for (int i = 0; i < x.length; i++) {
        double swell = 0.75 + 0.35 * StrictMath.sin(i * 0.004);
        double wave = StrictMath.sin(i * (0.05 + 0.25 * round));
        x[i] = (float) (swell * wave + 0.05 * random.nextGaussian());
      }
      List<Place> places = found(x, 0.95f, random);
      assertThat(places).as("seed %d round %d", seed, round).isEqualTo(expected(x, 0.95f));
      assertThat(places).isNotEmpty();
    }
  }
}
