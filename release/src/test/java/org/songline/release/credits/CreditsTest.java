package org.songline.release.credits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songline.model.song.Clip;
import org.songline.model.song.Device;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.PersonId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Person;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.Contribution;
import org.songline.release.catalog.Contribution.Role;
import org.songline.release.catalog.EntryText;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Work;
import org.songline.release.exact.Share;

class CreditsTest {
  private static final PartyId ANNA = new PartyId("anna-berg");
  private static final PartyId TOM = new PartyId("tom-reed");

  private static Track track(String name, Track.Kind kind, boolean plays, String... devices) {
    String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    List<Device> chain = new ArrayList<>();
    for (String type : devices) {
      chain.add(
          new Device(
              new DeviceId(type + "-" + id),
              type,
              true,
              new TreeMap<>(),
              new TreeMap<>(),
              Optional.empty()));
    }
    Clip clip =
        new Clip.NoteClip(
            new ClipId("clip-" + id),
            name,
            TickPosition.START,
            Ticks.quarters(4),
            false,
            new PatternId("pattern"),
            Ticks.ZERO,
            Optional.empty(),
            0);
    return Track.of(new TrackId(id), kind, name)
        .withDevices(chain)
        .withClips(plays ? List.of(clip) : List.of());
  }

  private static Song song(boolean guitar, Person... people) {
    Song empty = Song.empty("Paper Boats", 48_000);
    return empty
        .withPeople(List.of(people))
        .withTracks(
            List.of(
                track("Bass guitar, left", Track.Kind.AUDIO, guitar, "eq", "compressor"),
                track("Pad", Track.Kind.INSTRUMENT, true, "lfo", "synth", "eq"),
                track("Silent", Track.Kind.INSTRUMENT, false, "synth"),
                track("Air", Track.Kind.AUDIO, true, "eq"),
                empty.master()));
  }

  private static Person person(String name, String... credits) {
    return new Person(
        new PersonId(name.toLowerCase(Locale.ROOT).replace(' ', '-')), name, List.of(credits));
  }

  private static Song usual() {
    return song(
        true,
        person("Anna Berg", "vocals", "lyrics", "composer"),
        person("Tom Reed", "producer", "mix", "bass guitar (recording)", "composer"),
        person("Ida", "moral support"));
  }

