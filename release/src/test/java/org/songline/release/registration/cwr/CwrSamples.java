package org.songline.release.registration.cwr;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Territories;
import org.songline.release.catalog.Work;
import org.songline.release.exact.Share;
import org.songline.release.id.IpiName;
import org.songline.release.id.Iswc;

/** Files and catalogs for the tests of this room. */
final class CwrSamples {
  static final LocalDateTime WHEN = LocalDateTime.of(2026, 3, 1, 10, 15, 30);

  private CwrSamples() {}

  static Transmission sent(Version version) {
    return new Transmission(
        version, false, new IpiName("00418430181"), "Quay Songs", "HBR", "000", 7, WHEN);
  }

  static CwrFile file(Catalog catalog, PartyId submitter, Version version) {
    return CwrWriter.write(sent(version), works(catalog, submitter, version));
  }

  static List<RegisteredWork> works(Catalog catalog, PartyId submitter, Version version) {
    Registrations registrations = new Registrations(catalog, submitter, version);
    List<RegisteredWork> works = new ArrayList<>();
    for (WorkId id : catalog.works().keySet()) {
      works.add(registrations.of(id, false));
    }
    return works;
  }

  /** Works with one to six writers, each with up to two of three publishers; the first sends. */
  static Catalog random(Random random) {
    Catalog catalog = Examples.people();
    List<PartyId> people = new ArrayList<>(List.of(Examples.ANNA, Examples.TOM));
    for (String name : List.of("Zoë Müller", "Ole Østergård", "Ma", "Ana de la O'Hara")) {
      Party party =
          Party.named(
              Catalog.fresh(catalog.parties().keySet(), name, PartyId::new),
              Party.Kind.PERSON,
              name);
      catalog = catalog.with(party);
      people.add(party.id());
    }
    List<PartyId> publishers = new ArrayList<>(List.of(Examples.PUBLISHER));
    for (String name : List.of("Édition Clé", "North & South Music")) {
      Party party =
          Party.named(
              Catalog.fresh(catalog.parties().keySet(), name, PartyId::new),
              Party.Kind.PUBLISHER,
              name);
      catalog = catalog.with(party);
      publishers.add(party.id());
    }
    int works = 1 + random.nextInt(5);
    for (int i = 0; i < works; i++) {
      catalog = catalog.with(work(i, people, publishers, random));
    }
    return catalog;
  }

