package org.songline.measure.spectrum;

/** Sums of the bins of a spectrum. */
public final class Bins {
  private Bins() {}

  /**
   * The sum from one place to another with the parts of the bins at the edges; bin {@code k}
   * reaches from {@code k} to {@code k + 1}.
   */
  public static double sum(double[] bins, double from, double to) {
    double end = Math.min(to, bins.length);
    if (from >= end) {
      return 0;
    }
    int first = (int) from;
    int last = (int) Math.min(end, bins.length - 1);
    if (first == last) {
      return (end - from) * bins[first];
    }
    double sum = (first + 1 - from) * bins[first] + (end - last) * bins[last];
    for (int k = first + 1; k < last; k++) {
      sum += bins[k];
    }
    return sum;
  }
}
