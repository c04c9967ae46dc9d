package org.songline.release.royalty.statement;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.songline.release.ReleaseProblem;
import org.songline.release.royalty.money.Amount;
import org.songline.release.royalty.money.Rounding;

/** The summaries of a DSR flat file, and the sales that are given their amounts. */
final class DsrSummaries {
  private static final int FINEST = 9;

  private final String name;
  private final StatementReader.Told told;
  private final Sales sales = new Sales();
  private final Map<String, Summary> summaries = new LinkedHashMap<>();
  private final List<Use> uses = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private int period = -1;

  /** What a summary record says for the uses that name it. */
  record Summary(
      String territory, String service, String use, String currency, Amount amount, Amount fee) {}

  /** Uses that share a summary's amount. */
  private record Use(String summary, int track, long thousandths) {}

  DsrSummaries(String name, StatementReader.Told told) {
    this.name = name;
    this.told = told;
  }

  Sales sales() {
    return sales;
  }

  List<String> notices() {
    return notices;
  }

  /** The month of the report, a number of {@link Months}. */
  void period(int month) {
    period = month;
  }

  Optional<Summary> get(String id) {
    return Optional.ofNullable(summaries.get(id));
  }

  /** Adds a summary; a service may give several one id, one for each holder of rights. */
  void put(String id, Summary summary) {
    summaries.merge(
        id,
        summary,
        (old, more) ->
            new Summary(
                old.territory(),
                old.service(),
                old.use(),
                old.currency(),
                old.amount().plus(more.amount()),
                old.fee().plus(more.fee())));
  }

  /** Adds uses that share a summary's amount. */
  void use(String summary, int track, long thousandths) {
    uses.add(new Use(summary, track, thousandths));
  }

  /** Gives each use its part of its summary's amount. */
  void share() {
    Map<String, Map<Integer, Long>> bySummary = new TreeMap<>();
    for (Use use : uses) {
      bySummary
          .computeIfAbsent(use.summary(), _ -> new TreeMap<>())
          .merge(use.track(), use.thousandths(), Math::addExact);
    }
    bySummary.forEach(
        (id, tracks) -> {
          Summary summary = summaries.get(id);
          if (summary == null) {
            throw new ReleaseProblem(name, "there is no summary " + id, "send for it again");
          }
          long all = tracks.values().stream().filter(count -> count > 0).reduce(0L, Math::addExact);
          Map<String, Amount> parts = new TreeMap<>();
          tracks.forEach(
              (track, count) -> {
                if (count > 0) {
                  parts.put(
                      keyed(track),
                      new Amount(
                          summary.amount().numerator().multiply(BigInteger.valueOf(count)),
                          summary.amount().denominator().multiply(BigInteger.valueOf(all))));
                }
              });
          Map<String, Amount> rounded = Rounding.largestRemainder(parts, FINEST);
          tracks.forEach(
              (track, count) ->
                  add(
                      0,
                      summary,
                      track,
                      period,
                      count,
                      rounded.getOrDefault(keyed(track), Amount.ZERO)));
          Amount rest = summary.amount().minus(Amount.sum(rounded.values()));
          if (!rest.isZero()) {
            add(0, summary, track("", "", "", "Summary " + id, "", ""), period, 0, rest);
          }
        });
  }

  private String keyed(int track) {
    return sales.trackAt(track).key() + "|" + sales.trackAt(track).artist();
  }

  /** What a service pays apart from any use: lines without a code, which wait to be matched. */
  void fees() {
    summaries.forEach(
        (id, summary) -> {
          if (!summary.fee().isZero()) {
            String title = "Fee that depends on no use, summary " + id;
            add(0, summary, track("", "", "", title, "", ""), period, 0, summary.fee());
            notices.add(title + ": " + summary.fee() + " " + summary.currency());
          }
        });
  }

  /** Adds a sale. */
  void add(long line, Summary summary, int track, int sold, long thousandths, Amount amount) {
    if (summary.currency().isEmpty()) {
      throw new ReleaseProblem(
          name + (line > 0 ? ": line " + line : ""),
          "its summary has no currency",
          "say it with --currency EUR");
    }
    Figure figure = new Figure();
    byte[] text = amount.text().getBytes(StandardCharsets.US_ASCII);
    if (!figure.read(text, 0, text.length, '.')) {
      throw new ReleaseProblem(name, "the amount " + amount + " is none", "look at it");
    }
    sales.add(
        period,
        track,
        sales.stores.of(Tidy.store(summary.service())),
        sales.countries.of(Tidy.country(summary.territory())),
        sold,
        sales.kinds.of(summary.use()),
        sales.currencies.of(summary.currency()),
        thousandths,
        figure);
  }

  int track(String isrc, String upc, String iswc, String title, String artist, String album) {
    return sales.track(
        new Sales.Key(
            sales.isrcs.of(Tidy.isrc(isrc)),
            sales.upcs.of(Tidy.upc(upc)),
            sales.iswcs.of(Tidy.iswc(iswc)),
            0,
            sales.texts.of(title),
            sales.texts.of(artist),
            sales.texts.of(album)));
  }

  /** One report for each territory is a source of its own. */
  String territories() {
    TreeSet<String> all = new TreeSet<>();
    summaries.values().forEach(summary -> all.add(summary.territory()));
    return told.source().isPresent() || all.size() != 1 || all.first().isEmpty()
        ? ""
        : "-" + DsrCells.slug(all.first());
  }
}
