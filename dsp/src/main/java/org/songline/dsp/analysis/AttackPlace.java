package org.songline.dsp.analysis;

/**
 * Finds the sample at which something new begins, near a place that is known to about 20 ms, even
 * under tones that go on. A sharp attack is found to the sample: what the sound before it foretells
 * is taken away, and the rest is cut where two stretches of different level explain it best (the
 * likelihood ratio for a change of variance: Basseville and Nikiforov, "Detection of abrupt
 * changes", 1993). A soft one is found to a few milliseconds, where the spectrum changes most.
 */
public final class AttackPlace {
  /** Seconds a place must have before and after it. */
  public static final double BEFORE_SECONDS = 0.095;

  public static final double AFTER_SECONDS = 0.08;

  private static final double LEARN_SECONDS = 0.06;
  private static final double EARLIEST_SECONDS = 0.028;
  private static final double LATEST_SECONDS = 0.024;
  private static final double STRETCH_SECONDS = 0.012;
  private static final int ORDER = 32;
  private static final double COARSE_SECONDS = 0.004;
  private static final double FINE_SECONDS = 0.0005;

  /** So much before and after where the spectrum changes most, a sharp edge is the beginning. */
  private static final double EARLIER_SECONDS = 0.008;

  private static final double LATER_SECONDS = 0.0005;

  /** A place is edged when this share of the power of so much after it is new. */
  private static final double EDGED = 1e-3;

  private static final double EDGE_SECONDS = 0.005;

  /** A soft sound has begun so long before the spectrum changes most. */
  private static final double SOFT_SECONDS = 0.003;

  /** A swell that begins earlier or later is another one. */
  private static final double LONGEST_SECONDS = 0.018;

  private static final double LATE_SECONDS = 0.007;

  /** At this distance from the known place an explanation counts half. */
  private static final double LIKELY_SECONDS = 0.03;

  /** Below this a sound counts as nothing: -140 dB. */
  private static final double FLOOR = 1e-14;

  private final double rate;
  private final BurgPredictor predictor = new BurgPredictor(ORDER);
  private final Contrast contrast;
  private final Swell swell;
  private final double[] sums;

  /**
   * @param rate frames a second
   */
  public AttackPlace(double rate) {
    this.rate = rate;
    contrast = new Contrast(rate);
    swell = new Swell(rate);
    double reach = EARLIEST_SECONDS + LATEST_SECONDS + 2 * STRETCH_SECONDS;
    sums = new double[(int) Math.ceil(reach * rate) + 3];
  }

  /**
   * The index at which the new sound begins.
   *
   * @param x a sound, with {@link #BEFORE_SECONDS} before and {@link #AFTER_SECONDS} after the
   *     place
   * @param near the place
   */
  public int find(float[] x, int near) {
    int sharp = sharp(x, near);
    int risen = risen(x, near);
    double later = edged(x, sharp) ? EARLIER_SECONDS : LATER_SECONDS;
    boolean agree = sharp >= risen - EARLIER_SECONDS * rate && sharp <= risen + later * rate;
    if (agree) {
      return sharp;
    }
    int usual = risen - (int) (SOFT_SECONDS * rate);
    int soft = swell.find(x, risen);
    boolean likely = soft > usual - LONGEST_SECONDS * rate && soft < usual + LATE_SECONDS * rate;
    return likely ? soft : usual;
  }

  /** Whether much of what sounds after a place could not be foretold, as with drums. */
  private boolean edged(float[] x, int at) {
    double power = FLOOR;
    double surprises = 0;
    for (int i = at; i < at + (int) (EDGE_SECONDS * rate); i++) {
      double e = predictor.surprise(x, i);
      surprises += e * e;
      power += (double) x[i] * x[i];
    }
    return surprises > EDGED * power;
  }

  /** Where what sounds after differs most from what sounds before. */
  private int risen(float[] x, int near) {
    double step = COARSE_SECONDS * rate;
    double centre = near;
    int reach = (int) Math.ceil(LATEST_SECONDS / COARSE_SECONDS);
    while (true) {
      double best = centre;
      double most = -1;
      for (int i = -reach; i <= reach; i++) {
        int at = (int) Math.rint(centre + i * step);
        double rise = contrast.at(x, at);
        if (rise > most) {
          most = rise;
          best = at;
        }
      }
      centre = best;
      if (step <= FINE_SECONDS * rate) {
        return (int) best;
      }
      step = Math.max(FINE_SECONDS * rate, step / 4);
      reach = 3;
    }
  }

  private int sharp(float[] x, int near) {
    int earliest = near - (int) (EARLIEST_SECONDS * rate);
    int latest = near + (int) (LATEST_SECONDS * rate);
    int margin = (int) (STRETCH_SECONDS * rate);
    int learn = (int) (LEARN_SECONDS * rate);
    predictor.learn(x, earliest - learn, learn);
    int from = earliest - margin;
    int count = latest + margin - from;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double e = predictor.surprise(x, from + i);
      sum += e * e + FLOOR;
      sums[i + 1] = sum;
    }
    int best = near - from;
    double most = 0;
    for (int at = margin; at <= count - margin; at++) {
      double away = (from + at - near) / (LIKELY_SECONDS * rate);
      double gain = gain(at, count) / (1 + away * away);
      if (gain > most) {
        most = gain;
        best = at;
      }
    }
    return from + best;
  }

  /** How much better two levels explain the surprises than one; 0 when the second is lower. */
  private double gain(int at, int count) {
    double before = sums[at] / at;
    double after = (sums[count] - sums[at]) / (count - at);
    if (after <= before) {
      return 0;
    }
    double whole = count * StrictMath.log(sums[count] / count);
    return whole - at * StrictMath.log(before) - (count - at) * StrictMath.log(after);
  }
}
