package org.songline.devices.pitch;

/** Pitch and level of a tone whose frequency is nearly known. */
final class Tones {
  private Tones() {}

  /** Cents from {@code w} radians a sample, by the phase that turns between two halves. */
  static double cents(double[] x, int from, int to, double w) {
    int half = (to - from) / 2;
    double[] a = bin(x, from, half, w);
    double[] b = bin(x, from + half, half, w);
    double turned = Math.atan2(b[1], b[0]) - Math.atan2(a[1], a[0]);
    turned = Math.IEEEremainder(turned, 2 * Math.PI);
    return 1200 * Math.log(1 + turned / half / w) / Math.log(2);
  }

  static double level(double[] x, int from, int to, double w) {
    double[] z = bin(x, from, to - from, w);
    return 2 * Math.hypot(z[0], z[1]) / (to - from);
  }

  private static double[] bin(double[] x, int from, int count, double w) {
    double[] z = new double[2];
    for (int i = 0; i < count; i++) {
      double window = 1 - Math.cos(2 * Math.PI * i / count);
      z[0] += window * x[from + i] * Math.cos(w * (from + i));
      z[1] -= window * x[from + i] * Math.sin(w * (from + i));
    }
    return z;
  }
}
