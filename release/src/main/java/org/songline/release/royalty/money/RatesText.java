package org.songline.release.royalty.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Values;

/** How exchange rates are written and read. */
public final class RatesText {
  public static final Codec<Rates> RATES = rate().lines().map(Rates::new, Rates::rates);

  private RatesText() {}

  private static Codec<Rates.Rate> rate() {
    Codec<LocalDate> dates = Values.TEXT.map(RatesText::date, LocalDate::toString);
    Codec<BigDecimal> decimals = Values.TEXT.map(RatesText::decimal, BigDecimal::toPlainString);
    var date = Field.of("date", dates, Rates.Rate::date);
    var from = Field.of("from", Values.TEXT, Rates.Rate::from);
    var to = Field.of("to", Values.TEXT, Rates.Rate::to);
    var rate = Field.of("rate", decimals, Rates.Rate::rate);
    var source = Field.of("source", Values.TEXT, Rates.Rate::source);
    return Codec.line(
        Rates.Rate.class,
        keys ->
            new Rates.Rate(
                keys.of(date), keys.of(from), keys.of(to), keys.of(rate), keys.of(source)),
        date,
        from,
        to,
        rate,
        source);
  }

  /**
   * @throws IllegalArgumentException when it is no date
   */
  public static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no date, which looks like 2026-11-22", e);
    }
  }

  /**
   * @throws IllegalArgumentException when it is no plain decimal number
   */
  public static BigDecimal decimal(String text) {
    if (!text.matches("\\d{1,10}(?:\\.\\d{1,20})?")) {
      throw new IllegalArgumentException("\"" + text + "\" is no rate, which looks like 0.9251");
    }
    return new BigDecimal(text);
  }
}
