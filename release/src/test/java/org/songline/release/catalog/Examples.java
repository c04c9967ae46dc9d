package org.songline.release.catalog;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.songline.release.catalog.CatalogId.AgreementId;
import org.songline.release.catalog.CatalogId.MaterialId;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.exact.Share;
import org.songline.release.id.Barcode;
import org.songline.release.id.Dpid;
import org.songline.release.id.IpiName;
import org.songline.release.id.Isni;
import org.songline.release.id.Isrc;
import org.songline.release.id.Iswc;

/** Whole catalogs for tests: a single, an EP, and an album of two discs, with everything known. */
public final class Examples {
  public static final PartyId ANNA = new PartyId("anna-berg");
  public static final PartyId TOM = new PartyId("tom-reed");
  public static final PartyId LABEL = new PartyId("harbour-records");
  public static final PartyId PUBLISHER = new PartyId("quay-songs");

  private Examples() {}

  /** One song by two writers, one of them published, out as a single. */
  public static Catalog single() {
    return catalog(1, Release.Type.SINGLE, 1);
  }

  /** Five tracks. */
  public static Catalog ep() {
    return catalog(5, Release.Type.EP, 1);
  }

  /** Twelve tracks on two discs. */
  public static Catalog album() {
    return catalog(12, Release.Type.ALBUM, 2);
  }

  /** The one release of a catalog made here. */
  public static Release release(Catalog catalog) {
    return catalog.releases().values().iterator().next();
  }

