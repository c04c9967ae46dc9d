package org.songline.release.royalty.statement;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.songline.release.ReleaseProblem;
import org.songline.release.royalty.money.Currencies;
import org.songline.release.royalty.statement.Format.Meaning;

/** Reads a table whose header is known. */
final class TableReader {
  private static final Set<String> TOTALS =
      Set.of("total", "totals", "grand total", "sum", "summe", "gesamt", "total general");
  private static final int UNKNOWN = Integer.MIN_VALUE;

  private final String name;
  private final Header header;
  private final StatementReader.Told told;
  private final Sales sales = new Sales();
  private final Figure amount = new Figure();
  private final Figure units = new Figure();
  private final Words months = new Words(UnaryOperator.identity());
  private int[] monthOf = new int[64];
  private final Map<Meaning, Integer> columns = new EnumMap<>(Meaning.class);
  private final Map<Integer, List<String>> skip = new HashMap<>();
  private long skipped;

  TableReader(String name, Header header, StatementReader.Told told) {
    this.name = name;
    this.header = header;
    this.told = told;
    Arrays.fill(monthOf, UNKNOWN);
    for (Meaning meaning : Meaning.values()) {
      columns.put(meaning, header.column(meaning));
    }
    header
        .format()
        .skip()
        .forEach(
            (column, values) -> {
              int at = header.plain().indexOf(Format.plain(column));
              if (at >= 0) {
                skip.put(at, values);
              }
            });
  }

  StatementReader.Read read(InputStream in) throws IOException {
    ByteRows rows = new ByteRows(in, name, header.separator(), header.quotes());
    while (rows.next() && rows.line() < header.line()) {
      // What stands before the table.
    }
    int need = columns.values().stream().mapToInt(at -> at).max().orElse(0) + 1;
    int width = header.names().size();
    int fixed = fixedCurrency(rows);
    int store = column(Meaning.STORE) < 0 ? sales.stores.of(header.format().name()) : -1;
    int period = told.period().map(Months::of).orElse(-1);
    while (rows.next()) {
      if (isSkipped(rows)) {
        skipped++;
        continue;
      }
      check(rows, width, need);
      row(rows, fixed, store, period);
    }
    if (sales.isEmpty()) {
      throw new ReleaseProblem(name, "it has a header but no rows", "export it again");
    }
    String source = told.source().orElse(header.format().id());
    return new StatementReader.Read(
        header.format().name(), source, sales.statements(source), skipped, new ArrayList<>());
  }

  private void row(ByteRows rows, int fixed, int store, int fixedPeriod) {
    int sold = month(rows, Meaning.SOLD);
    int reported = month(rows, Meaning.REPORTED);
    int period = reported >= 0 ? reported : fixedPeriod >= 0 ? fixedPeriod : sold;
    if (period < 0) {
      throw rows.problem("no column tells its month", "say it with --period 2026-07");
    }
    int at = column(Meaning.AMOUNT);
    if (!amount.read(rows.bytes(), rows.start(at), rows.end(at), header.decimal())) {
      throw rows.problem(
          "\"" + rows.text(at) + "\" is no amount with a " + mark() + " before its decimals",
          "mend the row, or tell the decimals in a mapping");
    }
    int many = column(Meaning.UNITS);
    if (many >= 0
        && many < rows.fields()
        && !units.read(rows.bytes(), rows.start(many), rows.end(many), header.decimal())) {
      throw rows.problem("\"" + rows.text(many) + "\" is no number of units", "mend the row");
    }
    int track =
        sales.track(
            new Sales.Key(
                word(rows, Meaning.ISRC, sales.isrcs),
                word(rows, Meaning.UPC, sales.upcs),
                word(rows, Meaning.ISWC, sales.iswcs),
                word(rows, Meaning.NUMBER, sales.texts),
                word(rows, Meaning.TITLE, sales.texts),
                word(rows, Meaning.ARTIST, sales.texts),
                word(rows, Meaning.ALBUM, sales.texts)));
    sales.add(
        period,
        track,
        store >= 0 ? store : word(rows, Meaning.STORE, sales.stores),
        word(rows, Meaning.COUNTRY, sales.countries),
        sold >= 0 ? sold : period,
        word(rows, Meaning.KIND, sales.kinds),
        fixed >= 0 ? fixed : currency(rows),
        many < 0 ? 0 : thousandths(rows),
        amount);
  }

