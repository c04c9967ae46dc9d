package org.songline.release.royalty.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songline.release.ReleaseProblem;
import org.songline.release.exact.Share;

class AmountTest {
  @Test
  void aThirdThreeTimesIsTheWhole() {
    Amount third = Amount.parse("10").times(Share.of(1, 3));
    assertThat(third.text()).isEqualTo("10/3");
    assertThat(third.plus(third).plus(third)).isEqualTo(Amount.of(10));
  }

  @Test
  void textsReadBackEqual() {
    for (String text : new String[] {"0", "-12.5", "0.000000001", "1/3", "-7/6", "1000000000000"}) {
      assertThat(Amount.parse(text).text()).isEqualTo(text);
    }
    assertThat(Amount.parse("2/4").text()).isEqualTo("0.5");
    for (String text : new String[] {"", "1,5", "1/0", "1e3", "NaN", "--1", "1."}) {
      assertThatThrownBy(() -> Amount.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatIsTooGreatIsRefused() {
    Amount most = Amount.of(1_000_000_000_000L);
    assertThatThrownBy(() -> most.plus(Amount.parse("0.01")))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void roundingTogetherMakesAndLosesNothing() {
    long seed = 20_260_731L;
    Random random = new Random(seed);
    for (int run = 0; run < 300; run++) {
      Map<String, Amount> amounts = new TreeMap<>();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        amounts.put(
            "p" + i,
            Amount.of(random.nextInt(2_000_000) - 100_000)
                .times(Share.of(1, 1 + random.nextInt(900))));
      }
      for (int decimals : new int[] {0, 2, 3}) {
        Map<String, Amount> rounded = Rounding.largestRemainder(amounts, decimals);
        Amount unit = Amount.of(BigDecimal.ONE.movePointLeft(decimals));
        Amount sum = Amount.sum(amounts.values());
        Amount kept = sum.minus(Amount.sum(rounded.values()));
        assertThat(kept.signum()).as("seed %d run %d", seed, run).isNotNegative();
        assertThat(kept).as("seed %d run %d", seed, run).isLessThan(unit);
        rounded.forEach(
            (who, amount) -> {
              Amount off = amount.minus(amounts.getOrDefault(who, Amount.ZERO));
              assertThat(off).isLessThan(unit).isGreaterThan(unit.negated());
            });
      }
    }
  }

  @Test
  void equalRemaindersGoByTheOrderOfNames() {
    Map<String, Amount> amounts =
        Map.of("b", Amount.parse("10/3"), "a", Amount.parse("10/3"), "c", Amount.parse("10/3"));
    assertThat(Rounding.largestRemainder(amounts, 2))
        .containsEntry("a", Amount.parse("3.34"))
        .containsEntry("b", Amount.parse("3.33"))
        .containsEntry("c", Amount.parse("3.33"));
  }

  @Test
  void theLastRateOfTheMonthOrBeforeHolds() {
    Rates rates =
        Rates.NONE
            .with(rate("2026-05-31", "0.9"))
            .with(rate("2026-07-15", "0.85"))
            .with(rate("2026-07-31", "0.86"))
            .with(rate("2026-08-01", "0.8"))
            .with(rate("2026-07-31", "0.87"));
    assertThat(rates.rates()).hasSize(4);
    assertThat(rates.at(YearMonth.of(2026, 7), "USD", "EUR").orElseThrow().rate())
        .isEqualByComparingTo("0.87");
    assertThat(rates.at(YearMonth.of(2026, 6), "USD", "EUR").orElseThrow().rate())
        .isEqualByComparingTo("0.9");
    assertThat(rates.at(YearMonth.of(2026, 6), "EUR", "EUR")).isEmpty();
    assertThatThrownBy(() -> rates.at(YearMonth.of(2026, 4), "USD", "EUR"))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("USD");
    assertThatThrownBy(() -> rate("2026-07-31", "0")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Rates.Rate rate(String date, String value) {
    return new Rates.Rate(LocalDate.parse(date), "usd", "EUR", new BigDecimal(value), "ECB");
  }
}
