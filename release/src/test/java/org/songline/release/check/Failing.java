package org.songline.release.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.songline.media.audio.Container;
import org.songline.media.audio.Encoding;
import org.songline.release.catalog.AiDeclaration;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.ArtistCredit.Part;
import org.songline.release.catalog.CatalogId.MaterialId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Contribution;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Lyrics;
import org.songline.release.catalog.Material;
import org.songline.release.catalog.Notice;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.SoundFile;
import org.songline.release.catalog.Territories;
import org.songline.release.catalog.Work;
import org.songline.release.check.rule.Delivered;
import org.songline.release.check.rule.FileState;
import org.songline.release.cover.CoverFacts;
import org.songline.release.exact.Share;
import org.songline.release.id.Isrc;

/** For each rule the smallest changes of a good release that it must find. */
final class Failing {
  private final Map<Integer, List<Stage>> stages = new TreeMap<>();

  static Map<Integer, List<Stage>> all() {
    Failing failing = new Failing();
    failing.codes();
    failing.files();
    failing.sounds();
    failing.covers();
    failing.coverWords();
    failing.titles();
    failing.versions();
    failing.people();
    failing.terms();
    failing.plans();
    failing.lyrics();
    return failing.stages;
  }

  private void put(int rule, Stage... failing) {
    stages.put(rule, List.of(failing));
  }

  private static SoundFile file(SoundFile of, String path, int channels, long frames) {
    return new SoundFile(path, of.sha256(), of.rate(), channels, of.bits(), frames, "");
  }

  private static Recording twin(Stage stage, int channels, long frames, Recording.Type type) {
    Recording one = stage.recording(1);
    Recording twin =
        new Recording(
            new RecordingId("twin"),
            one.works(),
            one.title(),
            one.version(),
            type,
            one.artist(),
            one.isrc(),
            one.contributions(),
            one.owners(),
            one.phonogram(),
            one.language(),
            one.advisory(),
            one.ai(),
            one.cover(),
            one.materials(),
            one.file().map(file -> file(file, "masters/twin.wav", channels, frames)),
            one.lyrics(),
            one.tempo(),
            one.key(),
            one.song(),
            one.recorded(),
            one.mastered(),
            one.preview());
    stage.catalog = stage.catalog.with(twin);
    return twin;
  }

  private static Stage other(Stage stage) {
    Release one = stage.release();
    stage.catalog =
        stage.catalog.with(
            new Release(
                new ReleaseId("other"),
                one.type(),
                "Another Tide",
                "",
                one.artist(),
                one.label(),
                one.catalogNumber(),
                one.barcode(),
                one.grid(),
                one.genre(),
                one.subgenre(),
                one.language(),
                one.phonogram(),
                one.copyright(),
                one.date(),
                one.original(),
                one.preorder(),
                one.deals(),
                one.media(),
                one.cover(),
                one.texts(),
                one.confirmed()));
    return stage;
  }

  private void codes() {
    put(1, Stage.single().text("DE-H01-26-00001", "DE-H01-26-0001"));
    put(
        2,
        Stage.single().track(1, d -> d.isrc = Optional.of(new Isrc("XWH012600001"))),
        Stage.single().track(1, d -> d.isrc = Optional.of(new Isrc("DEH014100001"))));
    put(3, Stage.ep().track(2, d -> d.isrc = Optional.of(new Isrc("DEH012600001"))));
    put(4, Stage.single().track(1, d -> d.isrc = Optional.empty()));
    Stage immersive = Stage.single();
    twin(immersive, 12, 44_100L * 157, Recording.Type.ORIGINAL);
    put(5, immersive);
    Stage longer = Stage.single();
    twin(longer, 2, 44_100L * 200, Recording.Type.ORIGINAL);
    Stage shipped = Stage.single();
    shipped.delivered.add(
        new Delivered(
            shipped.release().id(),
            "apple",
            Stage.TODAY,
            "4006381333931",
            List.of(new Delivered.Code(shipped.id(1), "DEH012600001", 44_100L * 100))));
    put(6, longer, Stage.single().sound(1, s -> s.frames += 4 * 44_100), shipped);
    put(
        7,
        Stage.single()
            .track(1, d -> d.file = d.file.map(f -> file(f, "scores/01.mid", 2, f.frames()))),
        Stage.single().release(d -> d.catalogNumber = "DE-H01-26-00001"));
    put(
        8,
        Stage.single().text("4006381333931\",\n      \"genre", "4006381333932\",\n      \"genre"),
        other(Stage.single()),
        Stage.single().release(d -> d.barcode = Optional.empty()).at("spotify"));
    Stage renamed = Stage.single();
    renamed.delivered.add(
        new Delivered(
            renamed.release().id(),
            "apple",
            Stage.TODAY,
            "093624920472",
            List.of(new Delivered.Code(renamed.id(1), "DEH012600001", 0))));
    Stage recoded = Stage.single();
    recoded.delivered.add(
        new Delivered(
            recoded.release().id(),
            "apple",
            Stage.TODAY,
            "4006381333931",
            List.of(new Delivered.Code(recoded.id(1), "DEH012600099", 0))));
    put(9, renamed, recoded);
    put(10, Stage.single().text("T-034.524.680-1", "T-034.524.680-2"));
    put(11, Stage.single().text("00014107338", "00014107339"));
    put(12, Stage.single().text("0000 0001 2103 2683", "0000 0001 2103 2684"));
    put(13, Stage.single().text("PA-DPIDA-2007050901-U", "PA-DPIDA-2007050901-V"));
    put(100, other(Stage.single()));
  }

