package org.songline.release.registration.packs;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.id.Isrc;
import org.songline.release.registration.Pack;
import org.songline.release.registration.cwr.RegisteredWork;
import org.songline.release.registration.cwr.Registrations;
import org.songline.release.registration.cwr.Version;

/**
 * Works for The MLC (mechanical rights of streams and downloads in the USA): its bulk template as a
 * spreadsheet, and suggestions which recording is of which of its songs.
 */
public final class Mlc {
  /** Columns of the template; a star marks those that must be filled in. */
  static final List<String> COLUMNS =
      List.of(
          "PRIMARY TITLE *",
          "MLC SONG CODE",
          "MEMBERS SONG ID",
          "ISWC",
          "AKA TITLE",
          "AKA TITLE TYPE CODE",
          "WRITER LAST NAME *",
          "WRITER FIRST NAME",
          "WRITER IPI NUMBER",
          "WRITER ROLE CODE *",
          "MLC PUBLISHER NUMBER",
          "PUBLISHER NAME *",
          "PUBLISHER IPI NUMBER *",
          "MLC ADMINISTRATOR NUMBER",
          "ADMINISTRATOR NAME",
          "ADMINISTRATOR IPI NUMBER",
          "COLLECTION SHARE *",
          "RECORDING TITLE",
          "RECORDING ARTIST NAME",
          "RECORDING ISRC",
          "RECORDING LABEL");

  /** Rows below the heading that one file may have. */
  static final int MOST_ROWS = 300;

  private static final String USA = "0840";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

  private Mlc() {}