  private long thousandths(ByteRows rows) {
    if (Math.abs(units.whole()) > 1_000_000_000_000L || units.fine() != null) {
      throw rows.problem("it has more units than can be", "mend the row");
    }
    return units.whole() * 1000 + units.fraction() / 1_000_000_000_000_000L;
  }

  private int column(Meaning meaning) {
    return columns.getOrDefault(meaning, -1);
  }

  private int word(ByteRows rows, Meaning meaning, Words words) {
    int at = column(meaning);
    return at < 0 || at >= rows.fields() ? 0 : words.of(rows.bytes(), rows.start(at), rows.end(at));
  }

  private int currency(ByteRows rows) {
    try {
      int currency = word(rows, Meaning.CURRENCY, sales.currencies);
      if (currency == 0) {
        throw rows.problem("it has no currency", "mend the row, or say it with --currency EUR");
      }
      return currency;
    } catch (IllegalArgumentException e) {
      throw rows.problem(String.valueOf(e.getMessage()), "mend the row");
    }
  }

  private int month(ByteRows rows, Meaning meaning) {
    int word = word(rows, meaning, months);
    if (word == 0) {
      return -1;
    }
    if (word >= monthOf.length) {
      int old = monthOf.length;
      monthOf = Arrays.copyOf(monthOf, 2 * Math.max(old, word));
      Arrays.fill(monthOf, old, monthOf.length, UNKNOWN);
    }
    if (monthOf[word] == UNKNOWN) {
      monthOf[word] = Months.read(months.text(word), header.format().dayFirst());
    }
    if (monthOf[word] < 0) {
      throw rows.problem(
          "\"" + months.text(word) + "\" is no month or day that is known",
          "write it as 2026-07 in that row");
    }
    return monthOf[word];
  }

  /** The currency of all amounts; -1 when each row tells its own. */
  private int fixedCurrency(ByteRows rows) {
    if (column(Meaning.CURRENCY) >= 0) {
      return -1;
    }
    String currency =
        Format.currencyIn(header.names().get(column(Meaning.AMOUNT)))
            .or(() -> told.currency().map(Currencies::checked))
            .orElse(header.format().currency());
    if (currency.isEmpty()) {
      throw rows.problem("no column tells the currency", "say it with --currency EUR");
    }
    return sales.currencies.of(currency);
  }

  private boolean isSkipped(ByteRows rows) {
    boolean blank = true;
    for (int i = 0; i < rows.fields() && blank; i++) {
      blank = rows.isEmpty(i);
    }
    if (blank) {
      return true;
    }
    for (Map.Entry<Integer, List<String>> rule : skip.entrySet()) {
      if (rule.getValue().contains(rows.text(rule.getKey()).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return rows.end(0) - rows.start(0) < 15
        && word(rows, Meaning.ISRC, sales.isrcs) == 0
        && TOTALS.contains(rows.text(0).replace(":", "").toLowerCase(Locale.ROOT));
  }

  private void check(ByteRows rows, int width, int need) {
    if (rows.fields() < need) {
      throw rows.problem(
          "it has " + rows.fields() + " fields and the header " + width,
          "mend the row: it is cut off, or has a line end without quotes");
    }
    for (int i = width; i < rows.fields(); i++) {
      if (!rows.isEmpty(i)) {
        throw rows.problem(
            "it has " + rows.fields() + " fields and the header " + width,
            "mend the row: a separator stands in a field without quotes");
      }
    }
  }

  private String mark() {
    return header.decimal() == ',' ? "comma" : "point";
  }
}