  private void files() {
    put(
        14,
        Stage.single().sound(1, s -> s.container = Container.OGG),
        Stage.single()
            .sound(
                1,
                s -> {
                  s.container = Container.MP3;
                  s.encoding = Encoding.LOSSY;
                }),
        Stage.single().track(1, d -> d.file = Optional.empty()));
    put(15, Stage.single().sound(1, s -> s.channels = 1));
    put(
        16,
        Stage.single().sound(1, s -> s.bits = 8),
        Stage.single().sound(1, s -> s.encoding = Encoding.FLOAT),
        Stage.single()
            .at("cdbaby")
            .sound(
                1,
                s -> {
                  s.bits = 24;
                  s.usedBits = 24;
                }));
    put(
        17,
        Stage.single().sound(1, s -> s.rate = 32_000),
        Stage.single().at("soundrop").sound(1, s -> s.rate = 48_000));
    put(
        18,
        Stage.single().sound(1, s -> s.faults = List.of("the chunk id3 comes after the sound")));
    put(
        19,
        Stage.single()
            .sound(1, s -> s.frames = 44_100L * 29)
            .track(1, d -> d.file = d.file.map(f -> file(f, f.path(), 2, 44_100L * 29))));
    Stage shorts = Stage.ep();
    for (int i = 1; i <= 5; i++) {
      shorts.sound(i, s -> s.frames = 44_100L * 50);
    }
    put(20, shorts);
    put(24, Stage.single().at("spotify").sound(1, s -> s.carried = List.of("LIST")));
    put(
        25,
        Stage.single()
            .track(
                1,
                d -> d.file = d.file.map(f -> file(f, "masters/Paper Boats.wav", 2, f.frames()))),
        Stage.single()
            .track(1, d -> d.file = d.file.map(f -> file(f, "masters/.wav", 2, f.frames()))));
    put(26, Stage.single().sound(1, s -> s.bytes = 5_000_000_000L));
  }

  private void sounds() {
    put(
        21,
        Stage.single().sound(1, s -> s.before = 11),
        Stage.single().sound(1, s -> s.after = 12),
        Stage.single()
            .sound(
                1,
                s -> {
                  s.after = 6;
                  s.fades = true;
                }));
    put(
        22,
        Stage.single().sound(1, s -> s.truePeak = Optional.of(-0.6)),
        Stage.single()
            .sound(
                1,
                s -> {
                  s.peak = Optional.of(-0.1);
                  s.truePeak = Optional.of(-1.0);
                }));
    put(
        23,
        Stage.single().sound(1, s -> s.first = List.of(0.3, 0.0)),
        Stage.single().sound(1, s -> s.lastPeak = 0.2));
    Stage twice = Stage.ep();
    String first = twice.recording(1).file().orElseThrow().sha256();
    twice.sound(3, s -> s.soundHash = first);
    put(27, twice);
    put(
        28,
        Stage.single()
            .sound(
                1,
                s -> {
                  s.bits = 24;
                  s.usedBits = 16;
                }),
        Stage.single()
            .sound(
                1,
                s -> {
                  s.rate = 96_000;
                  s.bandEnd = Optional.of(21_900.0);
                }),
        Stage.single().sound(1, s -> s.bandEnd = Optional.of(16_000.0)));
    put(
        29,
        Stage.single().sound(1, s -> s.offset = Optional.of(-30.0)),
        Stage.single().sound(1, s -> s.clips = 40),
        Stage.single().sound(1, s -> s.correlation = Optional.of(-0.99)),
        Stage.single().sound(1, s -> s.silent = List.of(2)),
        Stage.single().sound(1, s -> s.notNumbers = 3),
        Stage.single().sound(1, s -> s.peak = Optional.empty()));
    Stage gap = gapless(Stage.ep(), 0);
    Stage jump = gapless(Stage.ep(), 0);
    jump.sound(1, s -> s.after = 0).sound(2, s -> s.first = List.of(0.5, 0.5));
    put(99, gap, jump, gapless(Stage.ep(), 4));
  }

