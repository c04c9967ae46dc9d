package org.songline.model.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.model.SongProblem;
import org.songline.model.operation.SongOperation.AddSection;
import org.songline.model.operation.TimeOperation.DeleteTime;
import org.songline.model.operation.TimeOperation.DuplicateSection;
import org.songline.model.operation.TimeOperation.InsertTime;
import org.songline.model.operation.TimeOperation.MoveSection;
import org.songline.model.operation.TimeOperation.MoveTime;
import org.songline.model.operation.TimeOperation.PasteTime;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.NoteTimeline;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.song.SongCheck;
import org.songline.model.song.Track;
import org.songline.model.time.Meter;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

class TimeOperationTest {
  private static final long BAR = 4 * Ticks.PER_QUARTER;

  /** Whole bars of every meter of up to nine halves. */
  private static final Ticks BARS = Ticks.quarters(5_040);

  @Test
  void insertingTimeAndTakingItOutAgainIsNothing() {
    int done = 0;
    for (int seed = 0; seed < 600; seed++) {
      Song song = unfaded(OperationSongs.of(seed));
      Random random = new Random(seed);
      TickPosition at =
          new TickPosition(random.nextInt(8) == 0 ? 0 : random.nextLong(40 * Ticks.PER_QUARTER));
      Ticks length = random.nextInt(3) == 0 ? new Ticks(1 + random.nextInt(9_999_999)) : BARS;
      List<TrackId> tracks =
          random.nextBoolean()
              ? List.of()
              : List.of(new TrackId("sound-2"), new TrackId("notes-1"));
      Song longer;
      try {
        longer = new InsertTime(at, length, tracks).on(song).apply(song);
      } catch (SongProblem e) {
        assertThat(e.getMessage()).as("seed %d", seed).contains("choose whole bars");
        continue;
      }
      Song back = new DeleteTime(at, length, tracks).on(longer).apply(longer);
      for (Track track : song.tracks()) {
        assertThat(back.track(track.id()).orElseThrow().clips())
            .as("seed %d, at %s", seed, at)
            .containsExactlyElementsOf(track.clips());
        assertThat(back.track(track.id()).orElseThrow()).as("seed %d", seed).isEqualTo(track);
      }
      assertThat(back.tempos()).as("tempos, seed %d", seed).isEqualTo(song.tempos());
      assertThat(back.meters()).as("meters, seed %d", seed).isEqualTo(song.meters());
      assertThat(back.chords()).as("chords, seed %d", seed).isEqualTo(song.chords());
      assertThat(back.sections()).as("sections, seed %d", seed).isEqualTo(song.sections());
      assertThat(back.markers()).as("markers, seed %d", seed).isEqualTo(song.markers());
      assertThat(back).as("seed %d", seed).isEqualTo(song);
      done++;
    }
    assertThat(done).isGreaterThan(250);
  }

  @Test
  void movingTimeThereAndBackKeepsEveryNoteAndEverySecondOfRecordings() {
    for (int seed = 0; seed < 200; seed++) {
      Song song = simple(seed);
      Random random = new Random(seed);
      long from = random.nextInt(4) * BAR;
      long length = (1 + random.nextInt(3)) * BAR;
      long to = random.nextBoolean() ? 0 : from + length + random.nextInt(3) * BAR;
      Song moved =
          new MoveTime(new TickPosition(from), new Ticks(length), new TickPosition(to), List.of())
              .on(song)
              .apply(song);
      long now = to <= from ? to : to - length;
      long home = now < from ? from + length : from;
      Song back =
          new MoveTime(new TickPosition(now), new Ticks(length), new TickPosition(home), List.of())
              .on(moved)
              .apply(moved);
      for (String id : List.of("notes-0", "notes-1")) {
        assertThat(starts(back, id)).as("seed %d", seed).isEqualTo(starts(song, id));
        assertThat(starts(moved, id)).hasSameSizeAs(starts(song, id));
      }
      for (String id : List.of("sound-2", "sound-3")) {
        assertThat(total(moved, id)).as("seed %d", seed).isEqualTo(total(song, id));
        assertThat(total(back, id)).as("seed %d", seed).isEqualTo(total(song, id));
      }
    }
  }

