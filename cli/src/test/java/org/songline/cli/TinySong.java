package org.songline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.songline.model.song.Clip;
import org.songline.model.song.Device;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Note;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.store.SongFolder;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** Songs of two seconds. */
final class TinySong {
  private static final int RATE = 48_000;
  private static final int NOTES = 4;

  private TinySong() {}

  /** A song whose tracks play four notes each, every track higher than the one before. */
  static Path in(Path folder, String... tracks) {
    Song empty = Song.empty("Tiny", RATE);
    var patterns = new TreeMap<PatternId, Pattern>(java.util.Comparator.comparing(PatternId::text));
    List<Track> all = new ArrayList<>();
    for (String name : tracks) {
      var pattern = new PatternId("notes-" + name);
      patterns.put(pattern, new Pattern(pattern, name, notes(48 + 7 * all.size()), List.of()));
      all.add(track(name, pattern));
    }
    all.add(empty.master());
    SongFolder.create(folder, empty.withPatterns(patterns).withTracks(all)).close();
    return folder;
  }

  private static List<Note> notes(int key) {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < NOTES; i++) {
      notes.add(
          new Note(TickPosition.quarters(i), new Ticks(Ticks.PER_QUARTER / 2), key + 2 * i, 100));
    }
    return notes;
  }

  private static Track track(String name, PatternId pattern) {
    var clip =
        new Clip.NoteClip(
            new ClipId("clip-" + name),
            name,
            TickPosition.START,
            Ticks.quarters(NOTES),
            false,
            pattern,
            Ticks.ZERO,
            Optional.empty(),
            0);
    var synth =
        new Device(
            new DeviceId("synth-" + name),
            "synth",
            true,
            new TreeMap<>(),
            new TreeMap<>(),
            Optional.empty());
    return Track.of(new TrackId(name), Track.Kind.INSTRUMENT, name)
        .withDevices(List.of(synth))
        .withClips(List.of(clip));
  }
}
