package org.songline.bench.cost;

import java.util.List;
import java.util.Locale;

/**
 * What one instance takes, of several runs.
 *
 * @param seconds of processor time for one second of sound: the median
 */
record Figure(double seconds) {
  static Figure of(List<Double> runs) {
    double[] sorted = runs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no runs");
    }
    int middle = sorted.length / 2;
    return new Figure(
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
  }

  /** How many instances one core plays in real time. */
  double perCore() {
    return 1 / seconds;
  }

  /** How many of ours run in the time of one of the other's: above 1 ours is ahead. */
  double ahead(Figure other) {
    return other.seconds / seconds;
  }

  /** Instances a core to three figures. */
  @Override
  public String toString() {
    if (seconds <= 0) {
      return "too many to tell";
    }
    if (perCore() < 100) {
      return String.format(Locale.ROOT, "%.1f", perCore());
    }
    double step = Math.max(1, Math.pow(10, Math.floor(Math.log10(perCore())) - 2));
    return String.format(Locale.ROOT, "%.0f", Math.rint(perCore() / step) * step);
  }
}