  private static Stage gapless(Stage stage, int at) {
    return stage.release(
        d -> {
          List<Release.Track> tracks = new ArrayList<>(d.media.getFirst().tracks());
          tracks.set(at, new Release.Track(tracks.get(at).recording(), true));
          d.media = List.of(new Release.Medium("", tracks));
        });
  }

  private void covers() {
    put(30, Stage.single().cover(c -> c.height = 3100));
    put(
        31,
        Stage.single().cover(c -> c.width = c.height = 2999),
        Stage.single().at("spotify").cover(c -> c.width = c.height = 639));
    put(
        32,
        Stage.single().cover(c -> c.kind = "tiff"),
        Stage.single().cover(c -> c.kind = "other"));
    put(
        33,
        Stage.single().cover(c -> c.colour = CoverFacts.Colour.CMYK),
        Stage.single().cover(c -> c.colour = CoverFacts.Colour.GREY));
    put(
        34,
        Stage.single().cover(c -> c.bits = 16),
        Stage.single().cover(c -> c.profile = true),
        Stage.single().cover(c -> c.colour = CoverFacts.Colour.RGBA));
    put(
        35,
        Stage.single().cover(c -> c.bytes = 11_000_000),
        Stage.single().cover(c -> c.width = c.height = 8000));
    put(42, Stage.single().cover(c -> c.code = "a QR code"));
    put(
        45,
        Stage.single().cover(c -> c.sharpness = 1),
        Stage.single().cover(c -> c.detail = 1e-7),
        Stage.single().cover(c -> c.blocks = 4));
    Stage reused = other(Stage.single());
    reused.covers.put(new ReleaseId("other"), reused.cover.hash ^ 7);
    put(47, reused);
    put(
        48,
        Stage.single().cover(c -> c.frame = true),
        Stage.single().cover(c -> c.orientation = 6));
    put(97, Stage.single().release(d -> d.cover = Optional.empty()));
  }

  private void coverWords() {
    put(
        36,
        Stage.single().words("Anna Burg Paper Boats"),
        Stage.single().words(""),
        Stage.single().words("Anna Berg Paper Boats remastered"));
    put(
        37,
        Stage.single().words("Anna Berg www.annaberg.example"),
        Stage.single().words("Paper Boats @annaberg"),
        Stage.single().words("Paper Boats anna@example.org"),
        Stage.single().words("Paper Boats call +49 40 1234567"));
    put(38, Stage.single().words("Paper Boats only $9.99"));
    put(39, Stage.single().words("Paper Boats now on Spotify"));
    put(40, Stage.single().words("Paper Boats Limited Edition"));
    put(41, Stage.single().words("Paper Boats CD"));
    put(43, Stage.single().words("Anna Berg Paper Boats 2026"));
    put(44, Stage.single().words("Paper Boats Dolby Atmos"));
    put(46, Stage.single().words("Paper Boats PARENTAL ADVISORY Explicit Content"));
    put(49, Stage.single().release(d -> d.confirmed = new TreeSet<>()));
    put(
        50,
        Stage.single()
            .release(
                d ->
                    d.cover =
                        d.cover.map(
                            c ->
                                new Release.Cover(
                                    c.path(),
                                    c.sha256(),
                                    c.words(),
                                    Optional.empty(),
                                    c.rights()))));
  }

