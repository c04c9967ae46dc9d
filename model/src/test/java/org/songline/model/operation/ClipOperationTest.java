package org.songline.model.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songline.model.SongProblem;
import org.songline.model.edit.Transaction;
import org.songline.model.operation.ClipOperation.CopyClips;
import org.songline.model.operation.ClipOperation.CrossfadeClips;
import org.songline.model.operation.ClipOperation.DeleteClips;
import org.songline.model.operation.ClipOperation.DuplicateClips;
import org.songline.model.operation.ClipOperation.JoinClips;
import org.songline.model.operation.ClipOperation.MoveClips;
import org.songline.model.operation.ClipOperation.SplitClips;
import org.songline.model.operation.ClipOperation.TrimClips;
import org.songline.model.operation.ClipOperation.TrimClips.End;
import org.songline.model.operation.ClipSettingOperation.LoopClips;
import org.songline.model.operation.ClipSettingOperation.MakeClipsUnique;
import org.songline.model.operation.ClipSettingOperation.ReverseClips;
import org.songline.model.operation.ClipSettingOperation.SetFades;
import org.songline.model.operation.ClipSettingOperation.StretchClips;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Clip.FadeShape;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.NoteTimeline;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.Frames;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** At 120 quarters a minute and 48 kHz a quarter is 24,000 frames. */
class ClipOperationTest {
  private static final TrackId KEYS = new TrackId("keys");
  private static final TrackId PADS = new TrackId("pads");
  private static final TrackId VOICE = new TrackId("voice");

  @Test
  void movedClipsTrimWhatLiesThere() {
    Song song = song(notes("a", 0, 4), notes("b", 4, 8));
    Song now = done(song, new MoveClips(ids("a"), q(6), 0, Overlap.TRIM));
    assertThat(spans(now, KEYS)).containsExactly("b 4-6", "a 6-10", "b-2 10-12");
    NoteClip rest = (NoteClip) clip(now, "b-2");
    assertThat(rest.offset()).isEqualTo(Ticks.quarters(6));
  }

  @Test
  void movedClipsPushWhatIsInTheirWay() {
    Song song = song(notes("a", 0, 4), notes("b", 4, 4), notes("c", 9, 4), notes("d", 20, 1));
    Song now = done(song, new MoveClips(ids("a"), q(3), 0, Overlap.PUSH));
    assertThat(spans(now, KEYS)).containsExactly("a 3-7", "b 7-11", "c 11-15", "d 20-21");
  }

  @Test
  void movedClipsLieOverOthersWhenLayered() {
    Song song = song(notes("a", 0, 4), notes("b", 4, 8));
    Transaction move = new MoveClips(ids("a", "b"), q(2), 1, Overlap.LAYER).on(song);
    assertThat(move.label()).isEqualTo("Move 2 clips");
    Song now = move.apply(song);
    assertThat(spans(now, KEYS)).isEmpty();
    assertThat(spans(now, PADS)).containsExactly("a 2-6", "b 6-14");
  }

  @Test
  void aRecordingThatIsMovedOverTheEndOfAnotherFadesIntoIt() {
    Song song = song(audio("u", 0, 8, 0), audio("v", 8, 8, 0));
    Transaction move = new MoveClips(ids("v"), q(-2), 0, Overlap.CROSSFADE).on(song);
    assertThat(move.label()).isEqualTo("Move clip");
    Song now = move.apply(song);
    assertThat(spans(now, VOICE)).containsExactly("u 0-8", "v 6-14");
    assertThat(fadeIn(now, "v")).isEqualTo(new Fade(Ticks.quarters(2), FadeShape.EQUAL_POWER));
    assertThat(((AudioClip) clip(now, "u")).fadeOut()).isEqualTo(Fade.NONE);
    assertThat(done(now, new MoveClips(ids("v"), q(2), 0, Overlap.CROSSFADE))).isEqualTo(song);
  }

  @Test
  void aRecordingThatIsMovedUnderTheStartOfAnotherIsFadedOutByIt() {
    Song song = song(audio("u", 0, 4, 0), audio("v", 8, 8, 0));
    Song now = done(song, new MoveClips(ids("u"), q(6), 0, Overlap.CROSSFADE));
    assertThat(spans(now, VOICE)).containsExactly("u 6-10", "v 8-16");
    assertThat(fadeIn(now, "v").length()).isEqualTo(Ticks.quarters(2));
  }

