package org.songline.release.royalty.statement;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songline.release.ReleaseProblem;
import org.songline.release.royalty.money.Amount;

/**
 * Reads a DSR flat file: Financial Reporting to Record Companies, where each sale has its amount;
 * and Basic Audio, where a summary has one amount, which its uses share by their number, to 1e-9
 * with the largest remainder.
 */
final class DsrReader {
  private final String name;
  private final StatementReader.Told told;
  private final DsrRecords records = new DsrRecords();
  private final DsrSummaries summaries;
  private final Map<String, Integer> block = new HashMap<>();
  private String blockId = "";
  private String sender = "";
  private String service = "";
  private long skipped;
  private boolean footed;

  DsrReader(String name, StatementReader.Told told) {
    this.name = name;
    this.told = told;
    summaries = new DsrSummaries(name, told);
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
    summaries.share();
    summaries.fees();
    if (summaries.sales().isEmpty()) {
      throw new ReleaseProblem(name, "it reports no sale", "ask its sender for the report");
    }
    String source =
        told.source()
                .orElse(
                    "dsr-"
                        + DsrCells.slug(sender)
                        + (service.isEmpty() ? "" : "-" + DsrCells.slug(service)))
            + summaries.territories();
    return new StatementReader.Read(
        "DSR flat file of " + sender,
        source,
        summaries.sales().statements(source),
        skipped,
        summaries.notices());
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
          "\"" + DsrCells.shortened(type) + "\" is no type of record",
          "check that the file is whole");
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
    int end = DsrCells.month(rows, cell(rows, "HEAD", "UsageEndDate"));
    summaries.period(told.period().map(Months::of).orElse(end));
  }

  private void summary(ByteRows rows, String type) {
    String currency =
        DsrCells.first(
            cell(rows, type, "CurrencyOfAccounting"),
            cell(rows, type, "CurrencyOfReporting"),
            cell(rows, type, "Currency"),
            told.currency().orElse(""));
    String allocated =
        DsrCells.first(
            cell(rows, type, "AllocatedRevenue"), cell(rows, type, "AllocatedNetRevenue"));
    boolean each = type.equals("SY10");
    if (!each && allocated.isEmpty()) {
      summaries
          .notices()
          .add(
              "line "
                  + rows.line()
                  + ": its summary allocates no amount; its uses are counted and pay nothing");
    }
    Amount fees = Amount.ZERO;
    for (String fee :
        cell(rows, type, "UsageIndependentFeeInCurrencyOfAccounting").split("\\|", -1)) {
      fees = fees.plus(DsrCells.number(rows, fee));
    }
    Amount sum = Amount.ZERO;
    for (String part : allocated.split("\\|", -1)) {
      sum = sum.plus(DsrCells.number(rows, part));
    }
    DsrSummaries.Summary summary =
        new DsrSummaries.Summary(
            cell(rows, type, "Territory"),
            DsrCells.first(cell(rows, type, "ServiceDescription"), service, sender),
            DsrCells.first(cell(rows, type, "UseType"), cell(rows, type, "CommercialModel")),
            currency.isEmpty() ? "" : DsrCells.checked(rows, currency),
            each ? Amount.ZERO : sum,
            fees);
    summaries.put(cell(rows, type, "SummaryRecordId"), summary);
  }

  private void sale(ByteRows rows) {
    DsrSummaries.Summary summary = summaryOf(rows, "SR08");
    int sold = DsrCells.month(rows, cell(rows, "SR08", "SalesTransactionDate"));
    String isrc = cell(rows, "SR08", "ResourceISRC");
    String title =
        isrc.isEmpty() && cell(rows, "SR08", "ResourceTitle").isEmpty()
            ? cell(rows, "SR08", "ReleaseTitle")
            : cell(rows, "SR08", "ResourceTitle");
    int track =
        summaries.track(
            isrc,
            cell(rows, "SR08", "ReleaseICPN"),
            "",
            title,
            DsrCells.first(
                cell(rows, "SR08", "ResourceDisplayArtistName"),
                cell(rows, "SR08", "ReleaseDisplayArtistName")),
            cell(rows, "SR08", "ReleaseTitle"));
    summaries.add(
        rows.line(),
        summary,
        track,
        sold,
        DsrCells.thousandths(DsrCells.number(rows, cell(rows, "SR08", "NetUsage"))),
        DsrCells.number(rows, cell(rows, "SR08", "AllocatedNetRevenueInCurrencyOfAccounting")));
  }

  private void use(ByteRows rows, String type, int track) {
    summaryOf(rows, type);
    if (cell(rows, type, "IsRoyaltyBearing").equalsIgnoreCase("false")) {
      skipped++;
      return;
    }
    Amount count =
        DsrCells.number(
            rows,
            DsrCells.first(
                cell(rows, type, "NumberOfStreams"),
                cell(rows, type, "Downloads"),
                cell(rows, type, "Usages")));
    Amount returns = DsrCells.number(rows, cell(rows, type, "Returns"));
    summaries.use(
        cell(rows, type, "SummaryRecordId"), track, DsrCells.thousandths(count.minus(returns)));
  }

  private int resource(ByteRows rows, String type) {
    return summaries.track(
        cell(rows, type, "ISRC"),
        cell(rows, type, "ICPN"),
        cell(rows, type, "ISWC"),
        cell(rows, type, "ResourceTitle"),
        cell(rows, type, "ResourceDisplayArtistName"),
        cell(rows, type, "ReleaseTitle"));
  }

  private int described(ByteRows rows, String type) {
    return summaries.track(
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
    return summaries.track("", "", "", "Release " + release + " of block " + blockId, "", "");
  }

  private DsrSummaries.Summary summaryOf(ByteRows rows, String type) {
    String id = cell(rows, type, "SummaryRecordId");
    return summaries
        .get(id)
        .orElseThrow(
            () ->
                rows.problem(
                    "it names the summary \"" + DsrCells.shortened(id) + "\", which is not there",
                    "check that the file is whole"));
  }

  private String cell(ByteRows rows, String type, String cell) {
    return records.text(rows, type, cell);
  }
}