  private void titles() {
    put(52, Stage.ep().track(2, d -> d.title = "paper boats"));
    put(
        53,
        Stage.single().title("Paper Boats ft. Tom Reed"),
        Stage.single().title("Paper Boats (Featuring Tom Reed)"),
        Stage.single().title("Paper Boats (With Tom Reed)"),
        Stage.single().title("Paper Boats [FEAT. Tom Reed]"),
        credit(Stage.single(), " ft. ", ArtistCredit.Role.FEATURED));
    put(54, three(Stage.single(), " & ", ", "));
    put(56, Stage.single().title("Anna Berg - Paper Boats"));
    put(
        57,
        Stage.single().title("Paper Boats (prod. by Tom Reed)"),
        Stage.single().title("Paper Boats prod. Somebody"));
    put(
        58,
        Stage.single().title("Paper Boats (Clean)"),
        Stage.single().track(1, d -> d.version = "Explicit").release(d -> d.version = "Explicit"));
    put(65, Stage.ep().track(2, d -> d.title = "Track 2"));
    put(66, Stage.ep().track(2, d -> d.title = "Low Tide (Exclusive)"));
    put(
        67,
        Stage.ep().track(2, d -> d.title = "Low Tide (Dolby Atmos)"),
        Stage.ep().release(d -> d.title = "Low Water CD"),
        Stage.ep().release(d -> d.version = "Vinyl"));
    put(
        68,
        Stage.ep().track(2, d -> d.title = "LOW TIDE"),
        Stage.ep().track(2, d -> d.title = "low tide"),
        Stage.ep().track(2, d -> d.title = "Low tide"),
        Stage.ep()
            .track(
                2,
                d -> {
                  d.title = "La Mer Est Calme";
                  d.language = "fr";
                }));
    put(
        70,
        Stage.ep().track(2, d -> d.title = "Low Tide #viral"),
        Stage.ep().track(2, d -> d.title = "Low Tide 🔥"),
        Stage.ep().track(2, d -> d.title = "Low Tide!!"),
        Stage.ep().track(2, d -> d.title = "Low Tide (Out Now)"));
    put(72, Stage.ep().track(2, d -> d.language = "ru"));
  }

  private static Stage credit(Stage stage, String join, ArtistCredit.Role second) {
    ArtistCredit credit =
        new ArtistCredit(
            List.of(
                new Part(Examples.ANNA, "Anna Berg", join, ArtistCredit.Role.MAIN),
                new Part(Examples.TOM, "Tom Reed", "", second)));
    return stage.track(1, d -> d.artist = credit).release(d -> d.artist = credit);
  }

  private static Stage three(Stage stage, String first, String second) {
    stage.party(
        Party.named(
            new org.songline.release.catalog.CatalogId.PartyId("ida-voss"),
            Party.Kind.PERSON,
            "Ida Voss"));
    ArtistCredit credit =
        new ArtistCredit(
            List.of(
                new Part(Examples.ANNA, "Anna Berg", first, ArtistCredit.Role.MAIN),
                new Part(Examples.TOM, "Tom Reed", second, ArtistCredit.Role.MAIN),
                new Part(
                    new org.songline.release.catalog.CatalogId.PartyId("ida-voss"),
                    "Ida Voss",
                    "",
                    ArtistCredit.Role.MAIN)));
    return stage.track(1, d -> d.artist = credit).release(d -> d.artist = credit);
  }

  private void versions() {
    put(
        60,
        Stage.single()
            .track(1, d -> d.version = "Original Mix")
            .release(d -> d.version = "Original Mix"),
        Stage.single().title("Paper Boats (Album Version)"));
    put(
        61,
        Stage.ep().track(2, d -> d.title = "Low Tide (Radio Edit)"),
        Stage.ep().track(2, d -> d.title = "Low Tide - Acoustic"),
        Stage.ep().release(d -> d.title = "Low Water (Remastered)"));
    put(62, Stage.ep().track(2, d -> d.title = "Low Tide (feat. Tom Reed) (For Ida)"));
    put(
        63,
        Stage.ep().track(2, d -> d.title = "Low Tide, Part 2"),
        Stage.ep().release(d -> d.title = "Low Water, vol 3"));
    put(
        64,
        Stage.single().release(d -> d.title = "Paper Boat"),
        Stage.single().release(d -> d.title = "Paper Boats (Single)"),
        Stage.single().release(d -> d.version = "Live"),
        Stage.single()
            .release(
                d ->
                    d.artist =
                        new ArtistCredit(
                            List.of(
                                new Part(Examples.TOM, "Tom Reed", "", ArtistCredit.Role.MAIN)))));
    put(
        69,
        Stage.ep()
            .track(
                2,
                d -> {
                  d.works = List.of(new WorkId("work-01"), new WorkId("work-02"));
                  d.title = "Paper Boats/Low Tide";
                }));
  }

