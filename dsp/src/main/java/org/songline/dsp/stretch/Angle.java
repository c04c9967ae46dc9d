package org.songline.dsp.stretch;

/** Angles of complex numbers, without allocation and with the same bits everywhere. */
final class Angle {
  private static final double TAN_EIGHTH = 0.41421356237309503;

  private Angle() {}

  /** The angle of {@code re + i im} in turns, -0.5 to 0.5, within 1e-9; 0 for zero. */
  static double turns(double im, double re) {
    double x = Math.abs(re);
    double y = Math.abs(im);
    double low = Math.min(x, y);
    double high = Math.max(x, y);
    if (!(high > 0)) {
      return 0;
    }
    double q = low / high;
    boolean upper = q > TAN_EIGHTH;
    double z = upper ? (q - 1) / (q + 1) : q;
    double s = z * z;
    double p = 1.0 / 21;
    p = Math.fma(-p, s, 1.0 / 19);
    p = Math.fma(-p, s, 1.0 / 17);
    p = Math.fma(-p, s, 1.0 / 15);
    p = Math.fma(-p, s, 1.0 / 13);
    p = Math.fma(-p, s, 1.0 / 11);
    p = Math.fma(-p, s, 1.0 / 9);
    p = Math.fma(-p, s, 1.0 / 7);
    p = Math.fma(-p, s, 1.0 / 5);
    p = Math.fma(-p, s, 1.0 / 3);
    p = Math.fma(-p, s, 1.0);
    double turns = z * p * (0.5 / Math.PI) + (upper ? 0.125 : 0);
    if (y > x) {
      turns = 0.25 - turns;
    }
    if (re < 0) {
      turns = 0.5 - turns;
    }
    return im < 0 ? -turns : turns;
  }
}
