package org.songline.release.royalty.statement;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.songline.release.ReleaseProblem;
import org.songline.release.royalty.money.Amount;
import org.songline.release.royalty.money.Currencies;
import org.songline.release.royalty.money.Rounding;

/**
 * Reads a DSR flat file: Financial Reporting to Record Companies, where each sale has its amount;
 * and Basic Audio, where a summary has one amount, which its uses share by their number, to 1e-9
 * with the largest remainder.
 */
final class DsrReader {
  private static final int FINEST = 9;

  private final String name;
  private final StatementReader.Told told;
  private final DsrRecords records = new DsrRecords();
  private final Sales sales = new Sales();
  private final Map<String, Summary> summaries = new LinkedHashMap<>();
  private final Map<String, Integer> block = new HashMap<>();
  private final List<Use> uses = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private String blockId = "";
  private String sender = "";
  private String service = "";
  private int period = -1;
  private long skipped;
  private boolean footed;

  /** What a summary record says for the uses that name it. */
  private record Summary(
      String territory, String service, String use, String currency, Amount amount, Amount fee) {}

  /** Uses that share a summary's amount. */
  private record Use(String summary, int track, long thousandths) {}

  DsrReader(String name, StatementReader.Told told) {
    this.name = name;
    this.told = told;
  }

  StatementReader.Read read(InputStream in) throws IOException {
    ByteRows rows = new ByteRows(in, name, '\t', false);
    while (rows.next()) {
      String type = rows.text(0);
      if (footed) {
        throw rows.problem("a record follows the end of the report", "send for the file again");
      }
      if (type.startsWith("#")) {
        heading(rows, type.substring(1));
      } else {
        record(rows, type);
      }
    }
    if (!footed) {
      throw new ReleaseProblem(
          name, "its last record is missing: it is cut off", "download it again");
    }
    share();
    fees();
    if (sales.isEmpty()) {
      throw new ReleaseProblem(name, "it reports no sale", "ask its sender for the report");
    }
    String source =
        told.source().orElse("dsr-" + slug(sender) + (service.isEmpty() ? "" : "-" + slug(service)))
            + territories();
    return new StatementReader.Read(
        "DSR flat file of " + sender, source, sales.statements(source), skipped, notices);
  }

