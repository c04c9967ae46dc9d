package org.songline.release.royalty.statement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songline.release.royalty.money.Amount;

/**
 * What one source reported for one period: lines in order, each of one track, shop, country, month
 * of sale, kind of use and currency. Kept in columns, for there may be millions.
 */
public final class Statement {
  private final String source;
  private final YearMonth period;
  private final long rows;
  private final List<Track> tracks;
  private final List<String> stores;
  private final List<String> countries;
  private final List<String> kinds;
  private final List<String> currencies;
  private final Columns columns;

  /** The lines. */
  static final class Columns {
    final int[] track;
    final int[] store;
    final short[] country;
    final short[] sold;
    final short[] kind;
    final short[] currency;
    final long[] units;
    final long[] whole;
    final long[] fraction;
    final Map<Integer, BigDecimal> fine = new TreeMap<>();

    Columns(int lines) {
      track = new int[lines];
      store = new int[lines];
      country = new short[lines];
      sold = new short[lines];
      kind = new short[lines];
      currency = new short[lines];
      units = new long[lines];
      whole = new long[lines];
      fraction = new long[lines];
    }
  }

  /** The texts that lines name by number. */
  record Names(
      List<Track> tracks,
      List<String> stores,
      List<String> countries,
      List<String> kinds,
      List<String> currencies) {}

  Statement(String source, YearMonth period, long rows, Names names, Columns columns) {
    this.source = source;
    this.period = period;
    this.rows = rows;
    this.tracks = Collections.unmodifiableList(names.tracks());
    this.stores = names.stores();
    this.countries = names.countries();
    this.kinds = names.kinds();
    this.currencies = names.currencies();
    this.columns = columns;
  }

  /** Who sent it. */
  public String source() {
    return source;
  }

  /** The month in which it was reported. */
  public YearMonth period() {
    return period;
  }

  /** How many rows the file had for it; lines that are alike in everything but figures are one. */
  public long rows() {
    return rows;
  }

  public int lines() {
    return columns.track.length;
  }

  public List<Track> tracks() {
    return tracks;
  }

  /** The place of a line's track in {@link #tracks}. */
  public int track(int line) {
    return columns.track[line];
  }

  public String store(int line) {
    return stores.get(columns.store[line]);
  }

  /** ISO 3166 where that is known, else as it was told. */
  public String country(int line) {
    return countries.get(columns.country[line]);
  }

  public String kind(int line) {
    return kinds.get(columns.kind[line]);
  }

  public String currency(int line) {
    return currencies.get(columns.currency[line]);
  }

  /** The month of sale; the period where the file does not tell. */
  public YearMonth sold(int line) {
    return Months.of(columns.sold[line]);
  }

  /** In thousandths; negative for what was taken back. */
  public long units(int line) {
    return columns.units[line];
  }

  public Amount amount(int line) {
    Sum sum = new Sum();
    sum.add(this, line);
    return sum.amount();
  }

  long whole(int line) {
    return columns.whole[line];
  }

  long fraction(int line) {
    return columns.fraction[line];
  }

  @Nullable BigDecimal fine(int line) {
    return columns.fine.isEmpty() ? null : columns.fine.get(line);
  }

  /** What it adds up to, by currency. */
  public SortedMap<String, Amount> totals() {
    SortedMap<String, Sum> sums = new TreeMap<>();
    for (int line = 0; line < lines(); line++) {
      sums.computeIfAbsent(currency(line), _ -> new Sum()).add(this, line);
    }
    SortedMap<String, Amount> totals = new TreeMap<>();
    sums.forEach((currency, sum) -> totals.put(currency, sum.amount()));
    return totals;
  }

  /** A line's fields but its figures, in one text. */
  String keyOf(int line) {
    return String.join(
        "\t",
        tracks.get(track(line)).key(),
        store(line),
        country(line),
        sold(line).toString(),
        kind(line),
        currency(line));
  }
}
