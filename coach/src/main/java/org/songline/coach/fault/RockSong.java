package org.songline.coach.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songline.engine.media.SongFiles;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Device;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.SectionId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Section;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Send;
import org.songline.model.song.Track.Strip;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** A small rock song at 120 quarters a minute: drums, bass, two chord parts, a tune, a room. */
public final class RockSong {
  private static final int RATE = 48_000;
  private static final int[] ROOTS = {40, 36, 43, 38};
  private static final int[] TUNE = {0, 7, 10, 12, 10, 7, 5, 7};

  private final int bars;
  private final List<Track> tracks = new ArrayList<>();
  private final Map<PatternId, Pattern> patterns = new TreeMap<>();

  private RockSong(int bars) {
    this.bars = bars;
  }

  /**
   * The song.
   *
   * @param bars of two seconds, 4 or more; a verse of about four ninths and a chorus
   */
  public static CleanSong of(int bars) {
    var rock = new RockSong(bars);
    return new CleanSong(
        "rock",
        rock.song(),
        new SongFiles(Path.of("none")),
        new TrackId("tune"),
        new TrackId("organ"),
        new TrackId("bass"));
  }

  private int verse() {
    return bars * 4 / 9;
  }

  private Song song() {
    plays("drums", -4, 0, drums(), -16, device("drums-kit", "drums", Map.of("kit", 2.0)));
    plays(
        "bass",
        -7,
        0,
        bass(),
        -60,
        device(
            "bass-synth",
            "synth",
            Map.of("cutoff", 500.0, "osc1-octave", -1.0, "amp-release", 0.06, "mode", 1.0)));
    plays(
        "guitar",
        -13,
        -0.35,
        chords(2, 12),
        -18,
        device("guitar-string", "string", Map.of("decay", 3.0, "damping", 30.0)),
        device("guitar-eq", "eq", lowCut(150)));
    plays(
        "organ",
        -17,
        0.3,
        chords(4, 24),
        -16,
        device(
            "organ-synth",
            "synth",
            Map.of("cutoff", 2200.0, "osc1-shape", 1.0, "amp-attack", 0.03, "amp-release", 0.2)),
        device("organ-eq", "eq", lowCut(200)));
    plays(
        "tune",
        -10,
        0,
        tune(),
        -14,
        device("tune-synth", "synth", Map.of("cutoff", 5000.0, "amp-release", 0.12, "mode", 1.0)),
        device("tune-eq", "eq", lowCut(250)));
    tracks.add(
        Track.of(new TrackId("room"), Track.Kind.RETURN, "Room")
            .withDevices(
                List.of(device("room-reverb", "reverb", Map.of("mix", 100.0, "decay", 0.9)))));
    Song empty = Song.empty("Rock", RATE);
    tracks.add(empty.master());
    Ticks verse = Ticks.quarters(4L * verse());
    Ticks chorus = Ticks.quarters(4L * (bars - verse()));
    return empty
        .withPatterns(new TreeMap<>(patterns))
        .withTracks(tracks)
        .withSections(
            List.of(
                new Section(
                    new SectionId("verse"), Section.Kind.VERSE, "Verse", TickPosition.START, verse),
                new Section(
                    new SectionId("chorus"),
                    Section.Kind.CHORUS,
                    "Chorus",
                    TickPosition.START.plus(verse),
                    chorus)));
  }

  private static Map<String, Double> lowCut(double hertz) {
    return Map.of("band-1-on", 1.0, "band-1-frequency", hertz);
  }

  private void plays(
      String name, double fader, double pan, List<Note> notes, double send, Device... devices) {
    PatternId pattern = new PatternId(name);
    patterns.put(pattern, new Pattern(pattern, name, notes, List.of()));
    tracks.add(
        Track.of(new TrackId(name), Track.Kind.INSTRUMENT, name)
            .withStrip(Strip.DEFAULT.withFader(fader).withPan(pan))
            .withDevices(List.of(devices))
            .withSends(List.of(new Send(new TrackId("room"), false, send, 0, true)))
            .withClips(
                List.of(
                    new NoteClip(
                        new ClipId(name + "-clip"),
                        "",
                        TickPosition.START,
                        Ticks.quarters(4L * bars),
                        false,
                        pattern,
                        Ticks.ZERO,
                        Optional.empty(),
                        0))));
  }

  private static Device device(String id, String type, Map<String, Double> parameters) {
    return Device.of(new DeviceId(id), type).withParameters(new TreeMap<>(parameters));
  }

  private static void note(List<Note> notes, double quarter, double length, int key, int velocity) {
    notes.add(
        new Note(
            new TickPosition(Math.round(quarter * Ticks.PER_QUARTER)),
            new Ticks(Math.round(length * Ticks.PER_QUARTER)),
            key,
            velocity));
  }

  private List<Note> drums() {
    List<Note> notes = new ArrayList<>();
    for (int bar = 0; bar < bars; bar++) {
      boolean chorus = bar >= verse();
      for (int beat = 0; beat < 4; beat++) {
        double at = 4.0 * bar + beat;
        note(notes, at, 0.25, beat % 2 == 0 ? 36 : 38, chorus ? 112 : 88);
        note(notes, at, 0.25, 42, 80);
        note(notes, at + 0.5, 0.25, chorus ? 46 : 42, 70);
      }
      note(notes, 4.0 * bar + 2.5, 0.25, 36, chorus ? 100 : 80);
      if (bar == verse()) {
        note(notes, 4.0 * bar, 1, 49, 100);
      }
    }
    return notes;
  }

  private List<Note> bass() {
    List<Note> notes = new ArrayList<>();
    for (int bar = 0; bar < bars; bar++) {
      for (int eighth = 0; eighth < 8; eighth++) {
        int velocity = bar >= verse() ? 108 : 88;
        note(notes, 4.0 * bar + 0.5 * eighth, 0.42, ROOTS[bar % 4], velocity);
      }
    }
    return notes;
  }

  private List<Note> chords(int each, int up) {
    List<Note> notes = new ArrayList<>();
    for (int bar = 0; bar < bars; bar++) {
      int root = ROOTS[bar % 4] + up;
      int third = bar % 4 == 0 ? 3 : 4;
      for (int at = 0; at < 4; at += each) {
        int velocity = bar >= verse() ? 105 : 75;
        note(notes, 4.0 * bar + at, 0.95 * each, root, velocity);
        note(notes, 4.0 * bar + at, 0.95 * each, root + third, velocity);
        note(notes, 4.0 * bar + at, 0.95 * each, root + 7, velocity);
      }
    }
    return notes;
  }

  private List<Note> tune() {
    List<Note> notes = new ArrayList<>();
    for (int bar = 0; bar < bars; bar++) {
      for (int step = 0; step < 4; step++) {
        int key = 64 + TUNE[(4 * bar + step) % TUNE.length];
        note(notes, 4.0 * bar + step, step == 3 ? 0.6 : 0.85, key, bar >= verse() ? 110 : 85);
      }
    }
    return notes;
  }
}
