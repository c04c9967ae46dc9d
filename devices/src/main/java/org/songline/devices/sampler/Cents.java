package org.songline.devices.sampler;

/** Pitch in cents, to the precision of a double, by exactly rounded operations only. */
final class Cents {
  private Cents() {}

  /** Two to the power of cents / 1200, to the precision of a double's fraction of a cent. */
  static double ratio(double cents) {
    double clamped = Math.clamp(cents, -24000, 24000);
    int octave = (int) Math.floor(clamped / 1200);
    double x = (clamped - octave * 1200) * (0.6931471805599453 / 1200);
    double p = 1.0 / 39916800;
    p = Math.fma(p, x, 1.0 / 3628800);
    p = Math.fma(p, x, 1.0 / 362880);
    p = Math.fma(p, x, 1.0 / 40320);
    p = Math.fma(p, x, 1.0 / 5040);
    p = Math.fma(p, x, 1.0 / 720);
    p = Math.fma(p, x, 1.0 / 120);
    p = Math.fma(p, x, 1.0 / 24);
    p = Math.fma(p, x, 1.0 / 6);
    p = Math.fma(p, x, 0.5);
    p = Math.fma(p, x, 1);
    p = Math.fma(p, x, 1);
    return Math.scalb(p, octave);
  }
}
