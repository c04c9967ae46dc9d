package org.songline.devices.sampler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.songline.devices.Assets;
import org.songline.media.soundfont.SoundFontReader;

/**
 * An opened file of sounds, shared by all samplers of a render that name it. Programs are made, and
 * their samples read, when they are first asked for; then they stay. Safe for several threads.
 */
interface SampleLibrary extends Assets.Partial {
  /**
   * A program, or what stands in for it when the file has none of that number.
   *
   * @param number bank * 128 + program
   * @param how for files that are a single recording
   */
  Program program(int number, Playback how) throws IOException;

  /** Length of a single recording; 0 for a file of many. */
  default double seconds() {
    return 0;
  }

  @Override
  default List<String> problems() {
    return List.of();
  }

  /** Opens a file of any kind that the sampler plays. */
  static SampleLibrary open(Path file) throws IOException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (isFont(file)) {
      return new FontLibrary(SoundFontReader.read(file));
    }
    if (name.endsWith(".sfz")) {
      return SfzLibrary.open(file);
    }
    return new RecordingLibrary(Recordings.read(file));
  }

  private static boolean isFont(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(12);
      return head.length == 12
          && head[0] == 'R'
          && head[8] == 's'
          && head[9] == 'f'
          && head[10] == 'b'
          && head[11] == 'k';
    }
  }
}
