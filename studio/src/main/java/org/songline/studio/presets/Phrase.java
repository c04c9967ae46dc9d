package org.songline.studio.presets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songline.model.preset.Preset;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Device;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Two bars at 120 quarters a minute for each role that a preset may have. */
final class Phrase {
  private static final double QUARTERS = 8;

  /** What an effect is played on; no device of a preset is called so. */
  private static final DeviceId SOURCE = new DeviceId("phrase-source");

  private Phrase() {}

  /** A song in which a chain of devices plays the phrase of a preset's first role. */
  static Song song(List<Device> chain, Preset preset) {
    Song empty = Song.empty("Phrase", 48_000);
    PatternId pattern = new PatternId("phrase");
    List<Note> notes = notes(role(preset));
    Track track =
        Track.of(new TrackId("phrase"), Track.Kind.INSTRUMENT, "Phrase")
            .withDevices(chain)
            .withClips(
                List.of(
                    new NoteClip(
                        new ClipId("phrase-clip"),
                        "",
                        TickPosition.START,
                        ticks(QUARTERS),
                        false,
                        pattern,
                        Ticks.ZERO,
                        Optional.empty(),
                        0)));
    return empty
        .withPatterns(
            new TreeMap<>(Map.of(pattern, new Pattern(pattern, "Phrase", notes, List.of()))))
        .withTracks(List.of(track, empty.tracks().getFirst()));
  }

  private static String role(Preset preset) {
    List<String> roles = preset.tags().getOrDefault("role", List.of());
    return roles.isEmpty() ? "keys" : roles.getFirst();
  }

  /** What an effect's phrase is played on. */
  static Device source(Preset preset) {
    String type = role(preset).equals("drums") ? "drums" : "synth";
    return Device.of(SOURCE, type);
  }

  private static List<Note> notes(String role) {
    return switch (role) {
      case "bass" -> line(0.5, 0.45, 36, 36, 48, 36, 39, 36, 43, 46);
      case "drums" -> drums();
      case "percussion", "texture", "fx" -> line(2, 1.9, 48, 60, 55, 48);
      case "lead", "vocal", "guitar" -> line(0.5, 0.5, 60, 63, 67, 70, 72, 67, 65, 63);
      case "pluck" -> line(0.25, 0.2, 48, 60, 63, 67, 72, 67, 63, 60);
      default -> chords();
    };
  }

  private static List<Note> line(double step, double length, int... keys) {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i * step < QUARTERS; i++) {
      notes.add(note(i * step, length, keys[i % keys.length], i % 4 == 0 ? 110 : 90));
    }
    return notes;
  }

  private static List<Note> chords() {
    int[][] chords = {{48, 60, 63, 67}, {44, 60, 63, 68}, {51, 58, 63, 67}, {46, 58, 62, 65}};
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < chords.length; i++) {
      for (int key : chords[i]) {
        notes.add(note(2 * i, 1.95, key, 95));
      }
    }
    return notes;
  }

  private static List<Note> drums() {
    List<Note> notes = new ArrayList<>();
    for (int beat = 0; beat < QUARTERS; beat++) {
      notes.add(note(beat, 0.25, beat % 2 == 0 ? 36 : 38, 115));
      notes.add(note(beat, 0.2, 42, 90));
      notes.add(note(beat + 0.5, 0.2, beat % 4 == 3 ? 46 : 42, 80));
    }
    return notes;
  }

  private static Note note(double at, double length, int key, double velocity) {
    return new Note(new TickPosition(ticks(at).count()), ticks(length), key, velocity);
  }

  private static Ticks ticks(double quarters) {
    return new Ticks(Math.round(quarters * Ticks.PER_QUARTER));
  }
}
