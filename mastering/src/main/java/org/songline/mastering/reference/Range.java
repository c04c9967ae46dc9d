package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mix shows for one figure, and what its references span.
 *
 * @param mix NaN when the mix has none
 * @param low where the references' tolerance begins
 * @param high where it ends
 */
public record Range(double mix, double low, double high) {
  /**
   * The span of several references: their weighted 10th to 90th percentile, widened to at least a
   * tolerance on both sides of its middle; null when no reference has the figure.
   *
   * @param values of the references; NaN for none
   */
  static @Nullable Range of(double mix, List<Double> values, List<Double> weights, double least) {
    List<double[]> known = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      if (Double.isFinite(values.get(i))) {
        known.add(new double[] {values.get(i), weights.get(i)});
        sum += weights.get(i);
      }
    }
    if (known.isEmpty()) {
      return null;
    }
    known.sort(Comparator.comparingDouble(each -> each[0]));
    double low = percentile(known, 0.1 * sum);
    double high = percentile(known, 0.9 * sum);
    double middle = 0.5 * (low + high);
    double half = Math.max(least, 0.5 * (high - low));
    return new Range(mix, middle - half, middle + half);
  }

  /** The value in whose share of the weight a place lies. */
  private static double percentile(List<double[]> known, double place) {
    double before = 0;
    for (double[] each : known) {
      before += each[1];
      if (place <= before) {
        return each[0];
      }
    }
    return known.getLast()[0];
  }

  /** How far the mix lies outside: above 0 over, below 0 under, 0 inside. */
  public double outside() {
    return mix > high ? mix - high : mix < low ? mix - low : 0;
  }

  /** The mix beside the middle of the references. */
  public double difference() {
    return mix - 0.5 * (low + high);
  }
}