  /**
   * All works of a publisher, or of a writer who is nobody's; more than one file when there are
   * more than 300 rows.
   *
   * @param codes of songs that The MLC gave; works with one get a list of suggestions too
   */
  public static Pack of(
      Catalog catalog, PartyId submitter, Map<WorkId, String> codes, Clock clock) {
    Party party = catalog.party(submitter);
    Registrations registrations = new Registrations(catalog, submitter, Version.V22);
    List<String> faults = new ArrayList<>();
    List<List<List<String>>> files = new ArrayList<>();
    List<List<String>> open = new ArrayList<>();
    for (WorkId id : catalog.works().keySet()) {
      RegisteredWork work = registrations.of(id, false);
      List<List<String>> rows = rows(catalog, work, id, submitter, codes.getOrDefault(id, ""));
      missing(id, rows, faults);
      if (open.size() + rows.size() > MOST_ROWS) {
        files.add(open);
        open = new ArrayList<>();
      }
      open.addAll(rows);
    }
    files.add(open);
    List<Pack.Entry> entries = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      List<List<String>> sheet = new ArrayList<>(List.of(COLUMNS));
      sheet.addAll(files.get(i));
      entries.add(new Pack.Entry("mlc-works-" + (i + 1) + ".xlsx", Sheet.xlsx("Works", sheet)));
    }
    if (!codes.isEmpty()) {
      entries.add(matches(catalog, party, codes, clock));
    }
    return new Pack(
        entries,
        List.of(
            files.stream().mapToInt(List::size).sum()
                + " rows; hold the heading against the template that the portal gives today"),
        faults);
  }

  /** A writer, a publisher and a recording to each row; the work itself in the first alone. */
  private static List<List<String>> rows(
      Catalog catalog, RegisteredWork work, WorkId id, PartyId submitter, String code) {
    List<List<String>> publishers = publishers(catalog, work, submitter);
    List<Recording> recordings =
        catalog.recordings().values().stream().filter(one -> one.works().contains(id)).toList();
    int count = Math.max(work.writers().size(), Math.max(publishers.size(), recordings.size()));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> row = new ArrayList<>(Collections.nCopies(COLUMNS.size(), ""));
      if (i == 0) {
        row.set(0, work.title());
        row.set(1, code);
        row.set(2, work.number());
        row.set(3, work.iswc());
        if (!work.titles().isEmpty()) {
          row.set(4, work.titles().getFirst().title());
          row.set(5, work.titles().getFirst().type());
        }
      }
      if (i < work.writers().size()) {
        RegisteredWork.Writer writer = work.writers().get(i);
        row.set(6, writer.last());
        row.set(7, writer.first());
        row.set(8, writer.ipi());
        row.set(9, writer.role());
      }
      if (i < publishers.size()) {
        row.set(11, publishers.get(i).get(0));
        row.set(12, publishers.get(i).get(1));
        row.set(16, publishers.get(i).get(2));
      }
      if (i < recordings.size()) {
        Recording recording = recordings.get(i);
        row.set(17, recording.fullTitle());
        row.set(18, recording.artist().text());
        row.set(19, recording.isrc().map(Isrc::text).orElse(""));
        row.set(20, label(catalog, recording));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Name, IPI number and share in percent of whom the submitter speaks for. */
  private static List<List<String>> publishers(
      Catalog catalog, RegisteredWork work, PartyId submitter) {
    List<List<String>> publishers = new ArrayList<>();
    for (RegisteredWork.Publisher one : work.publishers()) {
      if (one.controlled()) {
        publishers.add(List.of(one.name(), one.ipi(), percent(one.collectedIn(USA).mechanical())));
      }
    }
    if (publishers.isEmpty()) {
      for (RegisteredWork.Writer one : work.writers()) {
        if (one.controlled()) {
          publishers.add(
              List.of(
                  catalog.party(submitter).contractName(),
                  one.ipi(),
                  percent(one.owns().mechanical())));
        }
      }
    }
    return publishers;
  }

  private static void missing(WorkId id, List<List<String>> rows, List<String> faults) {
    String place = "work " + id.text() + ": ";
    if (rows.isEmpty() || rows.getFirst().get(11).isEmpty()) {
      faults.add(place + "the submitter has no share of it; name another with --submitter");
    } else if (rows.getFirst().get(12).isEmpty()) {
      faults.add(place + "the publisher has no IPI name number; fill it in");
    } else if (rows.getFirst().get(16).equals("0")) {
      faults.add(place + "the publisher collects nothing in the USA; leave the work out");
    }
    for (List<String> row : rows) {
      for (int[] pair : new int[][] {{4, 5}, {14, 15}, {17, 18}}) {
        if (row.get(pair[0]).isEmpty() != row.get(pair[1]).isEmpty()) {
          faults.add(
              place
                  + COLUMNS.get(pair[0])
                  + " and "
                  + COLUMNS.get(pair[1])
                  + " go together; fill in both");
        }
      }
    }
  }

  private static String label(Catalog catalog, Recording recording) {
    return catalog.releases().values().stream()
        .filter(
            release ->
                release.tracks().stream()
                    .anyMatch(track -> track.recording().equals(recording.id())))
        .flatMap(release -> release.label().stream())
        .map(party -> catalog.party(party).name())
        .findFirst()
        .orElse("");
  }

  private static String percent(int hundredths) {
    return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
  }

  /** {@code MemberName_BulkMatchSuggestions_YYYYMMDD.csv}. */
  private static Pack.Entry matches(
      Catalog catalog, Party party, Map<WorkId, String> codes, Clock clock) {
    SortedMap<String, String> byIsrc = new TreeMap<>();
    for (Recording recording : catalog.recordings().values()) {
      recording.works().stream()
          .filter(codes::containsKey)
          .findFirst()
          .ifPresent(
              work ->
                  recording
                      .isrc()
                      .ifPresent(isrc -> byIsrc.put(isrc.text(), codes.getOrDefault(work, ""))));
    }
    Table table = new Table("ISRC", "MLC Song Code");
    byIsrc.forEach((isrc, code) -> table.row(List.of(isrc, code)));
    String member = party.name().replaceAll("[^A-Za-z0-9]", "");
    return new Pack.Entry(
        member + "_BulkMatchSuggestions_" + DATE.format(LocalDate.now(clock)) + ".csv",
        table.bytes());
  }
}
