package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;

/** The tempo of a hand that taps. */
final class Taps {
  private static final double SECONDS = 60;

  private Taps() {}

  /** The median of the distances, made finer by the mean of those near it, in beats a minute. */
  static double bpm(List<Double> taps) {
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < taps.size(); i++) {
      double gap = taps.get(i) - taps.get(i - 1);
      Words.needs(gap > 0, "tempos", "the taps are not in order", "tap again");
      gaps.add(gap);
    }
    gaps.sort(Double::compare);
    double median = gaps.get(gaps.size() / 2);
    return SECONDS
        / gaps.stream()
            .mapToDouble(Double::doubleValue)
            .filter(gap -> Math.abs(gap - median) < median / 4)
            .average()
            .orElse(median);
  }
}
