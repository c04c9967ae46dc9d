package org.songline.dsp.dynamics;

/** {@link Ballistics#factor} of a time that seldom changes, worked out only when it does. */
public final class TimeConstant {
  private final double rate;
  private double last = Double.NaN;
  private float factor;

  /**
   * @param rate of what is smoothed, in values a second
   */
  public TimeConstant(double rate) {
    this.rate = rate;
  }

  /** The smoothing factor for {@code seconds} to cover all but 1/e of a step. */
  public float factor(double seconds) {
    if (seconds != last) {
      last = seconds;
      factor = Ballistics.factor(seconds, rate);
    }
    return factor;
  }
}
