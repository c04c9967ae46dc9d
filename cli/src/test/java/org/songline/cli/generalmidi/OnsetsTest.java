package org.songline.cli.generalmidi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The judge of onsets, on onsets with known places. */
class OnsetsTest {
  private static final int FRAMES = 48_000;
  private static final double[] OFFSETS = {-5, -1.3, -0.25, 0, 0.25, 1, 2.33, 6};

  /** Notes at 200 and 600 ms: noise that dies away, or a slow swell, with a steady hum below. */
  private static float[][] scene(double later, double attackMillis, double hertz, long seed) {
    float[] out = new float[FRAMES];
    var random = new Random(seed);
    double[] colour = random.doubles(FRAMES, -1, 1).toArray();
    for (int start : new int[] {200, 600}) {
      double at = (start + later) * 48;
      for (int i = (int) Math.ceil(at); i < FRAMES && i < at + 14_000; i++) {
        double t = i - at;
        double level = Math.min(1, t / (attackMillis * 48)) * Math.exp(-t / 5000);
        double tone = Math.sin(2 * Math.PI * hertz * t / 48_000);
        out[i] += (float) (level * (0.3 * tone + 0.1 * colour[(int) t]));
      }
    }
    for (int i = 0; i < FRAMES; i++) {
      out[i] += (float) (0.01 * Math.sin(2 * Math.PI * 90 * i / 48_000.0));
    }
    return new float[][] {out, out.clone()};
  }

  @Test
  void knownOffsetsAreFoundWithinATenthOfAMillisecond() {
    for (double offset : OFFSETS) {
      for (double attack : new double[] {0.1, 5, 30}) {
        var first = new Onsets(scene(0, attack, 330, 4));
        var second = new Onsets(scene(offset, attack, 330, 4));
        for (int at : new int[] {200, 600}) {
          Onsets.Lag lag = first.later(second, at);
          assertThat(lag.millis())
              .as("offset %s, attack %s ms", offset, attack)
              .isCloseTo(offset, within(0.1));
          assertThat(lag.likeness()).isGreaterThan(0.9);
        }
      }
    }
  }

  @Test
  void aMissingNoteIsNotTakenForOne() {
    var there = new Onsets(scene(0, 1, 330, 4));
    float[][] half = scene(0, 1, 330, 4);
    for (int i = 400 * 48; i < FRAMES; i++) {
      half[0][i] = (float) (0.01 * Math.sin(2 * Math.PI * 90 * i / 48_000.0));
      half[1][i] = half[0][i];
    }
    var missing = new Onsets(half);
    assertThat(there.later(missing, 200).likeness()).isGreaterThan(0.99);
    assertThat(there.later(missing, 600).likeness()).isLessThan(0.3);
  }
}
