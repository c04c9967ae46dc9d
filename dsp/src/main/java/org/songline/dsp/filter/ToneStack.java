package org.songline.dsp.filter;

/**
 * The tone controls of a guitar amplifier: three potentiometers, three capacitors and a resistor in
 * one network, so that each control moves the others. The transfer function of third order is that
 * of the circuit (Yeh and Smith, "Discretization of the '59 Fender Bassman Tone Stack", 2006),
 * brought to the sample rate by the bilinear transform; at four times a song's rate that is the
 * analogue curve within 0.1 dB to 20 kHz. One channel.
 */
public final class ToneStack {
  /**
   * The parts: resistances in ohms, capacitances in farads.
   *
   * @param r1 treble potentiometer
   * @param r2 bass potentiometer
   * @param r3 middle potentiometer
   * @param r4 slope resistor
   * @param c1 treble capacitor
   * @param c2 bass capacitor
   * @param c3 middle capacitor
   */
  public record Parts(
      double r1, double r2, double r3, double r4, double c1, double c2, double c3) {}

  /** Numbers of a design: numerator, then denominator without its first 1. */
  public static final int SIZE = 7;

  private static final double LEAST = 1e-14;

  private final Parts parts;
  private final double rate;
  private double s1;
  private double s2;
  private double s3;

  public ToneStack(Parts parts, double rate) {
    this.parts = parts;
    this.rate = rate;
  }

  /**
   * Designs the filter for positions of the controls, 0 to 1; allocates nothing.
   *
   * @param bass position of the wiper as a share of the resistance, after its taper
   * @param target receives {@link #SIZE} numbers
   */
  public void design(double bass, double middle, double treble, double[] target) {
    double r1 = parts.r1;
    double r2 = parts.r2;
    double r3 = parts.r3;
    double r4 = parts.r4;
    double c1 = parts.c1;
    double c2 = parts.c2;
    double c3 = parts.c3;
    double l = bass;
    double m = middle;
    double t = treble;
    double c12 = c1 * c2;
    double c13 = c1 * c3;
    double c23 = c2 * c3;
    double c123 = c12 * c3;
    double b1 = t * c1 * r1 + m * c3 * r3 + l * (c1 + c2) * r2 + (c1 + c2) * r3;
    double b2 =
        t * (c12 + c13) * r1 * r4
            - m * m * (c13 + c23) * r3 * r3
            + m * (c13 * r1 * r3 + (c13 + c23) * r3 * r3)
            + l * (c12 * r1 * r2 + c12 * r2 * r4 + c13 * r2 * r4)
            + l * m * (c13 + c23) * r2 * r3
            + (c12 * r1 * r3 + c12 * r3 * r4 + c13 * r3 * r4);
    double b3 =
        l * m * c123 * r2 * r3 * (r1 + r4)
            + (m - m * m) * c123 * r3 * r3 * (r1 + r4)
            + t * (1 - m) * c123 * r1 * r3 * r4
            + t * l * c123 * r1 * r2 * r4;
    double a1 = c1 * r1 + c1 * r3 + c2 * r3 + c2 * r4 + c3 * r4 + m * c3 * r3 + l * (c1 + c2) * r2;
    double a2 =
        m * (c13 * r1 * r3 - c23 * r3 * r4 + (c13 + c23) * r3 * r3)
            + l * m * (c13 + c23) * r2 * r3
            - m * m * (c13 + c23) * r3 * r3
            + l * (c12 * r2 * r4 + c12 * r1 * r2 + c13 * r2 * r4 + c23 * r2 * r4)
            + (c12 * r1 * r4
                + c13 * r1 * r4
                + c12 * r3 * r4
                + c12 * r1 * r3
                + c13 * r3 * r4
                + c23 * r3 * r4);
    double a3 =
        l * m * c123 * r2 * r3 * (r1 + r4)
            - m * m * c123 * r3 * r3 * (r1 + r4)
            + m * c123 * (r3 * r3 * r4 + r1 * r3 * r3 - r1 * r3 * r4)
            + l * c123 * r1 * r2 * r4
            + c123 * r1 * r3 * r4;
    double c = 2 * rate;
    double cc = c * c;
    double ccc = cc * c;
    double scale = 1 / (1 + a1 * c + a2 * cc + a3 * ccc);
    target[0] = (b1 * c + b2 * cc + b3 * ccc) * scale;
    target[1] = (b1 * c - b2 * cc - 3 * b3 * ccc) * scale;
    target[2] = (-b1 * c - b2 * cc + 3 * b3 * ccc) * scale;
    target[3] = (-b1 * c + b2 * cc - b3 * ccc) * scale;
    target[4] = (3 + a1 * c - a2 * cc - 3 * a3 * ccc) * scale;
    target[5] = (3 - a1 * c - a2 * cc + 3 * a3 * ccc) * scale;
    target[6] = (1 - a1 * c + a2 * cc - a3 * ccc) * scale;
  }

  /**
   * Filters two channels in place with one design, in the transposed direct form of the second
   * kind: while one channel waits for itself the other works.
   *
   * @param one filter of {@code x}
   * @param other filter of {@code y}
   * @param gain of what comes out
   */
  public static void process(
      ToneStack one,
      float[] x,
      ToneStack other,
      float[] y,
      int from,
      int to,
      double[] d,
      float gain) {
    double s1 = one.s1;
    double s2 = one.s2;
    double s3 = one.s3;
    double t1 = other.s1;
    double t2 = other.s2;
    double t3 = other.s3;
    for (int i = from; i < to; i++) {
      double v = x[i];
      double w = y[i];
      double p = Math.fma(d[0], v, s1);
      double q = Math.fma(d[0], w, t1);
      s1 = Math.fma(d[1], v, Math.fma(-d[4], p, s2));
      t1 = Math.fma(d[1], w, Math.fma(-d[4], q, t2));
      s2 = Math.fma(d[2], v, Math.fma(-d[5], p, s3));
      t2 = Math.fma(d[2], w, Math.fma(-d[5], q, t3));
      s3 = Math.fma(d[3], v, -d[6] * p);
      t3 = Math.fma(d[3], w, -d[6] * q);
      x[i] = gain * (float) p;
      y[i] = gain * (float) q;
    }
    one.s1 = s1;
    one.s2 = s2;
    one.s3 = s3;
    other.s1 = t1;
    other.s2 = t2;
    other.s3 = t3;
  }

  /** For the end of a quantum: states too small to hear, or no numbers, become 0, all at once. */
  public void flush() {
    double size = Math.max(Math.abs(s1), Math.max(Math.abs(s2), Math.abs(s3)));
    if (!(size >= LEAST && size <= 1e20)) {
      reset();
    }
  }

  public boolean empty() {
    return s1 == 0 && s2 == 0 && s3 == 0;
  }

  public void reset() {
    s1 = 0;
    s2 = 0;
    s3 = 0;
  }
}