  @Test
  void aCrossfadeGoesWithItsClipsAndKeepsItsShape() {
    Song song = song(audio("u", 0, 8, 0), audio("v", 8, 8, 0));
    Song over = done(song, new MoveClips(ids("v"), q(-2), 0, Overlap.CROSSFADE));
    Fade linear = new Fade(Ticks.quarters(2), FadeShape.LINEAR);
    Song shaped = done(over, new SetFades(ids("v"), Optional.of(linear), Optional.empty()));
    Song longer = done(shaped, new MoveClips(ids("v"), q(-1), 0, Overlap.CROSSFADE));
    assertThat(fadeIn(longer, "v")).isEqualTo(new Fade(Ticks.quarters(3), FadeShape.LINEAR));
    Song both = done(shaped, new MoveClips(ids("u", "v"), q(4), 0, Overlap.CROSSFADE));
    assertThat(fadeIn(both, "v")).isEqualTo(linear);
    Song copies = done(shaped, new DuplicateClips(ids("u", "v"), 1, Overlap.CROSSFADE, false));
    assertThat(fadeIn(copies, "v-2")).isEqualTo(linear);
    Song trimmed = done(shaped, new TrimClips(ids("u"), End.END, q(-1), Overlap.CROSSFADE));
    assertThat(fadeIn(trimmed, "v")).isEqualTo(new Fade(Ticks.QUARTER, FadeShape.LINEAR));
  }

  @Test
  void whatACrossfadeCannotBeMadeOfIsCut() {
    Song song =
        song(audio("u", 0, 16, 0), audio("v", 20, 4, 0), notes("a", 0, 4), notes("b", 8, 4));
    Song inside = done(song, new MoveClips(ids("v"), q(-14), 0, Overlap.CROSSFADE));
    assertThat(spans(inside, VOICE)).containsExactly("u 0-6", "v 6-10", "u-2 10-16");
    assertThat(fadeIn(inside, "v")).isEqualTo(Fade.NONE);
    Song covered = done(song, new MoveClips(ids("u"), q(12), 0, Overlap.CROSSFADE));
    assertThat(spans(covered, VOICE)).containsExactly("u 12-28");
    Song written = done(song, new MoveClips(ids("b"), q(-6), 0, Overlap.CROSSFADE));
    assertThat(spans(written, KEYS)).containsExactly("a 0-2", "b 2-6");
    Song touching = done(song, new MoveClips(ids("v"), q(-4), 0, Overlap.CROSSFADE));
    assertThat(fadeIn(touching, "v")).isEqualTo(Fade.NONE);
  }

  @Test
  void aFadeInThatIsNoCrossfadeStays() {
    Song song = song(audio("u", 0, 4, 0), audio("v", 8, 8, 0));
    Fade own = new Fade(Ticks.QUARTER, FadeShape.SLOW);
    Song faded = done(song, new SetFades(ids("v"), Optional.of(own), Optional.empty()));
    Song now = done(faded, new MoveClips(ids("v"), q(4), 0, Overlap.CROSSFADE));
    assertThat(fadeIn(now, "v")).isEqualTo(own);
  }

  private static Fade fadeIn(Song song, String id) {
    return ((AudioClip) clip(song, id)).fadeIn();
  }

  @Test
  void aRecordingThatMovesToAnotherTempoPlaysTheSameSeconds() {
    Song song =
        song(audio("v", 0, 4, 0))
            .withTempos(
                List.of(
                    new Tempo(TickPosition.START, 120, Tempo.Shape.STEP),
                    new Tempo(TickPosition.quarters(8), 60, Tempo.Shape.STEP)));
    Song there = done(song, new MoveClips(ids("v"), q(8), 0, Overlap.LAYER));
    assertThat(spans(there, VOICE)).containsExactly("v 8-10");
    assertThat(done(there, new MoveClips(ids("v"), q(-8), 0, Overlap.LAYER))).isEqualTo(song);
  }

