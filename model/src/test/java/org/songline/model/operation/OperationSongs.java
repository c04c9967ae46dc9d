package org.songline.model.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.songline.model.edit.RandomSongs;
import org.songline.model.operation.ClipOperation.SplitClips;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.AudioLoop;
import org.songline.model.song.Clip.Fade;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Clip.NoteLoop;
import org.songline.model.song.Control;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.SourceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.Frames;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Random songs with enough to do on them. */
final class OperationSongs {
  private static final int CLIPS = 5;

  private OperationSongs() {}

  /** A random song with two tracks of notes and two of recordings, one of each cut in parts. */
  static Song of(long seed) {
    Song song = new RandomSongs(seed).song(120);
    Random random = new Random(seed);
    var patterns = new TreeMap<>(song.patterns());
    for (String name : List.of("verse", "riff-2")) {
      PatternId id = new PatternId(name);
      List<Note> notes = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        notes.add(
            new Note(
                new TickPosition(random.nextLong(16 * Ticks.PER_QUARTER)),
                new Ticks(1 + random.nextLong(2 * Ticks.PER_QUARTER)),
                48 + random.nextInt(24),
                1 + random.nextInt(127)));
      }
      Control pedal = new Control(new TickPosition(9), Control.Kind.CONTROLLER, 64, 127);
      patterns.put(id, new Pattern(id, name, notes, List.of(pedal)));
    }
    var sources = new TreeMap<>(song.sources());
    for (int rate : List.of(44_100, 48_000, 96_000)) {
      SourceId id = new SourceId("rate-" + rate);
      sources.put(id, new AudioSource(id, "", "%064x.wav".formatted(rate), rate, 2, rate * 9L));
    }
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      boolean audio = i > 1;
      TrackId id = new TrackId((audio ? "sound-" : "notes-") + i);
      List<Clip> clips = new ArrayList<>();
      for (int k = 0; k < CLIPS; k++) {
        clips.add(clip(random, audio, new ClipId(id.text() + "-" + k), k));
      }
      Track.Kind kind = audio ? Track.Kind.AUDIO : Track.Kind.INSTRUMENT;
      tracks.add(Track.of(id, kind, id.text()).withClips(clips));
    }
    tracks.addAll(song.tracks());
    song = song.withPatterns(patterns).withSources(sources).withTracks(tracks);
    for (String id : List.of("notes-1-0", "sound-3-0")) {
      long end = song.clip(new ClipId(id)).orElseThrow().end().tick();
      long start = song.clip(new ClipId(id)).orElseThrow().start().tick();
      song =
          new SplitClips(
                  List.of(new ClipId(id)), List.of(new TickPosition(start + (end - start) / 3)))
              .on(song)
              .apply(song);
    }
    return song;
  }

  private static Clip clip(Random random, boolean audio, ClipId id, int place) {
    TickPosition start =
        new TickPosition(4L * place * Ticks.PER_QUARTER + random.nextInt(3) * 100_000L);
    Ticks length = new Ticks(3 * Ticks.PER_QUARTER + random.nextInt(3) * 300_000L);
    if (!audio) {
      return new NoteClip(
          id,
          "",
          start,
          length,
          false,
          new PatternId(random.nextBoolean() ? "verse" : "riff-2"),
          new Ticks(random.nextInt(3) * 100_000L),
          random.nextBoolean()
              ? Optional.empty()
              : Optional.of(new NoteLoop(Ticks.QUARTER, Ticks.quarters(2))),
          random.nextInt(3));
    }
    return new AudioClip(
        id,
        "",
        start,
        length,
        false,
        new SourceId("rate-" + List.of(44_100, 48_000, 96_000).get(random.nextInt(3))),
        new Frames(random.nextInt(40_000)),
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new AudioLoop(new Frames(10_000), new Frames(33_333))),
        0,
        Fade.NONE,
        Fade.NONE,
        random.nextInt(3) == 0);
  }
}
