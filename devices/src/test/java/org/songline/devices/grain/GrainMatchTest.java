package org.songline.devices.grain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GrainMatchTest {
  private static final int FRAMES = 20_000;
  private static final Offset<Double> OF_A_FRAME = Offset.offset(0.02);

  /** Half a cycle of 40 Hz on either side is looked at, and a cycle compared. */
  private static int reach(double rate) {
    return (int) (rate / 80) / 4 * 4;
  }

  private static int length(double rate) {
    return (int) (rate / 40) / 4 * 4;
  }

  /** Tones that do not fit the frames, and some noise. */
  private static float[] tones(Random random) {
    double[] cycles = {random.nextDouble() * 0.01 + 0.001, random.nextDouble() * 0.04 + 0.01};
    float[] x = new float[FRAMES];
    for (int i = 0; i < x.length; i++) {
      x[i] =
          (float)
              (0.5 * Math.sin(2 * Math.PI * cycles[0] * i)
                  + 0.2 * Math.sin(2 * Math.PI * cycles[1] * i)
                  + 0.02 * random.nextGaussian());
    }
    return x;
  }

  /** The correlation of two stretches over the energy of the second. */
  private static double alike(float[] x, int one, int other, int length) {
    double product = 0;
    double energy = 1e-9;
    for (int i = 0; i < length; i++) {
      product += (double) x[one + i] * x[other + i];
      energy += (double) x[other + i] * x[other + i];
    }
    return product / Math.sqrt(energy);
  }

  @Test
  void aPlaceAsGoodAsTheBestNearIsFoundAndItsTopBetweenFrames() {
    for (double rate : new double[] {44_100, 48_000, 96_000}) {
      for (long seed = 1; seed <= 10; seed++) {
        var random = new Random(seed);
        float[] x = tones(random);
        double before = 2000 + random.nextInt(5000) + random.nextDouble();
        int wanted = 9000 + random.nextInt(4000);
        double most = 0;
        for (int at = wanted - reach(rate); at <= wanted + reach(rate); at++) {
          most = Math.max(most, alike(x, (int) before, at, length(rate)));
        }
        var match = new GrainMatch(new GrainSource(new float[][] {x}, rate));
        double found = match.near(wanted + 0.4, before) - (before - (int) before);
        int best = (int) Math.rint(found);
        double here = alike(x, (int) before, best, length(rate));
        double left = alike(x, (int) before, best - 1, length(rate));
        double right = alike(x, (int) before, best + 1, length(rate));
        assertThat(here).as("seed %d at %s", seed, rate).isGreaterThan(0.99 * most);
        assertThat(found)
            .as("seed %d at %s", seed, rate)
            .isCloseTo(best + 0.5 * (left - right) / (left - 2 * here + right), OF_A_FRAME);
      }
    }
  }

  @Test
  void anExactCopyIsFoundExactly() {
    var random = new Random(3);
    float[] x = new float[FRAMES];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (0.3 * random.nextGaussian());
    }
    // Only what the first search can see: it looks at every fourth place.
    for (int away : new int[] {-600, -8, 0, 4, 600}) {
      System.arraycopy(x, 3000, x, 12_000 + away, 1300);
      var match = new GrainMatch(new GrainSource(new float[][] {x}, 48_000));
      double found = match.near(12_000, 3000.25);
      assertThat(alike(x, 3000, (int) Math.rint(found - 0.25), 1200))
          .as("%d away", away)
          .isCloseTo(Math.sqrt(energy(x)), Offset.offset(1e-4));
    }
  }

  private static double energy(float[] x) {
    double energy = 0;
    for (int i = 3000; i < 4200; i++) {
      energy += (double) x[i] * x[i];
    }
    return energy;
  }

  @Test
  void whereNothingMatchesOrTheRecordingIsTooShortTheWantedPlaceStays() {
    var silence = new GrainMatch(new GrainSource(new float[][] {new float[FRAMES]}, 48_000));
    assertThat(silence.near(9000.5, 3000)).isEqualTo(9000.5);
    var match = new GrainMatch(new GrainSource(new float[][] {tones(new Random(1))}, 48_000));
    for (double wanted : new double[] {0, 603, FRAMES - 1805, FRAMES}) {
      assertThat(match.near(wanted, 3000)).as("%s", wanted).isEqualTo(wanted);
    }
    assertThat(match.near(9000, FRAMES - 1201)).isEqualTo(9000);
    assertThat(match.near(604, 3000)).isNotEqualTo(604);
    assertThat(match.near(FRAMES - 1806, 3000)).isNotEqualTo(FRAMES - 1806);
  }
}