  private static Work work(
      int number, List<PartyId> people, List<PartyId> publishers, Random random) {
    int count = 1 + random.nextInt(people.size());
    int[] weights = random.ints(count, 1, 10).toArray();
    int sum = 0;
    for (int weight : weights) {
      sum += weight;
    }
    List<Work.Writer> writers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Work.Publishing> published = new ArrayList<>();
      Share left = Share.WHOLE;
      for (int p = 0; p < publishers.size(); p++) {
        if ((i == 0 && p == 0) || random.nextInt(3) == 0) {
          Share part = left.times(Share.of(1 + random.nextInt(4), 5));
          left = left.minus(part);
          published.add(
              new Work.Publishing(
                  publishers.get(p), part, random.nextBoolean(), territories(random)));
        }
      }
      List<Work.Part> parts =
          i == 0
              ? List.of(Work.Part.COMPOSER_LYRICIST, Work.Part.COMPOSER)
              : List.of(Work.Part.LYRICIST, Work.Part.COMPOSER, Work.Part.COMPOSER_LYRICIST);
      writers.add(
          new Work.Writer(
              people.get(i),
              parts.get(random.nextInt(parts.size())),
              Share.of(weights[i], sum),
              published));
    }
    return new Work(
        new WorkId("work-" + number),
        "Straße №" + number + " “naïve”",
        random.nextBoolean()
            ? List.of()
            : List.of(new Work.AlternateTitle("Other " + number, "deu")),
        random.nextBoolean() ? Optional.empty() : Optional.of(new Iswc("T9110536293")),
        "fr",
        writers,
        Optional.empty(),
        random.nextBoolean() ? "" : "W" + number,
        Optional.of(LocalDate.of(2026, 1, 2)));
  }

  private static Territories territories(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Territories.parse("DE AT CH");
      case 1 -> Territories.parse("world -US -CA");
      default -> Territories.WORLD;
    };
  }

  /** A file of 2.2 in which every kind of detail record stands once, rightly. */
  static CwrFile everything() {
    List<Line> lines = new ArrayList<>();
    lines.add(file(Examples.single(), Examples.PUBLISHER, Version.V22).lines().getFirst());
    lines.add(line("GRH", "transaction-type", "NWR", "group", "1", "version", "02.20"));
    lines.add(
        line(
            "NWR",
            "title",
            "PAPER BOATS",
            "language",
            "EN",
            "number",
            "HBR1",
            "iswc",
            "T0345246801",
            "copyright-date",
            "20260101",
            "category",
            "SER",
            "duration",
            "000237",
            "recorded",
            "Y",
            "text-music",
            "MTX",
            "composite",
            "POT",
            "components",
            "2",
            "version",
            "MOD",
            "excerpt",
            "MOV",
            "arrangement",
            "ARR",
            "adaptation",
            "TRA",
            "work-type",
            "FM",
            "grand-rights",
            "N"));
    publisher(lines, "SPU", "1", "QUAY", "QUAY SONGS", "5000");
    lines.add(line("NPN", "sequence", "1", "ip", "QUAY", "name", "QUAY", "language", "ZH"));
    lines.add(collects("SPT", "QUAY", "5000", "1"));
    publisher(lines, "OPU", "2", "OTHER", "OTHER SONGS", "0");
    writer(lines, "SWR", "ANNA", "BERG", "CA", "4000");
    lines.add(line("NWN", "ip", "ANNA", "last", "BERG", "language", "ZH"));
    lines.add(collects("SWT", "ANNA", "4000", "1"));
    lines.add(
        line(
            "PWR",
            "publisher-ip",
            "QUAY",
            "name",
            "QUAY SONGS",
            "writer-ip",
            "ANNA",
            "sequence",
            "1"));
    writer(lines, "OWR", "TOM", "REED", "AR", "1000");
    lines.add(collects("OWT", "TOM", "1000", "1"));
    lines.add(line("ALT", "title", "BOATS", "title-type", "AT", "language", "EN"));
    lines.add(line("NAT", "title", "BOATS", "title-type", "OT", "language", "ZH"));
    for (String type : List.of("EWT", "VER")) {
      lines.add(
          line(
              type,
              "title",
              "SUITE",
              "iswc",
              "T0345246801",
              "language",
              "EN",
              "last-1",
              "BERG",
              "first-1",
              "ANNA",
              "ipi-1",
              "00014107338",
              "base-1",
              "I-000000229-7",
              "last-2",
              "REED",
              "first-2",
              "TOM",
              "ipi-2",
              "00130046332",
              "base-2",
              "I-001631070-4"));
      lines.add(line(type.equals("EWT") ? "NET" : "NVT", "title", "S", "language", "ZH"));
      lines.add(line("NOW", "last", "BERG", "language", "ZH", "position", "1"));
    }
    lines.add(
        line(
            "PER",
            "last",
            "BERG",
            "first",
            "ANNA",
            "ipi",
            "00014107338",
            "ipi-base",
            "I-000000229-7"));
    lines.add(
        line(
            "NPR",
            "last",
            "BERG",
            "ipi",
            "00014107338",
            "ipi-base",
            "I-000000229-7",
            "language",
            "ZH",
            "sung",
            "EN"));
    lines.add(
        line(
            "REC",
            "date",
            "20260305",
            "duration",
            "000237",
            "album",
            "LOW WATER",
            "ean",
            "4006381333931",
            "isrc",
            "DEH012600001",
            "format",
            "A",
            "technique",
            "D",
            "media",
            "CD",
            "title",
            "PAPER BOATS",
            "version",
            "EDIT",
            "validity",
            "Y"));
    lines.add(
        line(
            "ORN",
            "purpose",
            "LIB",
            "production",
            "FILM",
            "cd",
            "CD1",
            "cut",
            "4",
            "usage",
            "B",
            "episode",
            "PILOT",
            "year",
            "2026",
            "avi-society",
            "035"));
    lines.add(line("INS", "voices", "4", "ensemble", "SQT"));
    lines.add(line("IND", "instrument", "GTR", "players", "2"));
    lines.add(
        line(
            "COM",
            "title",
            "PART",
            "iswc",
            "T0345246801",
            "duration",
            "000100",
            "last-1",
            "BERG",
            "first-1",
            "ANNA",
            "ipi-1",
            "00014107338",
            "last-2",
            "REED",
            "first-2",
            "TOM",
            "ipi-2",
            "00130046332",
            "base-1",
            "I-000000229-7",
            "base-2",
            "I-001631070-4"));
    lines.add(line("NCT", "title", "PART", "language", "ZH"));
    lines.add(
        line("ARI", "society", "035", "right", "PER", "subject", "DW", "note", "SEE THE SCORE"));
    lines.add(
        line(
            "XRF",
            "organisation",
            "ISR",
            "identifier",
            "DEH012600001",
            "identifier-type",
            "R",
            "validity",
            "Y"));
    lines.add(line("GRT", "group", "1"));
    lines.add(line("TRL"));
    return new CwrFile(Version.V22, counted(lines));
  }

  private static void publisher(
      List<Line> lines, String type, String sequence, String ip, String name, String share) {
    lines.add(
        line(
            type,
            "sequence",
            sequence,
            "ip",
            ip,
            "name",
            name,
            "role",
            "E",
            "tax",
            "7",
            "ipi",
            "00418430181",
            "pr-society",
            "052",
            "mr-society",
            "052",
            "sr-society",
            "052",
            "pr",
            share,
            "mr",
            share,
            "sr",
            share,
            "refusal",
            "N",
            "ipi-base",
            "I-000000229-7",
            "agreement-type",
            "OG",
            "usa-licence",
            "B",
            "special",
            "L"));
  }

  private static void writer(
      List<Line> lines, String type, String ip, String last, String role, String share) {
    lines.add(
        line(
            type,
            "ip",
            ip,
            "last",
            last,
            "first",
            "ANY",
            "role",
            role,
            "tax",
            "7",
            "ipi",
            "00014107338",
            "pr-society",
            "035",
            "mr-society",
            "035",
            "sr-society",
            "035",
            "pr",
            share,
            "mr",
            share,
            "sr",
            share,
            "reversionary",
            "N",
            "refusal",
            "N",
            "hire",
            "N",
            "ipi-base",
            "I-000000229-7",
            "usa-licence",
            "A"));
  }

  private static Line collects(String type, String ip, String share, String sequence) {
    return line(
        type,
        "ip",
        ip,
        "pr",
        share,
        "mr",
        share,
        "sr",
        share,
        "included",
        "I",
        "territory",
        "2136",
        "change",
        "N",
        "sequence",
        sequence);
  }

  static Line line(String type, String... fields) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      values.put(fields[i], fields[i + 1]);
    }
    return Line.of(type, values);
  }

  /** With the numbers and totals that belong to the records. */
  static List<Line> counted(List<Line> lines) {
    List<Line> counted = new ArrayList<>();
    int transactions = 0;
    int inGroup = 0;
    int groups = 0;
    int began = 0;
    int record = 0;
    boolean answers = false;
    for (Line line : lines) {
      Line now = line.at(counted.size() + 1);
      if (line.is("GRH")) {
        groups++;
        inGroup = 0;
        began = counted.size();
        answers = line.get("transaction-type").equals("ACK");
      } else if (line.is("GRT")) {
        now =
            now.with("transactions", Integer.toString(inGroup))
                .with("records", Integer.toString(counted.size() - began + 1));
      } else if (line.is("TRL")) {
        now =
            now.with("groups", Integer.toString(groups))
                .with("transactions", Integer.toString(transactions))
                .with("records", Integer.toString(counted.size() + 1));
      } else if (line.layout().known() && line.layout().detail()) {
        if (answers ? line.is("ACK") : CwrFile.HEADS.contains(line.type())) {
          inGroup++;
          transactions++;
          record = 0;
        }
        now =
            now.with(Layouts.TRANSACTION, Integer.toString(inGroup - 1))
                .with(Layouts.RECORD, Integer.toString(record));
        record++;
      }
      counted.add(now);
    }
    return counted;
  }
}
