package org.songline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.songline.dsp.Exact;
import org.songline.model.song.Clip;
import org.songline.model.song.Expression;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * W2 as a song: voices that all strike every half second for a minute, a saw through a resonant
 * low-pass that its envelope opens. Pitch and place of each voice are expressions of its note.
 */
final class VoicesWorkload {
  private static final int RATE = 48000;
  private static final int STRIKES = 120;
  private static final int MOST_VOICES = 128;

  private VoicesWorkload() {}

  static Song song(int voices) {
    Song empty = Song.empty(voices + " voices", RATE);
    var patterns = new TreeMap<PatternId, Pattern>(java.util.Comparator.comparing(PatternId::text));
    List<Track> tracks = new ArrayList<>();
    for (int first = 0; first < voices; first += MOST_VOICES) {
      int count = Math.min(MOST_VOICES, voices - first);
      String number = Integer.toString(tracks.size() + 1);
      var pattern = new PatternId("strike-" + number);
      patterns.put(pattern, new Pattern(pattern, "Strike", notes(first, count), List.of()));
      tracks.add(track(number, pattern, count, voices));
    }
    tracks.add(empty.master());
    return empty.withPatterns(patterns).withTracks(tracks);
  }

  private static List<Note> notes(int first, int count) {
    List<Note> notes = new ArrayList<>();
    for (int v = first; v < first + count; v++) {
      double cents = 1 + (v % 5 - 2) * 0.001;
      double place = (v * 13 % 32) / 31.0;
      notes.add(
          new Note(
              TickPosition.START,
              new Ticks(Ticks.PER_QUARTER * 4 / 5),
              33 + v * 7 % 48,
              127,
              Note.DEFAULT_RELEASE,
              List.of(
                  still(Expression.Kind.PITCH, 12 * Exact.log(cents) / Exact.log(2)),
                  still(Expression.Kind.PAN, 2 * place - 1))));
    }
    return notes;
  }

  private static Expression still(Expression.Kind kind, double value) {
    return new Expression(kind, List.of(new Point(TickPosition.START, value, Point.Shape.HOLD, 0)));
  }

  private static Track track(String number, PatternId pattern, int count, int voices) {
    var values = new TreeMap<String, Double>();
    values.put("osc1-shape", 2.0);
    values.put("filter", 1.0);
    values.put("cutoff", 400.0);
    values.put("resonance", 2.0);
    values.put("filter-envelope", 42.0);
    for (String envelope : List.of("amp", "mod")) {
      values.put(envelope + "-attack", 0.005);
      values.put(envelope + "-decay", 0.1);
      values.put(envelope + "-sustain", 60.0);
      values.put(envelope + "-release", 0.08);
    }
    values.put("velocity", 0.0);
    values.put("voices", (double) count);
    // A voice in the middle has the gain 1 here and the square root of one half in the job.
    values.put("level", Exact.decibels(0.5 / Math.sqrt(voices) / Math.sqrt(2)));
    var clip =
        new Clip.NoteClip(
            new ClipId("strikes-" + number),
            "Strikes",
            TickPosition.START,
            Ticks.quarters(STRIKES),
            false,
            pattern,
            Ticks.ZERO,
            Optional.of(new Clip.NoteLoop(Ticks.ZERO, Ticks.QUARTER)),
            0);
    return Track.of(new TrackId("voices-" + number), Track.Kind.INSTRUMENT, "Voices " + number)
        .withDevices(List.of(MixWorkload.device("synth-" + number, "synth", values)))
        .withClips(List.of(clip));
  }
}