  @Test
  void whatCannotBeIsRefusedWithWords() {
    Song song = song(notes("a", 0, 4), audio("v", 0, 4, 0));
    refused(song, new MoveClips(ids("a"), -1, 0, Overlap.LAYER), "before the song");
    refused(song, new MoveClips(ids("a"), 0, 2, Overlap.LAYER), "instrument track");
    refused(song, new MoveClips(ids("v"), 0, -1, Overlap.LAYER), "audio track");
    refused(song, new MoveClips(ids("v"), 0, 9, Overlap.LAYER), "no track 9 below");
    refused(song, new MoveClips(ids("gone"), 0, 0, Overlap.LAYER), "no such clip");
    refused(song, new StretchClips(ids("v"), 2), "recordings cannot be stretched yet");
    refused(song, new JoinClips(ids("a")), "one alone");
    refused(song, new JoinClips(ids("a", "v")), "several tracks");
    refused(song, new SplitClips(ids("a"), List.of(at(9))), "no position is inside");
  }

  @Test
  void copiesAreLinkedUnlessTheyAreToBeTheirOwn() {
    Song song = song(notes("a", 0, 4));
    Song linked = done(song, new CopyClips(ids("a"), q(4), 1, Overlap.LAYER, false));
    assertThat(((NoteClip) clip(linked, "a-2")).pattern().text()).isEqualTo("p");
    Song own = done(song, new DuplicateClips(ids("a"), 2, Overlap.LAYER, true));
    assertThat(spans(own, KEYS)).containsExactly("a 0-4", "a-2 4-8", "a-3 8-12");
    assertThat(own.patterns()).hasSize(3);
    Song unique = done(linked, new MakeClipsUnique(ids("a", "a-2")));
    assertThat(unique.patterns()).hasSize(2);
  }

  @Test
  void aDeletedClipTakesItsPatternAlongOnlyWhenNoOtherPlaysIt() {
    Song song = song(notes("a", 0, 4), notes("b", 4, 4));
    Song one = done(song, new DeleteClips(ids("a")));
    assertThat(one.patterns()).hasSize(1);
    assertThat(done(one, new DeleteClips(ids("b"))).patterns()).isEmpty();
  }

  @Test
  void aTrimmedRecordingKeepsItsSamplesInPlaceAndStopsWhereItBegins() {
    Song song = song(audio("v", 8, 4, 24_000));
    Song later = done(song, new TrimClips(ids("v"), End.START, q(1), Overlap.LAYER));
    assertThat(((AudioClip) clip(later, "v")).offset()).isEqualTo(new Frames(48_000));
    assertThat(spans(later, VOICE)).containsExactly("v 9-12");
    Song earlier = done(song, new TrimClips(ids("v"), End.START, q(-3), Overlap.LAYER));
    assertThat(((AudioClip) clip(earlier, "v")).offset()).isEqualTo(Frames.ZERO);
    assertThat(spans(earlier, VOICE)).containsExactly("v 7-12");
    Song longer = done(song, new TrimClips(ids("v"), End.END, q(99), Overlap.LAYER));
    assertThat(spans(longer, VOICE)).containsExactly("v 8-27");
  }

  @Test
  void aReversedRecordingIsTrimmedAtTheOtherEndOfItsSamples() {
    AudioClip clip = audio("v", 8, 4, 24_000).withReversed(true);
    Song song = song(clip);
    Song head = done(song, new TrimClips(ids("v"), End.START, q(1), Overlap.LAYER));
    assertThat(((AudioClip) clip(head, "v")).offset()).isEqualTo(new Frames(24_000));
    Song tail = done(song, new TrimClips(ids("v"), End.END, q(-1), Overlap.LAYER));
    assertThat(((AudioClip) clip(tail, "v")).offset()).isEqualTo(new Frames(48_000));
  }

  @Test
  void aNoteClipDrawnOutBeforeItsPatternShiftsThePattern() {
    Song song = song(notes("a", 4, 4));
    Song now = done(song, new TrimClips(ids("a"), End.START, q(-2), Overlap.LAYER));
    assertThat(played(now)).isEqualTo(played(song));
    assertThat(spans(now, KEYS)).containsExactly("a 2-8");
    Song two = song(notes("a", 4, 4), notes("b", 8, 4));
    refused(two, new TrimClips(ids("a"), End.START, q(-2), Overlap.LAYER), "unique");
  }

