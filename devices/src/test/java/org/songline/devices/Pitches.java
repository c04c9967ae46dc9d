package org.songline.devices;

/** Measures the pitch and the fade of a steady or fading tone, other tones beside it or not. */
public final class Pitches {
  private Pitches() {}

  /**
   * The frequency in Hz of the partial nearest to {@code near}, from the turn of its phase between
   * two windowed stretches of {@code x}.
   *
   * @param near right within a cycle or so of the stretch
   */
  public static double hertz(double[] x, int from, int to, double rate, double near) {
    int hop = (to - from) / 4;
    int length = to - from - hop;
    double[] first = bin(x, from, length, near / rate);
    double[] second = bin(x, from + hop, length, near / rate);
    double turned =
        StrictMath.atan2(
            second[1] * first[0] - second[0] * first[1],
            second[0] * first[0] + second[1] * first[1]);
    return near + turned * rate / (2 * Math.PI * hop);
  }

  /** The size of the partial at {@code hertz}, about: under the window of {@link #hertz}. */
  public static double size(double[] x, int from, int to, double rate, double hertz) {
    double[] bin = bin(x, from, to - from, hertz / rate);
    return 2 * StrictMath.hypot(bin[0], bin[1]);
  }

  /** Seconds in which the partial at {@code hertz} falls by 60 dB, from two stretches of it. */
  public static double fade(double[] x, int from, int to, double rate, double hertz) {
    int half = (to - from) / 2;
    double early = size(x, from, from + half, rate, hertz);
    double late = size(x, from + half, from + 2 * half, rate, hertz);
    return 3 / StrictMath.log10(early / late) * half / rate;
  }

  /** How far {@code hertz} is above {@code wanted}, in cents. */
  public static double cents(double hertz, double wanted) {
    return 1200 * StrictMath.log(hertz / wanted) / StrictMath.log(2);
  }

  /** Demodulated under a Blackman-Harris window of sum 1, the phase counted from sample 0. */
  private static double[] bin(double[] x, int from, int length, double cycles) {
    double re = 0;
    double im = 0;
    double sum = 0;
    for (int i = 0; i < length; i++) {
      double t = 2 * Math.PI * (i + 0.5) / length;
      double w =
          0.35875
              - 0.48829 * StrictMath.cos(t)
              + 0.14128 * StrictMath.cos(2 * t)
              - 0.01168 * StrictMath.cos(3 * t);
      double angle = 2 * Math.PI * ((from + i) * cycles - Math.rint((from + i) * cycles));
      re += w * x[from + i] * StrictMath.cos(angle);
      im -= w * x[from + i] * StrictMath.sin(angle);
      sum += w;
    }
    return new double[] {re / sum, im / sum};
  }
}
