package org.songline.measure.music;

/**
 * How much the chord changes at a place: how unlike the pitch classes after it are to those before
 * it, of the bass and of all above it.
 */
public final class HarmonicChange {
  private static final int CLASSES = 12;

  private final double frameSeconds;

  /** Sums over all frames before one, of pitch classes above the bass, then of the bass. */
  private final double[][] sums;

  /**
   * @param harmony what was heard
   * @param frameSeconds from one frame to the next
   * @param cents how far the piece is tuned above 440 Hz
   */
  public HarmonicChange(HarmonyMeter harmony, double frameSeconds, double cents) {
    this.frameSeconds = frameSeconds;
    sums = new double[harmony.frames() + 1][2 * CLASSES];
    double[] treble = new double[CLASSES];
    double[] bass = new double[CLASSES];
    for (int f = 0; f < harmony.frames(); f++) {
      java.util.Arrays.fill(treble, 0);
      java.util.Arrays.fill(bass, 0);
      harmony.treble(f, cents, 1, treble);
      harmony.bass(f, cents, 1, bass);
      for (int i = 0; i < CLASSES; i++) {
        sums[f + 1][i] = sums[f][i] + treble[i];
        sums[f + 1][CLASSES + i] = sums[f][CLASSES + i] + bass[i];
      }
    }
  }

  /**
   * 0 for the same tones to 2 for all others.
   *
   * @param seconds the place
   * @param reach how long before and after it
   */
  double at(double seconds, double reach) {
    double[] before = between(seconds - reach, seconds);
    double[] after = between(seconds, seconds + reach);
    return apart(before, after, 0) + apart(before, after, CLASSES);
  }

  private double[] between(double from, double to) {
    double[] first = until(from);
    double[] last = until(to);
    for (int i = 0; i < last.length; i++) {
      last[i] -= first[i];
    }
    return last;
  }

  private double[] until(double seconds) {
    // A frame stands for the step around its middle.
    double place = Math.clamp(seconds / frameSeconds - 0.5, 0.0, sums.length - 1.0);
    int frame = (int) Math.min(place, sums.length - 2.0);
    double part = place - frame;
    double[] sum = new double[2 * CLASSES];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = sums[frame][i] + part * (sums[frame + 1][i] - sums[frame][i]);
    }
    return sum;
  }

  private static double apart(double[] a, double[] b, int from) {
    double dot = 0;
    double as = 0;
    double bs = 0;
    for (int i = from; i < from + CLASSES; i++) {
      dot += a[i] * b[i];
      as += a[i] * a[i];
      bs += b[i] * b[i];
    }
    return as < 1e-9 || bs < 1e-9 ? 0 : 1 - dot / Math.sqrt(as * bs);
  }
}