  private void people() {
    Stage both = credit(Stage.single(), " feat. ", ArtistCredit.Role.FEATURED);
    ArtistCredit twice =
        new ArtistCredit(
            List.of(
                new Part(Examples.ANNA, "Anna Berg", " feat. ", ArtistCredit.Role.MAIN),
                new Part(Examples.ANNA, "Anna Berg", "", ArtistCredit.Role.FEATURED)));
    put(55, both.track(1, d -> d.artist = twice));
    put(59, as(Stage.single(), "Anna Berg & Tom Reed"));
    put(71, as(Stage.single(), "Anna berg"), as(Stage.single(), "Anna Berg Official"));
    ArtistCredit remixer =
        new ArtistCredit(
            List.of(
                new Part(Examples.ANNA, "Anna Berg", ", ", ArtistCredit.Role.MAIN),
                new Part(Examples.ANNA, "Anna Berg", "", ArtistCredit.Role.REMIXER)));
    put(
        74,
        Stage.ep().track(2, d -> d.type = Recording.Type.REMIX),
        Stage.ep()
            .track(
                2,
                d -> {
                  d.artist = remixer;
                  d.version = "Anna Berg Remix";
                }));
    Party tom = Examples.people().party(Examples.TOM);
    put(
        78,
        Stage.single().track(1, d -> d.works = List.of()),
        Stage.single().party(Party.named(tom.id(), tom.kind(), "Tommy")));
    put(
        79,
        Stage.single()
            .track(
                1,
                d -> {
                  List<Contribution> all = new ArrayList<>(d.contributions);
                  all.add(
                      new Contribution(
                          Examples.ANNA, EnumSet.of(Contribution.Role.EDITOR), List.of(), false));
                  d.contributions = all;
                }));
  }

  private static Stage as(Stage stage, String name) {
    ArtistCredit credit =
        new ArtistCredit(List.of(new Part(Examples.ANNA, name, "", ArtistCredit.Role.MAIN)));
    return stage.track(1, d -> d.artist = credit).release(d -> d.artist = credit);
  }

  private static Work shared(Work of, List<Work.Writer> writers) {
    return new Work(
        of.id(),
        of.title(),
        of.alternates(),
        of.iswc(),
        of.language(),
        writers,
        of.derived(),
        of.number(),
        of.completed());
  }

  private void terms() {
    put(51, Stage.single().track(1, d -> d.ai = AiDeclaration.MISSING));
    put(77, Stage.single().track(1, d -> d.cover = true));
    put(
        80,
        Stage.single().release(d -> d.phonogram = Optional.empty()),
        Stage.single().release(d -> d.copyright = Optional.empty()),
        Stage.ep().track(3, d -> d.phonogram = Optional.empty()));
    Stage plain = Stage.single();
    Work work = plain.catalog.work(new WorkId("work-01"));
    put(
        81,
        plain.work(
            shared(
                work,
                work.writers().stream()
                    .map(w -> new Work.Writer(w.party(), w.part(), w.share(), List.of()))
                    .toList())));
    Party label = Examples.people().party(Examples.LABEL);
    put(
        82,
        Stage.single().release(d -> d.label = Optional.empty()),
        Stage.single().party(Party.named(label.id(), label.kind(), "Independent")));
    put(
        83,
        Stage.single().work(shared(work, List.of(work.writers().getFirst()))),
        Stage.single()
            .track(
                1,
                d -> d.owners = List.of(new Recording.Owner(Examples.LABEL, Share.percent(81)))));
    Stage open = Stage.single();
    open.accepted = _ -> false;
    put(84, open);
    Stage sample = Stage.single();
    sample.catalog =
        sample.catalog.with(
            new Material(
                new MaterialId("ambi-sauna"),
                Material.Kind.SAMPLE,
                "Ambi sauna",
                "",
                "",
                "",
                Material.Clearance.REQUESTED,
                ""));
    put(87, sample);
  }

