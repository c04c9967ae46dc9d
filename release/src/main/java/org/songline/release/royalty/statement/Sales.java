package org.songline.release.royalty.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.songline.release.ReleaseProblem;

/** Rows as they are read, those alike added up, to become statements by period. */
final class Sales {
  private static final int MOST_COUNTRIES = 1 << 14;
  private static final int MOST_KINDS = 1 << 12;
  private static final int MOST_CURRENCIES = 1 << 8;
  private static final int MOST_LINES = 20_000_000;

  final Words isrcs = new Words(Tidy::isrc);
  final Words upcs = new Words(Tidy::upc);
  final Words iswcs = new Words(Tidy::iswc);
  final Words texts = new Words(UnaryOperator.identity());
  final Words stores = new Words(Tidy::store);
  final Words countries = new Words(Tidy::country);
  final Words kinds = new Words(UnaryOperator.identity());
  final Words currencies = new Words(Tidy::currency);
  private final Map<Key, Integer> tracks = new HashMap<>();
  private final List<Key> keys = new ArrayList<>();
  private final SortedMap<Integer, Long> rows = new TreeMap<>();
  private final Map<Integer, BigDecimal> fine = new HashMap<>();
  private int[] table = new int[1 << 12];
  private int lines;
  private long[] who = new long[1 << 11];
  private long[] what = new long[1 << 11];
  private long[] units = new long[1 << 11];
  private long[] whole = new long[1 << 11];
  private long[] fraction = new long[1 << 11];

  /** A track by the numbers of its words. */
  record Key(int isrc, int upc, int iswc, int number, int title, int artist, int album) {}

  Sales() {
    Arrays.fill(table, -1);
  }

  int track(Key key) {
    Integer known = tracks.get(key);
    if (known != null) {
      return known;
    }
    keys.add(key);
    tracks.put(key, keys.size() - 1);
    return keys.size() - 1;
  }

  /**
   * Adds a row.
   *
   * @param period of the statement, a number of {@link Months}
   * @param thousandths how often it was sold or used
   */
  void add(
      int period,
      int track,
      int store,
      int country,
      int sold,
      int kind,
      int currency,
      long thousandths,
      Figure amount) {
    if (country >= MOST_COUNTRIES || kind >= MOST_KINDS || currency >= MOST_CURRENCIES) {
      throw new ReleaseProblem(
          "", "it has more countries, kinds or currencies than there are", "check its columns");
    }
    rows.merge(period, 1L, Long::sum);
    long a = (long) track << 32 | store;
    long b = ((((long) country << 15 | sold) << 15 | period) << 12 | kind) << 8 | currency;
    int line = line(a, b);
    units[line] = Math.addExact(units[line], thousandths);
    long parts = fraction[line] + amount.fraction();
    long carry = parts >= Figure.WHOLE ? 1 : 0;
    fraction[line] = parts - carry * Figure.WHOLE;
    whole[line] = Math.addExact(whole[line], amount.whole() + carry);
    BigDecimal rest = amount.fine();
    if (rest != null) {
      fine.merge(line, rest, BigDecimal::add);
    }
  }

  private int line(long a, long b) {
    int slot = slot(a, b);
    while (table[slot] >= 0) {
      if (who[table[slot]] == a && what[table[slot]] == b) {
        return table[slot];
      }
      slot = (slot + 1) & (table.length - 1);
    }
    if (lines == MOST_LINES) {
      throw new ReleaseProblem("", "it has more lines than can be kept", "import it in parts");
    }
    if (lines == who.length) {
      int more = 2 * lines;
      who = Arrays.copyOf(who, more);
      what = Arrays.copyOf(what, more);
      units = Arrays.copyOf(units, more);
      whole = Arrays.copyOf(whole, more);
      fraction = Arrays.copyOf(fraction, more);
    }
    table[slot] = lines;
    who[lines] = a;
    what[lines] = b;
    lines++;
    if (2 * lines > table.length) {
      table = new int[2 * table.length];
      Arrays.fill(table, -1);
      for (int i = 0; i < lines; i++) {
        int free = slot(who[i], what[i]);
        while (table[free] >= 0) {
          free = (free + 1) & (table.length - 1);
        }
        table[free] = i;
      }
    }
    return lines - 1;
  }

  private int slot(long a, long b) {
    long mixed = a * 0x9E3779B97F4A7C15L + b * 0xC2B2AE3D27D4EB4FL;
    mixed ^= mixed >>> 29;
    mixed *= 0xBF58476D1CE4E5B9L;
    return (int) (mixed >>> 32) & (table.length - 1);
  }