  @Test
  void aSplitGivesFadesToTheOuterParts() {
    Fade fade = new Fade(Ticks.QUARTER, FadeShape.S_CURVE);
    Song song = song(audio("v", 0, 4, 100).withFadeIn(fade).withFadeOut(fade));
    Transaction split = new SplitClips(ids("v"), List.of(at(2), at(3))).on(song);
    assertThat(split.label()).isEqualTo("Split clip");
    Song now = split.apply(song);
    assertThat(now.track(VOICE).orElseThrow().clips())
        .containsExactly(
            audio("v", 0, 2, 100).withFadeIn(fade),
            audio("v-2", 2, 1, 48_100),
            audio("v-3", 3, 1, 72_100).withFadeOut(fade));
    assertThat(done(now, new JoinClips(ids("v", "v-2", "v-3")))).isEqualTo(song);
  }

  @Test
  void whatWasSplitJoinsToTheEqualSong() {
    int count = 0;
    for (int seed = 0; seed < 400; seed++) {
      Song song = OperationSongs.of(seed);
      Random random = new Random(seed);
      for (String id : List.of("notes-0-2", "sound-2-1", "sound-2-2", "sound-2-4")) {
        Clip clip = clip(song, id);
        List<TickPosition> cuts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          cuts.add(new TickPosition(clip.start().tick() + random.nextLong(clip.length().count())));
        }
        TrackId track = song.trackOf(clip.id()).orElseThrow().id();
        Song split;
        try {
          split = done(song, new SplitClips(List.of(clip.id()), cuts));
        } catch (SongProblem e) {
          continue;
        }
        List<ClipId> parts = new ArrayList<>();
        for (Clip part : split.track(track).orElseThrow().clips()) {
          if (song.clip(part.id()).filter(c -> !c.id().equals(clip.id())).isEmpty()) {
            parts.add(part.id());
          }
        }
        Song joined = done(split, new JoinClips(parts));
        assertThat(clip(joined, id)).as("seed %d", seed).isEqualTo(clip);
        assertThat(joined).isEqualTo(song);
        count++;
      }
    }
    assertThat(count).isGreaterThan(1_000);
  }

  @Test
  void joinedNoteClipsPlayTheSameNotesFromOnePattern() {
    int joined = 0;
    for (int seed = 0; seed < 200; seed++) {
      Song song = OperationSongs.of(seed);
      List<ClipId> chosen = ids("notes-0-1", "notes-0-2", "notes-0-3");
      Song now = done(song, new JoinClips(chosen));
      TrackId track = new TrackId("notes-0");
      assertThat(now.track(track).orElseThrow().clips()).hasSize(3);
      assertThat(played(now, track)).as("seed %d", seed).isEqualTo(played(song, track));
      joined += now.clip(new ClipId("notes-0-1")).isPresent() ? 1 : 0;
    }
    assertThat(joined).isEqualTo(200);
  }

  @Test
  void aLoopedClipRepeatsWhatItPlayed() {
    Song song = song(notes("a", 0, 2), audio("v", 0, 2, 100));
    Song now = done(song, new LoopClips(ids("a", "v"), Ticks.quarters(6)));
    assertThat(played(now)).hasSize(3 * played(song).size()).containsAll(played(song));
    AudioClip voice = (AudioClip) clip(now, "v");
    assertThat(voice.loop()).contains(new Clip.AudioLoop(new Frames(100), new Frames(48_000)));
  }

  @Test
  void aCrossfadeLiesHalfBeforeTheCut() {
    Song song = song(audio("v", 0, 4, 0), audio("w", 4, 4, 48_000));
    Song now =
        done(song, new CrossfadeClips(ids("v", "w"), Ticks.quarters(1), FadeShape.EQUAL_POWER));
    AudioClip left = (AudioClip) clip(now, "v");
    AudioClip right = (AudioClip) clip(now, "w");
    assertThat(left.end().tick() * 2).isEqualTo(q(9));
    assertThat(right.start().tick() * 2).isEqualTo(q(7));
    assertThat(right.offset()).isEqualTo(new Frames(36_000));
    assertThat(right.fadeIn()).isEqualTo(new Fade(Ticks.QUARTER, FadeShape.EQUAL_POWER));
  }

  @Test
  void aClipReversedTwicePlaysAsBefore() {
    Song song = song(notes("a", 0, 4), audio("v", 0, 4, 100));
    Song once = done(song, new ReverseClips(ids("a", "v")));
    assertThat(played(once)).isNotEqualTo(played(song));
    Song twice = done(once, new ReverseClips(ids("a", "v")));
    assertThat(played(twice)).isEqualTo(played(song));
    assertThat(clip(twice, "v")).isEqualTo(clip(song, "v"));
    assertThat(once.patterns()).hasSize(1);
  }

  @Test
  void stretchedNoteClipsScaleFromTheFirstAndShareWhatTheyShared() {
    Song song = song(notes("a", 4, 4), notes("b", 8, 4), notes("c", 20, 4));
    Song now = done(song, new StretchClips(ids("a", "b"), 2));
    assertThat(spans(now, KEYS)).containsExactly("a 4-12", "b 12-20", "c 20-24");
    assertThat(now.patterns()).hasSize(2);
    Pattern wide = now.pattern(((NoteClip) clip(now, "b")).pattern()).orElseThrow();
    assertThat(wide.notes().getFirst().length()).isEqualTo(Ticks.quarters(2));
    assertThat(done(now, new StretchClips(ids("a", "b"), 0.5)).track(KEYS).orElseThrow().clips())
        .hasSize(3);
  }

  private static List<String> played(Song song) {
    return played(song, KEYS);
  }

  private static List<String> played(Song song, TrackId track) {
    return NoteTimeline.of(song.track(track).orElseThrow().clips(), song.patterns())
        .notes()
        .stream()
        .map(
            p ->
                "%d-%d key %d velocity %s"
                    .formatted(p.from(), p.to(), p.key(), p.note().velocity()))
        .sorted()
        .toList();
  }

  private static Song done(Song song, Operation operation) {
    Transaction transaction = operation.on(song);
    Song now = transaction.apply(song);
    assertThat(transaction.inverse().apply(now)).isEqualTo(song);
    return now;
  }

  private static void refused(Song song, Operation operation, String words) {
    assertThatThrownBy(() -> operation.on(song))
        .isInstanceOf(SongProblem.class)
        .hasMessageContaining(words);
  }

  private static Clip clip(Song song, String id) {
    return song.clip(new ClipId(id)).orElseThrow();
  }

  private static List<String> spans(Song song, TrackId track) {
    return song.track(track).orElseThrow().clips().stream()
        .map(
            c ->
                "%s %d-%d"
                    .formatted(
                        c.id().text(),
                        c.start().tick() / Ticks.PER_QUARTER,
                        c.end().tick() / Ticks.PER_QUARTER))
        .toList();
  }

  private static Song song(Clip... clips) {
    Song empty = Song.empty("x", 48_000);
    var patterns = new TreeMap<PatternId, Pattern>();
    PatternId id = new PatternId("p");
    patterns.put(
        id,
        new Pattern(
            id,
            "",
            List.of(
                new Note(at(0), Ticks.QUARTER, 60, 100), new Note(at(1), Ticks.QUARTER, 64, 90)),
            List.of()));
    var sources = new TreeMap<SourceId, AudioSource>();
    SourceId take = new SourceId("take");
    sources.put(take, new AudioSource(take, "", "%064x.wav".formatted(1), 48_000, 2, 480_000));
    List<Clip> notes = List.of(clips).stream().filter(NoteClip.class::isInstance).toList();
    List<Clip> audio = List.of(clips).stream().filter(AudioClip.class::isInstance).toList();
    return empty
        .withPatterns(patterns)
        .withSources(sources)
        .withTracks(
            List.of(
                Track.of(KEYS, Track.Kind.INSTRUMENT, "Keys").withClips(notes),
                Track.of(PADS, Track.Kind.INSTRUMENT, "Pads"),
                Track.of(VOICE, Track.Kind.AUDIO, "Voice").withClips(audio),
                empty.master()));
  }

  private static NoteClip notes(String id, long start, long length) {
    return new NoteClip(
        new ClipId(id),
        "",
        at(start),
        Ticks.quarters(length),
        false,
        new PatternId("p"),
        Ticks.ZERO,
        Optional.empty(),
        0);
  }

  private static AudioClip audio(String id, long start, long length, long offset) {
    return new AudioClip(
        new ClipId(id),
        "",
        at(start),
        Ticks.quarters(length),
        false,
        new SourceId("take"),
        new Frames(offset),
        Optional.empty(),
        0,
        Fade.NONE,
        Fade.NONE,
        false);
  }

  private static List<ClipId> ids(String... ids) {
    return List.of(ids).stream().map(ClipId::new).toList();
  }

  private static TickPosition at(long quarters) {
    return TickPosition.quarters(quarters);
  }

  private static long q(long quarters) {
    return quarters * Ticks.PER_QUARTER;
  }
}
