package org.songline.devices.pitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.songline.devices.DeviceRun;

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

  /** Noise comes out as it went in, bit for bit, as late as the device says. */
  static void passUnchanged(DeviceRun run) {
    var random = new Random(3);
    float[] x = new float[2 * 64 * 200];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    float[] y = run.process(x.clone());
    int late = 2 * run.processor.latency();
    for (int i = 0; i + late < x.length; i++) {
      assertThat(y[i + late]).isEqualTo(x[i]);
    }
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
