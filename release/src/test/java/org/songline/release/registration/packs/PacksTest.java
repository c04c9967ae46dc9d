package org.songline.release.registration.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.Work;
import org.songline.release.exact.Share;
import org.songline.release.registration.Pack;
import org.songline.release.registration.packs.GroupRegistration.Condition;
import org.songline.release.registration.packs.GroupRegistration.Form;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PacksTest {
  private static final Clock AFTER = at("2027-04-01T00:00:00Z");
  private static final Clock BEFORE = at("2026-04-01T00:00:00Z");

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  private static String text(Pack pack, String name) {
    return pack.files().stream()
        .filter(file -> file.name().equals(name))
        .map(file -> new String(file.content(), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no file " + name));
  }

  /** The parts of an archive, each of which must be well-formed XML. */
  private static Map<String, Document> parts(byte[] xlsx) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setNamespaceAware(true);
    Map<String, Document> parts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(
            entry.getName(),
            factory.newDocumentBuilder().parse(new ByteArrayInputStream(zip.readAllBytes())));
      }
    }
    return parts;
  }

  /** Cells by their place. */
  private static Map<String, String> cells(byte[] xlsx) throws Exception {
    Document sheet = Objects.requireNonNull(parts(xlsx).get("xl/worksheets/sheet1.xml"));
    Map<String, String> cells = new TreeMap<>(Comparator.naturalOrder());
    NodeList list = sheet.getElementsByTagNameNS("*", "c");
    for (int i = 0; i < list.getLength(); i++) {
      if (list.item(i) instanceof Element cell) {
        cells.put(cell.getAttribute("r"), cell.getTextContent());
      }
    }
    return cells;
  }

  @Test
  void aSheetHasThePartsThatReadersLookFor() throws Exception {
    byte[] xlsx = Sheet.xlsx("A & B", List.of(List.of("<a>", "12.5", "007"), List.of("", "é")));

    assertThat(parts(xlsx).keySet())
        .containsExactly(
            "[Content_Types].xml",
            "_rels/.rels",
            "xl/_rels/workbook.xml.rels",
            "xl/workbook.xml",
            "xl/worksheets/sheet1.xml");
    assertThat(cells(xlsx))
        .containsExactly(
            Map.entry("A1", "<a>"),
            Map.entry("B1", "12.5"),
            Map.entry("B2", "é"),
            Map.entry("C1", "007"));
    assertThat(Sheet.xlsx("A & B", List.of(List.of("<a>", "12.5", "007"), List.of("", "é"))))
        .isEqualTo(xlsx);
    assertThat(Sheet.column(0) + Sheet.column(25) + Sheet.column(26) + Sheet.column(701))
        .isEqualTo("AZAAZZ");
  }

  @Test
  void theTemplateHasTheColumnsThatDependOnEachOtherInTheirPlaces() {
    assertThat(Mlc.COLUMNS.indexOf("AKA TITLE")).isEqualTo('E' - 'A');
    assertThat(Mlc.COLUMNS.indexOf("ADMINISTRATOR NAME")).isEqualTo('O' - 'A');
    assertThat(Mlc.COLUMNS.indexOf("RECORDING TITLE")).isEqualTo('R' - 'A');
    assertThat(Mlc.COLUMNS.stream().filter(name -> name.endsWith("*"))).hasSize(6);
  }

  @Test
  void aWorkTakesARowForEachWriterAndIsNamedOnce() throws Exception {
    Pack pack = Mlc.of(Examples.single(), Examples.PUBLISHER, Map.of(), AFTER);

    Map<String, String> cells = cells(pack.files().getFirst().content());

    assertThat(pack.faults()).isEmpty();
    assertThat(cells)
        .containsEntry("A2", "PAPER BOATS")
        .containsEntry("C2", "HBR00001")
        .containsEntry("G2", "BERG")
        .containsEntry("J2", "CA")
        .containsEntry("L2", "QUAY SONGS")
        .containsEntry("M2", "00418430181")
        .containsEntry("Q2", "66.67")
        .containsEntry("R2", "Paper Boats")
        .containsEntry("S2", "Anna Berg")
        .containsEntry("T2", "DEH012600001")
        .containsEntry("G3", "REED")
        .doesNotContainKeys("A3", "L3", "R3", "G4");
  }

  @Test
  void noFileHasMoreThanThreeHundredRowsAndNoWorkIsTorn() throws Exception {
    Catalog catalog = Examples.single();
    Work model = catalog.works().values().iterator().next();
    for (int i = 0; i < 200; i++) {
      catalog =
          catalog.with(
              new Work(
                  new WorkId("copy-" + i),
                  "Copy " + i,
                  List.of(),
                  Optional.empty(),
                  "en",
                  model.writers(),
                  model.derived(),
                  "C" + i,
                  model.completed()));
    }

    Pack pack = Mlc.of(catalog, Examples.PUBLISHER, Map.of(), AFTER);

    assertThat(pack.files()).hasSize(2);
    int titles = 0;
    for (Pack.Entry file : pack.files()) {
      Map<String, String> cells = cells(file.content());
      assertThat(cells).containsKey("A2").doesNotContainKey("G302");
      titles += (int) cells.keySet().stream().filter(place -> place.matches("A\\d+")).count() - 1;
    }
    assertThat(titles).isEqualTo(201);
  }

  @Test
  void songCodesGiveSuggestionsOfMatches() {
    Pack pack =
        Mlc.of(Examples.ep(), Examples.PUBLISHER, Map.of(new WorkId("work-02"), "CC5LN2"), AFTER);

    assertThat(text(pack, "QuaySongs_BulkMatchSuggestions_20270401.csv"))
        .isEqualTo("ISRC,MLC Song Code\r\nDEH012600002,CC5LN2\r\n");
  }

  @Test
  void aPublisherWithoutNumberOrShareIsTold() {
    assertThat(Mlc.of(Examples.single(), Examples.LABEL, Map.of(), AFTER).faults())
        .containsExactly(
            "work work-01: the submitter has no share of it; name another with --submitter");
  }

  @Test
  void performersAreListedWithTheirKindRolesAndShare() {
    Pack pack = Performers.of(Examples.single());

    assertThat(pack.faults()).isEmpty();
    assertThat(text(pack, "performers.csv").lines())
        .containsExactly(
            "ISRC,Title,Version,Artist,Recorded,Performer,Legal name,IPI,ISNI,Kind,Roles,"
                + "Instruments,Share of kind",
            "DEH012600001,Paper Boats,,Anna Berg,2026-02-14,Anna Berg,Anna Maria Berg,00014107338,"
                + "0000000121032683,featured,performer; vocalist,vocals; acoustic guitar,100%",
            "DEH012600001,Paper Boats,,Anna Berg,2026-02-14,Tom Reed,Thomas Reed,00130046332,,"
                + "non-featured,performer,bass guitar,100%");
  }

  @Test
  void cellsAreQuotedAndNeverFormulas() {
    Table table = new Table("a");
    table.row(List.of("=1+1", "say \"x\", y", "-3.5"));

    assertThat(new String(table.bytes(), StandardCharsets.UTF_8))
        .isEqualTo("a\r\n'=1+1,\"say \"\"x\"\", y\",-3.5\r\n");
  }

  private static Map<String, Boolean> met(Catalog catalog, Form form, Clock clock) {
    Map<String, Boolean> met = new TreeMap<>();
    for (Condition one :
        GroupRegistration.conditions(catalog, Examples.release(catalog), form, clock)) {
      met.put(one.rule(), one.met());
    }
    return met;
  }

  @Test
  void aPublishedAlbumByOneAuthorMayBeRegisteredAsAGroup() {
    for (Form form : Form.values()) {
      assertThat(met(Examples.album(), form, AFTER).values()).containsOnly(true);
      Pack pack =
          GroupRegistration.of(Examples.album(), Examples.release(Examples.album()), form, AFTER);
      assertThat(pack.faults()).isEmpty();
      assertThat(pack.notes().getFirst()).contains("the fee is 65 USD since 2021-08-20");
    }
  }

  @Test
  void eachConditionFailsByItself() {
    Catalog album = Examples.album();
    WorkId first = album.works().firstKey();
    assertThat(met(Examples.single(), Form.PA, AFTER)).containsEntry("album", false);
    assertThat(met(album, Form.SR, BEFORE)).containsEntry("published", false);
    Work work = album.work(first);
    Catalog stranger =
        album.with(
            withWriters(
                work,
                List.of(
                    new Work.Writer(
                        new PartyId("harbour-records"),
                        Work.Part.COMPOSER,
                        Share.WHOLE,
                        List.of()))));
    assertThat(met(stranger, Form.PA, AFTER))
        .containsEntry("author", false)
        .containsEntry("claimant", false);
    Catalog alone =
        album.with(
            withWriters(
                work,
                List.of(
                    new Work.Writer(Examples.ANNA, Work.Part.COMPOSER, Share.WHOLE, List.of()))));
    assertThat(met(alone, Form.PA, AFTER))
        .containsEntry("author", true)
        .containsEntry("claimant", false);
    List<String> rules = new ArrayList<>(met(album, Form.PA, AFTER).keySet());
    assertThat(rules).containsExactly("album", "author", "claimant", "number", "published");
  }

  private static Work withWriters(Work work, List<Work.Writer> writers) {
    return new Work(
        work.id(),
        work.title(),
        work.alternates(),
        work.iswc(),
        work.language(),
        writers,
        work.derived(),
        work.number(),
        work.completed());
  }

  @Test
  void titlesAndDepositAreListed() {
    Catalog ep = Examples.ep();
    Pack pack = GroupRegistration.of(ep, Examples.release(ep), Form.PA, AFTER);

    assertThat(text(pack, "gram-pa-titles.txt"))
        .startsWith("Low Water\r\n\r\n1. Paper Boats (Anna Maria Berg, Thomas Reed)\r\n2. Low");
    assertThat(text(pack, "gram-pa-deposit.csv").lines().toList().get(1))
        .isEqualTo("1,Paper Boats,masters/01.wav," + "0".repeat(63) + "1,157");
  }

  @Test
  void thePageForMusicBrainzHoldsTheFormsFields() {
    Catalog album = Examples.album();
    Release release = Examples.release(album);
    List<MusicBrainz.Seed> seeds = MusicBrainz.seeds(album, release);

    assertThat(seeds)
        .contains(
            new MusicBrainz.Seed("name", "Low Water"),
            new MusicBrainz.Seed("type", "album"),
            new MusicBrainz.Seed("artist_credit.names.0.name", "Anna Berg"),
            new MusicBrainz.Seed("barcode", "4006381333931"),
            new MusicBrainz.Seed("language", "eng"),
            new MusicBrainz.Seed("events.0.date.year", "2027"),
            new MusicBrainz.Seed("labels.0.catalog_number", "HBR-012"),
            new MusicBrainz.Seed("mediums.1.track.5.name", "Homeward"),
            new MusicBrainz.Seed("mediums.0.track.0.length", "157000"));
    assertThat(seeds.stream().map(MusicBrainz.Seed::name)).doesNotHaveDuplicates();
    String page = text(MusicBrainz.of(album, release), "musicbrainz-low-water.html");
    assertThat(page)
        .contains("<form method=\"post\" action=\"https://musicbrainz.org/release/add\">")
        .doesNotContain("<script")
        .contains("name=\"mediums.0.track.0.name\" value=\"Paper Boats\"");
  }
}
