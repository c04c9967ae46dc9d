package org.songline.studio.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.songline.media.AtomicFile;
import org.songline.model.SongProblem;
import org.songline.studio.midi.ControlStore;
import org.songline.studio.midi.MidiControl;
import org.songline.studio.wire.WireJson;

/** Which controllers move what, as JSON in the song's folder. */
public final class ControlFile implements ControlStore {
  /** The file in a song's folder. */
  public static final String NAME = "midi-controls.json";

  private static final int MOST_BYTES = 1 << 20;

  /** The whole file. */
  record Kept(List<MidiControl> controls) {}

  @Override
  public List<MidiControl> load(Path song) {
    Path file = song.resolve(NAME);
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
          ? WireJson.read(Files.readString(file, StandardCharsets.UTF_8), Kept.class).controls()
          : List.of();
    } catch (IOException | SongProblem damaged) {
      return List.of(); // It is written anew when something is taught.
    }
  }

  @Override
  public void save(Path song, List<MidiControl> controls) {
    try {
      AtomicFile.write(
          song.resolve(NAME), WireJson.text(new Kept(controls)).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new SongProblem(
          NAME, "", "cannot be written: " + e.getMessage(), "make room in the song's folder");
    }
  }
}