  /** The statements, one for each period that has a row, their lines in order. */
  List<Statement> statements(String source) {
    Ranks ranks = new Ranks();
    long[] a = new long[lines];
    long[] b = new long[lines];
    for (int i = 0; i < lines; i++) {
      long key = what[i];
      int currency = (int) (key & 0xff);
      int kind = (int) (key >>> 8 & 0xfff);
      int period = (int) (key >>> 20 & 0x7fff);
      int sold = (int) (key >>> 35 & 0x7fff);
      int country = (int) (key >>> 50);
      a[i] =
          (long) period << 48
              | (long) ranks.track[(int) (who[i] >>> 32)] << 24
              | ranks.store[(int) who[i]];
      b[i] =
          (((long) ranks.country[country] << 15 | sold) << 12 | ranks.kind[kind]) << 8
              | ranks.currency[currency];
    }
    int[] order = Order.of(a, b);
    List<Statement> found = new ArrayList<>();
    int first = 0;
    while (first < lines) {
      int period = (int) (a[order[first]] >>> 48);
      int end = first;
      while (end < lines && (int) (a[order[end]] >>> 48) == period) {
        end++;
      }
      found.add(statement(source, period, ranks, a, b, Arrays.copyOfRange(order, first, end)));
      first = end;
    }
    return found;
  }

  /** The one statement of a period, whose rows were counted before; it may be empty. */
  Statement statement(String source, int period, long count) {
    rows.put(period, count);
    return statements(source).stream()
        .findFirst()
        .orElseGet(
            () ->
                new Statement(
                    source,
                    Months.of(period),
                    count,
                    new Statement.Names(List.of(), List.of(), List.of(), List.of(), List.of()),
                    new Statement.Columns(0)));
  }

  private Statement statement(
      String source, int period, Ranks ranks, long[] a, long[] b, int[] order) {
    Statement.Columns columns = new Statement.Columns(order.length);
    int[] own = new int[ranks.tracks.size()];
    Arrays.fill(own, -1);
    List<Track> used = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      int line = order[i];
      int track = (int) (a[line] >>> 24 & 0xffffff);
      if (own[track] < 0) {
        own[track] = used.size();
        used.add(ranks.tracks.get(track));
      }
      columns.track[i] = own[track];
      columns.store[i] = (int) (a[line] & 0xffffff);
      columns.currency[i] = (short) (b[line] & 0xff);
      columns.kind[i] = (short) (b[line] >>> 8 & 0xfff);
      columns.sold[i] = (short) (b[line] >>> 20 & 0x7fff);
      columns.country[i] = (short) (b[line] >>> 35);
      columns.units[i] = units[line];
      columns.whole[i] = whole[line];
      columns.fraction[i] = fraction[line];
      BigDecimal rest = fine.get(line);
      if (rest != null) {
        columns.fine.put(i, rest);
      }
    }
    return new Statement(
        source,
        Months.of(period),
        rows.getOrDefault(period, 0L),
        new Statement.Names(used, ranks.stores, ranks.countries, ranks.kinds, ranks.currencies),
        columns);
  }

  Track trackAt(int number) {
    Key key = keys.get(number);
    return new Track(
        isrcs.text(key.isrc()),
        upcs.text(key.upc()),
        iswcs.text(key.iswc()),
        texts.text(key.number()),
        texts.text(key.title()),
        texts.text(key.artist()),
        texts.text(key.album()));
  }

  /** The places of numbered words and tracks in their natural order. */
  private final class Ranks {
    final List<Track> tracks = new ArrayList<>();
    final int[] track = new int[keys.size()];
    final List<String> stores = new ArrayList<>();
    final int[] store = sorted(Sales.this.stores, stores);
    final List<String> countries = new ArrayList<>();
    final int[] country = sorted(Sales.this.countries, countries);
    final List<String> kinds = new ArrayList<>();
    final int[] kind = sorted(Sales.this.kinds, kinds);
    final List<String> currencies = new ArrayList<>();
    final int[] currency = sorted(Sales.this.currencies, currencies);

    Ranks() {
      if (keys.size() >= 1 << 24 || store.length >= 1 << 24) {
        throw new ReleaseProblem("", "it has too many tracks or shops", "check its columns");
      }
      List<Track> all = IntStream.range(0, keys.size()).mapToObj(Sales.this::trackAt).toList();
      List<Integer> order =
          IntStream.range(0, all.size()).boxed().sorted(Comparator.comparing(all::get)).toList();
      for (int i = 0; i < order.size(); i++) {
        track[order.get(i)] = i;
        tracks.add(all.get(order.get(i)));
      }
    }

    private static int[] sorted(Words words, List<String> into) {
      List<Integer> order =
          IntStream.range(0, words.size())
              .boxed()
              .sorted(Comparator.comparing(words::text))
              .toList();
      int[] ranks = new int[words.size()];
      for (int i = 0; i < ranks.length; i++) {
        ranks[order.get(i)] = i;
        into.add(words.text(order.get(i)));
      }
      return ranks;
    }
  }

  boolean isEmpty() {
    return lines == 0;
  }
}
