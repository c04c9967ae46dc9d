package org.songline.mastering.reference;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures of several references together. */
final class References {
  private References() {}

  /** The mean of a figure by the references' weights, of those that have it; NaN for none. */
  static double mean(List<Reference> references, ToDoubleFunction<Profile> figure) {
    double sum = 0;
    double weight = 0;
    for (Reference reference : references) {
      double value = figure.applyAsDouble(reference.profile());
      if (!Double.isNaN(value)) {
        sum += reference.weight() * value;
        weight += reference.weight();
      }
    }
    return sum / weight;
  }
}
