package org.songline.mastering.reference;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.songline.measure.Measured;

/**
 * How high peaks stand above the body beside the references, and the fast compressor that brings
 * them down: the middle of the peak to short-term loudness ratio, behind everything that follows.
 * Peaks that stand too low are left alone: what is gone no compressor brings back.
 */
final class MatchPeaks {
  /** A difference under this, in LU, is left alone. */
  static final double LEAST = 0.75;

  private static final double LEAST_RATIO = 2;
  private static final double MOST_RATIO = 4;

  /** The furthest that the threshold goes under the peaks, dB. */
  private static final double DEEPEST = 18;

  private final double amount;
  private final double own;
  private final double wanted;
  private double ratio = LEAST_RATIO;
  private double highest = Double.NaN;
  private double threshold = Double.NaN;

  MatchPeaks(Measured mix, List<Reference> references, double amount) {
    this.amount = amount;
    own = PeakRatio.middle(mix);
    double theirs = References.mean(references, Profile::psrMiddle);
    wanted = own + amount * (theirs - own);
  }

  /** Whether peaks shall come down at all. */
  boolean lower() {
    return wanted < own - LEAST;
  }

  /** What of the wanted change did not come, LU: above 0 where peaks still stand too high. */
  double excess(double change) {
    return lower() && !Double.isNaN(change) ? change - (wanted - own) : 0;
  }

  /**
   * Goes further where too little came, and back where too much.
   *
   * @param change of the middle ratio that came, LU
   * @param peaks the level of the peaks before the compressor, dBFS
   */
  void refine(double change, double peaks) {
    double excess = excess(change);
    if (Double.isNaN(threshold)) {
      highest = peaks;
      if (excess < LEAST || !Double.isFinite(peaks)) {
        return;
      }
      threshold = peaks;
      ratio = Math.min(MOST_RATIO, LEAST_RATIO + excess / 3);
    }
    double slope = 1 - 1 / ratio;
    threshold =
        Math.clamp(
            threshold - excess / slope, Math.max(-60, highest - DEEPEST), Math.min(0, highest));
  }

  Optional<MatchStep> step() {
    if (!(threshold < Math.min(0, highest))) {
      return Optional.empty();
    }
    Map<String, Double> settings =
        Map.of(
            "threshold", rounded(threshold),
            "ratio", rounded(ratio),
            "knee", 3.0,
            "attack", 0.1,
            "release", 50.0,
            "look-ahead", 1.0);
    return Optional.of(
        new MatchStep(
            "match-peaks",
            "compressor",
            settings,
            text("%.1f:1 above %.1f dB, fast", ratio, threshold),
            text(
                "peaks stand %.1f LU over the body, wanted %.1f; amount %.0f %%",
                own, wanted, 100 * amount)));
  }

  /** Where the compressor begins, dBFS; NaN while there is none. */
  double threshold() {
    return threshold;
  }

  void threshold(double decibels) {
    threshold = decibels;
  }

  /** Why nothing is done; empty when there is nothing to say. */
  Optional<String> note() {
    if (lower() && step().isEmpty()) {
      return Optional.of(
          text(
              "peaks stand %.1f LU over the body, wanted %.1f: the rest of the chain takes them",
              own, wanted));
    }
    return amount > 0 && wanted > own + LEAST
        ? Optional.of(
            text(
                "peaks stand %.1f LU over the body, wanted %.1f: compression cannot raise them",
                own, wanted))
        : Optional.empty();
  }

  static double rounded(double value) {
    return Math.rint(value * 100) / 100;
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation is in no library of ours
  static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
