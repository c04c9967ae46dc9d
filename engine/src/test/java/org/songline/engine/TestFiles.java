package org.songline.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioMetadata;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;

/** Recordings made by recipe. */
public final class TestFiles {
  private TestFiles() {}

  /** Left at frame i is (i + 1) / 2^20, the other channels are its negative. */
  public static float step(long frame) {
    return (frame + 1) / (float) (1 << 20);
  }

  /** A staircase in the media folder of a song's folder. */
  public static void staircase(Path folder, String name, int frames, int channels, int rate) {
    try {
      Files.createDirectories(folder.resolve("media"));
      float[] samples = new float[frames * channels];
      for (int f = 0; f < frames; f++) {
        for (int c = 0; c < channels; c++) {
          samples[f * channels + c] = c == 0 ? step(f) : -step(f);
        }
      }
      try (AudioWriter writer =
          AudioFiles.create(
              folder.resolve("media").resolve(name),
              WriteFormat.wavFloat(rate, channels),
              AudioMetadata.NONE)) {
        writer.write(samples, 0, frames);
        writer.finish();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
