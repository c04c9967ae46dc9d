package org.songline.release.royalty.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.songline.release.ReleaseProblem;

/** Exchange rates by date, each with where it was found; in the order of currencies and dates. */
public record Rates(List<Rate> rates) {
  private static final Comparator<Rate> ORDER =
      Comparator.comparing(Rate::from)
          .thenComparing(Rate::to)
          .thenComparing(Rate::date)
          .thenComparing(Rate::source);

  public static final Rates NONE = new Rates(List.of());

  /**
   * What one unit of a currency was in another.
   *
   * @param rate above 0, at most 20 decimals
   * @param source who says so, for example {@code ECB}
   */
  public record Rate(LocalDate date, String from, String to, BigDecimal rate, String source) {
    public Rate {
      from = Currencies.checked(from);
      to = Currencies.checked(to);
      rate = rate.stripTrailingZeros();
      if (rate.signum() <= 0 || rate.scale() > 20 || rate.precision() > 30 || from.equals(to)) {
        throw new IllegalArgumentException(
            "a rate of " + rate.toPlainString() + " from " + from + " to " + to + " is none");
      }
      if (source.isBlank()) {
        throw new IllegalArgumentException("a rate without its source");
      }
    }
  }

  public Rates {
    rates = rates.stream().sorted(ORDER).toList();
  }

  /** With one more, or one in place of that of its day. */
  public Rates with(Rate rate) {
    List<Rate> changed = new ArrayList<>(rates);
    changed.removeIf(
        old ->
            old.date().equals(rate.date())
                && old.from().equals(rate.from())
                && old.to().equals(rate.to()));
    changed.add(rate);
    return new Rates(changed);
  }

  /**
   * The rate that holds for a month's statement: the last one that is dated in or before it; empty
   * for a currency into itself.
   *
   * @throws ReleaseProblem when there is none
   */
  public Optional<Rate> at(YearMonth period, String from, String to) {
    if (from.equals(to)) {
      return Optional.empty();
    }
    LocalDate end = period.atEndOfMonth();
    Optional<Rate> found =
        rates.stream()
            .filter(rate -> rate.from().equals(from) && rate.to().equals(to))
            .filter(rate -> !rate.date().isAfter(end))
            .max(Comparator.comparing(Rate::date));
    if (found.isEmpty()) {
      throw new ReleaseProblem(
          "rates",
          "there is no rate from " + from + " to " + to + " of " + period + " or earlier",
          "add one: royalties rates FOLDER --add " + end + " " + from + " " + to + " RATE SOURCE");
    }
    return found;
  }
}
