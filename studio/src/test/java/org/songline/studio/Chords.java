package org.songline.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;
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

/** A short song, and finished music to hold it against. */
public final class Chords {
  private static final int RATE = 48_000;

  private Chords() {}

  /** Four bars of a chord. */
  public static Song song() {
    Ticks bar = new Ticks(4L * Ticks.PER_QUARTER);
    Ticks bars = new Ticks(4 * bar.count());
    var id = new PatternId("keys");
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      for (int key : new int[] {48, 60, 64, 67}) {
        notes.add(new Note(new TickPosition(i * bar.count()), bar, key, 100));
      }
    }
    Track keys =
        Track.of(new TrackId("keys"), Track.Kind.INSTRUMENT, "Keys")
            .withDevices(List.of(Device.of(new DeviceId("synth"), "synth")))
            .withClips(
                List.of(
                    new NoteClip(
                        new ClipId("clip"),
                        "",
                        TickPosition.START,
                        bars,
                        false,
                        id,
                        Ticks.ZERO,
                        Optional.empty(),
                        0)));
    Song empty = Song.empty("Chords", RATE);
    return empty
        .withPatterns(new TreeMap<>(Map.of(id, new Pattern(id, "", notes, List.of()))))
        .withTracks(List.of(keys, empty.master()));
  }

  /** Noise of a level, and of half of it from the middle on. */
  public static Path noise(Path file, double gain) throws Exception {
    var random = new Random(7);
    try (AudioWriter writer = AudioFiles.create(file, WriteFormat.wavFloat(RATE, 2), Tags.NONE)) {
      float[] block = new float[2 * RATE];
      for (int second = 0; second < 12; second++) {
        for (int i = 0; i < block.length; i++) {
          block[i] = (float) ((second < 6 ? gain : 0.5 * gain) * (2 * random.nextDouble() - 1));
        }
        writer.write(block, 0, RATE);
      }
      writer.finish();
    }
    return file;
  }
}