  private static Contribution credit(Recording recording, PartyId party) {
    return recording.contributions().stream()
        .filter(one -> one.party().equals(party))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void peopleBecomePartiesWritersAndContributions() {
    SongCredits credits = SongCredits.of(usual(), List.of());
    CreditMerge.Merged merged = CreditMerge.into(Catalog.EMPTY, credits, "..");
    Catalog catalog = merged.catalog();
    assertThat(catalog.parties()).containsOnlyKeys(ANNA, TOM, new PartyId("ida"));
    Recording recording = catalog.recording(merged.recording().orElseThrow());
    assertThat(recording.artist().text()).isEqualTo("Anna Berg");
    assertThat(recording.song()).isEqualTo("..");
    assertThat(recording.tempo()).isEqualTo(120);
    assertThat(credit(recording, ANNA).roles()).containsExactly(Role.VOCALIST);
    assertThat(credit(recording, ANNA).instruments()).containsExactly("vocals");
    assertThat(credit(recording, ANNA).featured()).isTrue();
    assertThat(credit(recording, TOM).roles())
        .containsExactly(Role.PERFORMER, Role.PROGRAMMER, Role.PRODUCER, Role.MIXING_ENGINEER);
    assertThat(credit(recording, TOM).instruments()).containsExactly("bass guitar", "synthesizer");
    assertThat(credit(recording, TOM).featured()).isFalse();
    Work work = catalog.worksOf(recording).getFirst();
    assertThat(work.writers().stream().map(writer -> writer.party().text() + writer.part()))
        .containsExactly("anna-bergCOMPOSER_LYRICIST", "tom-reedCOMPOSER");
    assertThat(credits.notUnderstood()).containsExactly("Ida: moral support");
  }

  @Test
  void tracksSayWhoPlaysWhatOnWhichGearSinceWhen() {
    LocalDate january = LocalDate.of(2026, 1, 20);
    LocalDate may = LocalDate.of(2026, 5, 3);
    SongCredits credits =
        SongCredits.of(
            usual(),
            List.of(
                new SongCredits.Kept(may, usual()),
                new SongCredits.Kept(january, song(false, person("Tom Reed", "producer")))));
    assertThat(credits.performances())
        .containsExactly(
            new SongCredits.Performance(
                "Bass guitar, left",
                "bass guitar",
                "Tom Reed",
                true,
                List.of("eq", "compressor"),
                Optional.of(may)),
            new SongCredits.Performance(
                "Pad",
                "synthesizer",
                "Tom Reed",
                false,
                List.of("lfo", "synth", "eq"),
                Optional.of(january)));
    assertThat(credits.begun()).contains(january);
    assertThat(credits.last()).contains(may);
    Catalog catalog = CreditMerge.into(Catalog.EMPTY, credits, "..").catalog();
    assertThat(catalog.recordings().values().iterator().next().recorded()).contains(january);
  }

  @Test
  void mergingAgainAddsNothing() {
    SongCredits credits = SongCredits.of(usual(), List.of());
    Catalog once = CreditMerge.into(Catalog.EMPTY, credits, "..").catalog();
    CreditMerge.Merged twice = CreditMerge.into(once, credits, "..");
    assertThat(twice.added()).isEmpty();
    assertThat(twice.catalog()).isEqualTo(once);
  }

  @Test
  void whatWasTypedStays() {
    SongCredits credits = SongCredits.of(usual(), List.of());
    Catalog once = CreditMerge.into(Catalog.EMPTY, credits, "..").catalog();
    Recording recording = once.recordings().values().iterator().next();
    Recording typed =
        EntryText.RECORDING.with(
            recording,
            Map.of(
                "title", "Paper Boats (at last)",
                "key", "E minor",
                "tempo", "60",
                "artist", "tom-reed:T. Reed",
                "credits", "anna-berg:vocalist:voice:no"));
    Work work = once.worksOf(recording).getFirst();
    Work settled =
        EntryText.WORK.with(
            work, Map.of("writers", "tom-reed:composer:100%", "completed", "2025-12-31"));
    Catalog catalog = CreditMerge.into(once.with(typed).with(settled), credits, "..").catalog();
    Recording after = catalog.recording(typed.id());
    assertThat(after.title()).isEqualTo("Paper Boats (at last)");
    assertThat(after.key()).isEqualTo("E minor");
    assertThat(after.tempo()).isEqualTo(60);
    assertThat(after.artist().text()).isEqualTo("T. Reed");
    assertThat(credit(after, ANNA).featured()).isFalse();
    assertThat(credit(after, ANNA).instruments()).containsExactly("voice", "vocals");
    assertThat(catalog.work(work.id())).isEqualTo(settled);
  }

  @Test
  void artistsStandOnTheLineInOrder() {
    Song song =
        song(
            true,
            person("Anna Berg", "artist"),
            person("Tom Reed", "artist", "producer"),
            person("Ida Lund", "featured artist", "rap"));
    Catalog catalog =
        CreditMerge.into(Catalog.EMPTY, SongCredits.of(song, List.of()), "").catalog();
    ArtistCredit artist = catalog.recordings().values().iterator().next().artist();
    assertThat(artist.text()).isEqualTo("Anna Berg & Tom Reed feat. Ida Lund");
    assertThat(artist.of(ArtistCredit.Role.FEATURED)).hasSize(1);
  }

  @Test
  void severalProducersLeaveTracksToNobody() {
    Song song = song(true, person("Anna Berg", "producer"), person("Tom Reed", "producer"));
    assertThat(SongCredits.of(song, List.of()).performances())
        .extracting(SongCredits.Performance::person)
        .containsExactly("");
  }

  @Test
  void theNarrowerInstrumentIsTheOneOfItsTrack() {
    Song song = song(true, person("Anna Berg", "guitar"), person("Tom Reed", "bass guitar"));
    assertThat(SongCredits.of(song, List.of()).performances())
        .extracting(SongCredits.Performance::person)
        .containsExactly("Tom Reed", "");
  }

  @Test
  void aSongThatNamesNobodyAddsNothing() {
    CreditMerge.Merged merged =
        CreditMerge.into(Catalog.EMPTY, SongCredits.of(song(true), List.of()), "..");
    assertThat(merged.catalog()).isEqualTo(Catalog.EMPTY);
    assertThat(merged.recording()).isEmpty();
  }

  @Test
  void placesAreRelativeToTheCatalog() {
    assertThat(SongCreditsFolder.place(Path.of("/music/boats/release"), Path.of("/music/boats")))
        .isEqualTo("..");
    assertThat(SongCreditsFolder.place(Path.of("/music/label"), Path.of("/music/boats")))
        .isEqualTo("../boats");
  }

  @Test
  void sharesOfNewWritersAreOpen() {
    Catalog catalog =
        CreditMerge.into(Catalog.EMPTY, SongCredits.of(usual(), List.of()), "..").catalog();
    assertThat(catalog.works().values().iterator().next().total()).isEqualTo(Share.NOTHING);
  }
}
