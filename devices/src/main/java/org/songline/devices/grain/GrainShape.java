package org.songline.devices.grain;

import org.songline.dsp.Exact;

/** How a grain swells and fades, as a curve of {@value #POINTS} points and one more. */
enum GrainShape {
  SMOOTH {
    @Override
    double at(double x) {
      return 0.5 - 0.5 * Exact.cos(Exact.TWO_PI * x);
    }
  },
  FLAT {
    @Override
    double at(double x) {
      double edge = Math.min(1, Math.min(x, 1 - x) / 0.15);
      return 0.5 - 0.5 * Exact.cos(Math.PI * edge);
    }
  },
  PLUCK {
    @Override
    double at(double x) {
      double rise = x < 0.03 ? 0.5 - 0.5 * Exact.cos(Math.PI * x / 0.03) : 1;
      double end = x > 0.9 ? 0.5 + 0.5 * Exact.cos(Math.PI * (x - 0.9) / 0.1) : 1;
      return rise * end * Exact.exp(-4 * Math.max(0, x - 0.03));
    }
  },
  RISE {
    @Override
    double at(double x) {
      return PLUCK.at(1 - x);
    }
  };

  static final int POINTS = 1024;

  private static final GrainShape[] ALL = values();

  @SuppressWarnings("ImmutableEnumChecker") // never written to after it is made
  final float[] curve = new float[POINTS + 2];

  /** The mean of the curve and of its square: the level of many grains. */
  final float mean;

  final float power;

  GrainShape() {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i <= POINTS; i++) {
      double y = at((double) i / POINTS);
      curve[i] = (float) y;
      sum += y;
      squares += y * y;
    }
    mean = (float) (sum / POINTS);
    power = (float) (squares / POINTS);
  }

  abstract double at(double x);

  static GrainShape of(int choice) {
    return ALL[choice];
  }
}