  public static Catalog people() {
    Party anna =
        new Party(
            ANNA,
            Party.Kind.PERSON,
            "Anna Berg",
            "Anna Maria Berg",
            "Berg, Anna",
            Optional.of(new IpiName("00014107338")),
            Optional.empty(),
            Optional.of(new Isni("0000000121032683")),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new Party.Affiliation(
                    "35",
                    List.of(Party.Right.PERFORMING, Party.Right.MECHANICAL),
                    Territories.WORLD)),
            List.of(),
            new Party.Contact("anna@example.org", "", "Kai 1, Hamburg", "DE"),
            new Party.Payment("bank", "DE02120300000000202051", "EUR", ""));
    Party tom =
        new Party(
            TOM,
            Party.Kind.PERSON,
            "Tom Reed",
            "Thomas Reed",
            "Reed, Tom",
            Optional.of(new IpiName("00130046332")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new Party.Affiliation("52", List.of(Party.Right.PERFORMING), Territories.WORLD)),
            List.of(),
            new Party.Contact("tom@example.org", "", "", "GB"),
            Party.Payment.NONE);
    Party label =
        new Party(
            LABEL,
            Party.Kind.LABEL,
            "Harbour Records",
            "Harbour Records GmbH",
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Dpid("PADPIDA2007050901U")),
            Optional.empty(),
            List.of(),
            List.of(),
            new Party.Contact("hello@example.org", "", "", "DE"),
            Party.Payment.NONE);
    Party publisher =
        new Party(
            PUBLISHER,
            Party.Kind.PUBLISHER,
            "Quay Songs",
            "",
            "",
            Optional.of(new IpiName("00418430181")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new Party.Affiliation(
                    "52",
                    List.of(Party.Right.PERFORMING, Party.Right.MECHANICAL),
                    Territories.WORLD)),
            List.of(),
            Party.Contact.NONE,
            Party.Payment.NONE);
    return Catalog.EMPTY
        .with(anna)
        .with(tom)
        .with(label)
        .with(publisher)
        .with(
            new Label(
                Optional.of(LABEL),
                List.of(new Label.IsrcRange("DEH01", 26, 100)),
                List.of(new Barcode("4006381333931")),
                "HBR"));
  }

  private static Catalog catalog(int tracks, Release.Type type, int discs) {
    Catalog catalog =
        people()
            .with(
                new Material(
                    new MaterialId("ambi-sauna"),
                    Material.Kind.SAMPLE,
                    "Ambi sauna",
                    "freesound",
                    "hullum",
                    "CC0",
                    Material.Clearance.FREE,
                    ""));
    for (int i = 1; i <= tracks; i++) {
      catalog = catalog.with(work(i));
      catalog = catalog.with(recording(catalog, i));
    }
    catalog = catalog.with(release(catalog, tracks, type, discs));
    return catalog.with(
        new Agreement(
            new AgreementId("producer-tom"),
            "producer",
            "Production of the record",
            List.of(new Agreement.Side(ANNA, "artist"), new Agreement.Side(TOM, "producer")),
            Territories.WORLD,
            Optional.of(LocalDate.of(2026, 3, 1)),
            Optional.empty(),
            new Agreement.Scope(List.of(), List.copyOf(catalog.recordings().keySet()), List.of()),
            new TreeMap<>(java.util.Map.of("points", "3", "fee", "500 EUR")),
            Agreement.Status.AGREED,
            "0".repeat(64)));
  }

  private static String name(int number) {
    List<String> names =
        List.of(
            "Paper Boats",
            "Low Tide",
            "Signal Fire",
            "The Long Quay",
            "Salt Letters",
            "Harbour Lights",
            "Undertow",
            "Northbound",
            "Glass Water",
            "Driftwood",
            "Slack Line",
            "Homeward");
    return names.get(number - 1);
  }

  private static Work work(int number) {
    return new Work(
        new WorkId("work-%02d".formatted(number)),
        name(number),
        List.of(),
        number == 1 ? Optional.of(new Iswc("T0345246801")) : Optional.empty(),
        "en",
        List.of(
            new Work.Writer(
                ANNA,
                Work.Part.COMPOSER_LYRICIST,
                Share.of(2, 3),
                List.of(
                    new Work.Publishing(PUBLISHER, Share.percent(50), true, Territories.WORLD))),
            new Work.Writer(TOM, Work.Part.COMPOSER, Share.of(1, 3), List.of())),
        Optional.empty(),
        "HBR%05d".formatted(number),
        Optional.of(LocalDate.of(2026, 1, 20)));
  }

  private static Recording recording(Catalog catalog, int number) {
    return new Recording(
        new RecordingId("recording-%02d".formatted(number)),
        List.of(new WorkId("work-%02d".formatted(number))),
        name(number),
        "",
        Recording.Type.ORIGINAL,
        ArtistCredit.of(catalog.party(ANNA)),
        Optional.of(new Isrc("DEH0126%05d".formatted(number))),
        List.of(
            new Contribution(
                ANNA,
                EnumSet.of(Contribution.Role.VOCALIST, Contribution.Role.PERFORMER),
                List.of("vocals", "acoustic guitar"),
                true),
            new Contribution(
                TOM,
                EnumSet.of(
                    Contribution.Role.PRODUCER,
                    Contribution.Role.PERFORMER,
                    Contribution.Role.MIXING_ENGINEER),
                List.of("bass guitar"),
                false)),
        List.of(
            new Recording.Owner(LABEL, Share.percent(80)),
            new Recording.Owner(ANNA, Share.percent(20))),
        Optional.of(new Notice(2026, "Harbour Records")),
        "en",
        Recording.Advisory.NOT_EXPLICIT,
        AiDeclaration.NONE,
        false,
        number == 1 ? List.of(new MaterialId("ambi-sauna")) : List.of(),
        Optional.of(
            new SoundFile(
                "masters/%02d.wav".formatted(number),
                "%064x".formatted(number),
                44_100,
                2,
                16,
                44_100L * (150 + 7 * number),
                "")),
        new Lyrics(
            "en",
            List.of(
                new Lyrics.Line(Optional.of(12_000), "Fold the paper twice"),
                new Lyrics.Line(Optional.of(15_500), "and let it go"))),
        82,
        "E minor",
        "",
        Optional.of(LocalDate.of(2026, 2, 14)),
        Optional.of(LocalDate.of(2026, 3, 20)),
        Optional.of(30_000));
  }

  private static Release release(Catalog catalog, int tracks, Release.Type type, int discs) {
    List<RecordingId> all = List.copyOf(catalog.recordings().keySet());
    List<Release.Medium> media = new java.util.ArrayList<>();
    for (int disc = 0; disc < discs; disc++) {
      media.add(
          new Release.Medium(
              "",
              all.subList(disc * tracks / discs, (disc + 1) * tracks / discs).stream()
                  .map(id -> new Release.Track(id, false))
                  .toList()));
    }
    return new Release(
        new ReleaseId(type == Release.Type.SINGLE ? "paper-boats" : "low-water"),
        type,
        type == Release.Type.SINGLE ? "Paper Boats" : "Low Water",
        "",
        ArtistCredit.of(catalog.party(ANNA)),
        Optional.of(LABEL),
        "HBR-%03d".formatted(tracks),
        Optional.of(new Barcode("4006381333931")),
        Optional.empty(),
        "Alternative",
        "Indie Folk",
        "en",
        Optional.of(new Notice(2026, "Harbour Records")),
        Optional.of(new Notice(2026, "Harbour Records")),
        Optional.of(LocalDate.of(2027, 3, 5)),
        Optional.empty(),
        Optional.empty(),
        List.of(
            new Release.Deal(
                Territories.WORLD,
                Optional.empty(),
                Optional.empty(),
                Set.of(
                    Release.Use.SUBSCRIPTION_STREAM, Release.Use.FREE_STREAM, Release.Use.DOWNLOAD),
                "")),
        media,
        Optional.of(
            new Release.Cover(
                "cover/cover.jpg",
                "c".repeat(64),
                "Anna Berg " + (type == Release.Type.SINGLE ? "Paper Boats" : "Low Water"),
                Optional.of(AiUse.NONE),
                "photo by Tom Reed, own work")),
        new Release.Texts(
            "Songs from a harbour in winter.",
            "Recorded in two weeks.",
            "Anna Berg sings.",
            "",
            ""),
        new TreeSet<>());
  }
}
