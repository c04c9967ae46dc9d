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
   * How a single sample is to be played.
   *
   * @param root key at which it plays as recorded
   * @param loop 0 as the file says, 1 off, 2 the whole sample, 3 always to the end
   */
  record Options(int root, int loop) {
    /** As a file says. */
    static final Options PLAIN = new Options(60, 0);
  }

  /**
   * A program, or what stands in for it when the file has none of that number.
   *
   * @param number bank * 128 + program
   */
  Program program(int number, Options options) throws IOException;

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
