package org.songline.coach.finding;

import java.util.Optional;

/**
 * From where on a figure counts as what.
 *
 * @param slight the first limit; when {@code clear} is less, smaller figures are worse
 * @param grave infinite when it never is
 */
public record Limits(double slight, double clear, double grave) {
  /** Limits of what is measured but not told. */
  public static final Limits NEVER =
      new Limits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  private static final double LEAST_SURE = 0.5;
  private static final double MOST_SURE = 0.95;

  /** Limits that nothing makes grave. */
  public static Limits of(double slight, double clear) {
    return new Limits(
        slight, clear, clear < slight ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
  }

  /** Whether smaller figures are worse. */
  public boolean falling() {
    return clear < slight;
  }

  private boolean past(double figure, double limit) {
    return falling() ? figure <= limit : figure >= limit;
  }

  public Optional<Severity> severity(double figure) {
    if (past(figure, grave)) {
      return Optional.of(Severity.GRAVE);
    }
    if (past(figure, clear)) {
      return Optional.of(Severity.CLEAR);
    }
    return past(figure, slight) ? Optional.of(Severity.SLIGHT) : Optional.empty();
  }

  /** How sure the rule is: half at the first limit, near certainty well past the second. */
  public double confidence(double figure) {
    double travel = Double.isInfinite(clear) ? 0 : (figure - slight) / (clear - slight);
    return Math.clamp(LEAST_SURE + 0.3 * travel, LEAST_SURE, MOST_SURE);
  }
}