  @Test
  void aSectionMovesWithItsContentAndADuplicateHasANameOfItsOwn() {
    Song song = sections(simple(3));
    Song moved =
        new MoveSection(song.sections().getLast().id(), Optional.of(song.sections().get(0).id()))
            .on(song)
            .apply(song);
    assertThat(moved.sections().stream().map(s -> s.id().text() + " " + s.start().tick() / BAR))
        .containsExactly("chorus 0", "intro 2", "verse 4");
    assertThat(starts(moved, "notes-0")).hasSameSizeAs(starts(song, "notes-0"));
    Song twice = new DuplicateSection(song.sections().get(1).id()).on(song).apply(song);
    assertThat(twice.sections().stream().map(s -> s.id().text() + " " + s.start().tick() / BAR))
        .containsExactly("intro 0", "verse 2", "verse-2 4", "chorus 6");
    assertThat(new MoveSection(song.sections().get(1).id(), Optional.empty()).on(song).label())
        .isEqualTo("Move verse");
  }

  @Test
  void whatIsCopiedAndPastedLiesThereAgain() {
    for (int seed = 0; seed < 200; seed++) {
      Song song = simple(seed);
      Song piece = Fragments.time(song, new TickPosition(BAR), new Ticks(2 * BAR), List.of());
      SongCheck.check(piece);
      Song now =
          new PasteTime(
                  piece,
                  new Ticks(2 * BAR),
                  new TickPosition(40 * BAR),
                  Optional.empty(),
                  Overlap.TRIM,
                  false)
              .on(song)
              .apply(song);
      assertThat(now.patterns()).isEqualTo(song.patterns());
      Song again = Fragments.time(now, new TickPosition(40 * BAR), new Ticks(2 * BAR), List.of());
      for (String id : List.of("notes-0", "notes-1")) {
        assertThat(starts(again, id)).as("seed %d", seed).isEqualTo(starts(piece, id));
      }
    }
  }

  private static Song sections(Song song) {
    Song now = song;
    int place = 0;
    for (Section.Kind kind : List.of(Section.Kind.INTRO, Section.Kind.VERSE, Section.Kind.CHORUS)) {
      now =
          new AddSection(new TickPosition(place * BAR), new Ticks(2 * BAR), kind, "")
              .on(now)
              .apply(now);
      place += 2;
    }
    return now;
  }

  /** One tempo, one meter, no form. */
  private static Song simple(int seed) {
    Song song = unfaded(OperationSongs.of(seed));
    Song empty = Song.empty("", 48_000);
    return song.withTempos(empty.tempos())
        .withMeters(empty.meters())
        .withSections(List.of())
        .withMarkers(List.of())
        .withChords(List.of())
        .withRate(48_000);
  }

  private static Song unfaded(Song song) {
    List<Track> tracks = new ArrayList<>();
    for (Track track : song.tracks()) {
      List<Clip> clips = new ArrayList<>();
      for (Clip clip : track.clips()) {
        clips.add(
            clip instanceof AudioClip audio
                ? audio.withFadeIn(Fade.NONE).withFadeOut(Fade.NONE)
                : clip);
      }
      tracks.add(track.withClips(clips));
    }
    // A meter that says again what is so anyway goes when it comes to stand within a bar.
    List<Meter> meters = new ArrayList<>();
    for (Meter meter : song.meters()) {
      if (meters.isEmpty() || !meters.getLast().bar().equals(meter.bar())) {
        meters.add(meter);
      }
    }
    return song.withTracks(tracks).withMeters(meters);
  }

  private static List<String> starts(Song song, String track) {
    return NoteTimeline.of(song.track(new TrackId(track)).orElseThrow().clips(), song.patterns())
        .notes()
        .stream()
        .map(played -> played.from() + " " + played.key())
        .sorted()
        .toList();
  }

  private static long total(Song song, String track) {
    return song.track(new TrackId(track)).orElseThrow().clips().stream()
        .mapToLong(clip -> clip.length().count())
        .sum();
  }
}