  private void plans() {
    put(
        75,
        Stage.single().track(1, d -> d.type = Recording.Type.KARAOKE),
        Stage.single()
            .release(
                d -> {
                  d.genre = "Soundtrack";
                  d.subgenre = "";
                }));
    put(
        88,
        Stage.single().release(d -> d.date = Optional.empty()),
        Stage.single().release(d -> d.date = Optional.of(Stage.TODAY.plusDays(3))),
        Stage.single().release(d -> d.date = Optional.of(Stage.TODAY.plusDays(20))),
        Stage.single()
            .release(
                d -> {
                  d.date = Optional.of(Stage.TODAY.minusDays(30));
                  d.phonogram = Optional.of(new Notice(2025, "Harbour Records"));
                }));
    put(
        89,
        Stage.single().at("spotify").release(d -> d.date = Optional.of(Stage.TODAY.plusDays(6))));
    put(90, Stage.single().release(d -> d.preorder = Optional.of(LocalDate.of(2027, 3, 1))));
    put(
        91,
        Stage.single().release(d -> d.original = Optional.of(LocalDate.of(2028, 1, 1))),
        Stage.single().release(d -> d.copyright = Optional.of(new Notice(2029, "Harbour Records"))),
        Stage.single().track(1, d -> d.recorded = Optional.of(LocalDate.of(2026, 4, 1))));
    put(
        92,
        Stage.single().release(d -> d.type = Release.Type.ALBUM),
        Stage.album().release(d -> d.type = Release.Type.EP));
    Release.Medium disc = Stage.ep().release().media().getFirst();
    put(
        93,
        Stage.ep().release(d -> d.media = List.of()),
        Stage.ep().release(d -> d.media = List.of(disc, new Release.Medium("", List.of()))));
    Release.Deal deal = Stage.single().release().deals().getFirst();
    put(
        94,
        Stage.single().release(d -> d.deals = List.of()),
        Stage.single().release(d -> d.deals = List.of(deal, deal)),
        Stage.single()
            .release(
                d ->
                    d.deals =
                        List.of(
                            new Release.Deal(
                                Territories.WORLD,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                ""))),
        Stage.single()
            .release(
                d ->
                    d.deals =
                        List.of(
                            new Release.Deal(
                                Territories.parse("DE AT"),
                                deal.from(),
                                deal.until(),
                                deal.uses(),
                                "")))
            .text("AT DE", "AT XX"));
    put(
        95,
        Stage.single().track(1, d -> d.preview = Optional.of(130_000)),
        Stage.single().track(1, d -> d.preview = Optional.of(-1)));
    put(
        96,
        Stage.single().release(d -> d.genre = ""),
        Stage.single().release(d -> d.genre = "Mermaidcore"),
        Stage.single().release(d -> d.subgenre = "Techno"));
    Stage missing = Stage.single();
    missing.files.add(new FileState("masters/01.wav", "it is not there"));
    put(98, missing);
  }

  private static Stage sings(String... lines) {
    return Stage.single()
        .track(
            1,
            d ->
                d.lyrics =
                    new Lyrics(
                        "en",
                        List.of(lines).stream()
                            .map(line -> new Lyrics.Line(Optional.empty(), line))
                            .toList()));
  }

  private void lyrics() {
    put(
        73,
        Stage.single().track(1, d -> d.language = "xx"),
        Stage.single().track(1, d -> d.language = "zxx"),
        Stage.single().release(d -> d.language = ""));
    put(
        76,
        Stage.ep().track(2, d -> d.type = Recording.Type.LIVE),
        Stage.ep().track(2, d -> d.version = "Live in Hamburg"),
        Stage.ep().track(2, d -> d.type = Recording.Type.RE_RECORDING),
        Stage.ep().track(2, d -> d.version = "Cover Version"));
    put(
        85,
        Stage.single().track(1, d -> d.advisory = Recording.Advisory.UNKNOWN),
        sings("Fold the fucking paper twice"));
    put(
        86,
        sings("[Chorus]", "Fold the paper twice"),
        sings("Fold the paper twice (x2)"),
        Stage.single().track(1, d -> d.lyrics = new Lyrics("de", d.lyrics.lines())));
  }
}