  private void heading(ByteRows rows, String type) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i < rows.fields(); i++) {
      names.add(rows.text(i));
    }
    if (!names.isEmpty() && type.matches("[A-Z]{2,4}[0-9.]*")) {
      records.tell(type, names);
    }
  }

  private void record(ByteRows rows, String type) {
    if (!type.matches("[A-Z]{2,4}[0-9.]*")) {
      throw rows.problem(
          "\"" + shortened(type) + "\" is no type of record", "check that the file is whole");
    }
    switch (type) {
      case "HEAD" -> head(rows);
      case "FOOT", "SRFO" -> footed = true;
      case "SR08" -> sale(rows);
      case "SR01", "SR02" -> use(rows, type, resource(rows, type));
      default -> {
        if (type.startsWith("SY") && records.knows(type)) {
          summary(rows, type);
        } else if (type.startsWith("AS") && records.knows(type)) {
          begin(rows, type);
          block.put("resource " + cell(rows, type, "ResourceReference"), described(rows, type));
        } else if (type.equals("RE01")) {
          begin(rows, type);
          block.put("release " + cell(rows, type, "ReleaseReference"), described(rows, type));
        } else if (type.startsWith("SU") && records.knows(type)) {
          use(rows, type, transacted(rows, type));
        } else {
          skipped++;
        }
      }
    }
  }

  private void head(ByteRows rows) {
    String profile = cell(rows, "HEAD", "Profile");
    if (!profile.startsWith("BasicAudio") && !profile.startsWith("FinancialReporting")) {
      throw rows.problem(
          "its profile is " + profile,
          "ask for FinancialReportingToRecordCompanies or BasicAudio, or map it as a table");
    }
    sender = cell(rows, "HEAD", "SenderName");
    service = cell(rows, "HEAD", "ServiceDescription");
    period = month(rows, cell(rows, "HEAD", "UsageEndDate"));
    if (told.period().isPresent()) {
      period = Months.of(told.period().get());
    }
  }

  private void summary(ByteRows rows, String type) {
    String currency =
        first(
            cell(rows, type, "CurrencyOfAccounting"),
            cell(rows, type, "CurrencyOfReporting"),
            cell(rows, type, "Currency"),
            told.currency().orElse(""));
    String allocated =
        first(cell(rows, type, "AllocatedRevenue"), cell(rows, type, "AllocatedNetRevenue"));
    boolean each = type.equals("SY10");
    if (!each && allocated.isEmpty()) {
      notices.add(
          "line "
              + rows.line()
              + ": its summary allocates no amount; its uses are counted and pay nothing");
    }
    Amount fees = Amount.ZERO;
    for (String fee :
        cell(rows, type, "UsageIndependentFeeInCurrencyOfAccounting").split("\\|", -1)) {
      fees = fees.plus(number(rows, fee));
    }
    Amount sum = Amount.ZERO;
    for (String part : allocated.split("\\|", -1)) {
      sum = sum.plus(number(rows, part));
    }
    Summary summary =
        new Summary(
            cell(rows, type, "Territory"),
            first(cell(rows, type, "ServiceDescription"), service, sender),
            first(cell(rows, type, "UseType"), cell(rows, type, "CommercialModel")),
            currency.isEmpty() ? "" : checked(rows, currency),
            each ? Amount.ZERO : sum,
            fees);
    // A service may give several summary records one id, one for each holder of rights.
    summaries.merge(
        cell(rows, type, "SummaryRecordId"),
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

  private void sale(ByteRows rows) {
    Summary summary = summaryOf(rows, "SR08");
    int sold = month(rows, cell(rows, "SR08", "SalesTransactionDate"));
    String isrc = cell(rows, "SR08", "ResourceISRC");
    String title =
        isrc.isEmpty() && cell(rows, "SR08", "ResourceTitle").isEmpty()
            ? cell(rows, "SR08", "ReleaseTitle")
            : cell(rows, "SR08", "ResourceTitle");
    int track =
        track(
            isrc,
            cell(rows, "SR08", "ReleaseICPN"),
            "",
            title,
            first(
                cell(rows, "SR08", "ResourceDisplayArtistName"),
                cell(rows, "SR08", "ReleaseDisplayArtistName")),
            cell(rows, "SR08", "ReleaseTitle"));
    add(
        rows.line(),
        summary,
        track,
        sold,
        thousandths(number(rows, cell(rows, "SR08", "NetUsage"))),
        number(rows, cell(rows, "SR08", "AllocatedNetRevenueInCurrencyOfAccounting")));
  }

  private void use(ByteRows rows, String type, int track) {
    summaryOf(rows, type);
    if (cell(rows, type, "IsRoyaltyBearing").equalsIgnoreCase("false")) {
      skipped++;
      return;
    }
    Amount count =
        number(
            rows,
            first(
                cell(rows, type, "NumberOfStreams"),
                cell(rows, type, "Downloads"),
                cell(rows, type, "Usages")));
    Amount returns = number(rows, cell(rows, type, "Returns"));
    uses.add(
        new Use(cell(rows, type, "SummaryRecordId"), track, thousandths(count.minus(returns))));
  }

  private int resource(ByteRows rows, String type) {
    return track(
        cell(rows, type, "ISRC"),
        cell(rows, type, "ICPN"),
        cell(rows, type, "ISWC"),
        cell(rows, type, "ResourceTitle"),
        cell(rows, type, "ResourceDisplayArtistName"),
        cell(rows, type, "ReleaseTitle"));
  }

  private int described(ByteRows rows, String type) {
    return track(
        cell(rows, type, "ISRC").split("\\|", -1)[0],
        cell(rows, type, "ICPN"),
        cell(rows, type, "ISWC"),
        cell(rows, type, "Title"),
        cell(rows, type, "DisplayArtistName"),
        "");
  }

  private void begin(ByteRows rows, String type) {
    String id = cell(rows, type, "BlockId");
    if (!id.equals(blockId)) {
      block.clear();
      blockId = id;
    }
  }

  private int transacted(ByteRows rows, String type) {
    String resource = cell(rows, type, "TransactedResource");
    String release = cell(rows, type, "TransactedRelease");
    Integer track = block.get(resource.isEmpty() ? "release " + release : "resource " + resource);
    if (track != null) {
      return track;
    }
    if (resource.isEmpty() && block.size() == 1) {
      return block.values().iterator().next();
    }
    return track("", "", "", "Release " + release + " of block " + blockId, "", "");
  }

  /** Gives each use its part of its summary's amount. */
  private void share() {
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
  private void fees() {
    summaries.forEach(
        (id, summary) -> {
          if (!summary.fee().isZero()) {
            String title = "Fee that depends on no use, summary " + id;
            add(0, summary, track("", "", "", title, "", ""), period, 0, summary.fee());
            notices.add(title + ": " + summary.fee() + " " + summary.currency());
          }
        });
  }

  private void add(
      long line, Summary summary, int track, int sold, long thousandths, Amount amount) {
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

  private Summary summaryOf(ByteRows rows, String type) {
    String id = cell(rows, type, "SummaryRecordId");
    Summary summary = summaries.get(id);
    if (summary == null) {
      throw rows.problem(
          "it names the summary \"" + shortened(id) + "\", which is not there",
          "check that the file is whole");
    }
    return summary;
  }

  private int track(
      String isrc, String upc, String iswc, String title, String artist, String album) {
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

  private String cell(ByteRows rows, String type, String cell) {
    return records.text(rows, type, cell);
  }

  private static Amount number(ByteRows rows, String text) {
    if (text.isEmpty()) {
      return Amount.ZERO;
    }
    if (!text.matches("-?(?:\\d{1,12}(?:\\.\\d{0,30})?|\\.\\d{1,30})")) {
      throw rows.problem("\"" + shortened(text) + "\" is no number", "send for the file again");
    }
    return Amount.of(new BigDecimal(text));
  }

  private static long thousandths(Amount count) {
    return count.floor(3).longValueExact();
  }

  private static int month(ByteRows rows, String text) {
    int month = Months.read(text.length() == 4 ? text + "-12" : text, false);
    if (month < 0) {
      throw rows.problem("\"" + shortened(text) + "\" is no date", "send for the file again");
    }
    return month;
  }

  private static String checked(ByteRows rows, String currency) {
    try {
      return Currencies.checked(currency);
    } catch (IllegalArgumentException e) {
      throw rows.problem(String.valueOf(e.getMessage()), "send for the file again");
    }
  }

  /** One report for each territory is a source of its own. */
  private String territories() {
    TreeSet<String> all = new TreeSet<>();
    summaries.values().forEach(summary -> all.add(summary.territory()));
    return told.source().isPresent() || all.size() != 1 || all.first().isEmpty()
        ? ""
        : "-" + slug(all.first());
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}
