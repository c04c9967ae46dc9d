package org.songline.mastering.playback;

/**
 * What a device does to left and right.
 *
 * @param monoBelowHertz below which both play the same; 0 for nowhere, infinite for mono
 * @param offDecibels by how much the right side is softer, for a listener who sits on the left
 * @param offMilliseconds by how much the right side comes later
 */
public record Sides(double monoBelowHertz, double offDecibels, double offMilliseconds) {
  public static final Sides STEREO = new Sides(0, 0, 0);
  public static final Sides MONO = new Sides(Double.POSITIVE_INFINITY, 0, 0);

  public boolean mono() {
    return monoBelowHertz == Double.POSITIVE_INFINITY;
  }

  /**
   * What is left of the difference of the sides, as a factor of power: a Linkwitz-Riley high-pass
   * of fourth order.
   */
  double sidePower(double hertz) {
    if (mono()) {
      return 0;
    }
    double ratio = hertz / Math.max(1e-9, monoBelowHertz);
    double fourth = ratio * ratio * ratio * ratio;
    double gain = fourth > 1e12 ? 1 : fourth / (1 + fourth);
    return gain * gain;
  }

  /** As people read it. */
  public String words() {
    String place =
        offDecibels == 0 && offMilliseconds == 0
            ? ""
            : ", right %s dB softer and %s ms later"
                .formatted(plain(offDecibels), plain(offMilliseconds));
    if (mono()) {
      return "mono" + place;
    }
    return (monoBelowHertz == 0 ? "stereo" : "mono below " + plain(monoBelowHertz) + " Hz") + place;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
