package org.songline.studio.production;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;

/** Whether two files hold the same sound, sample for sample. */
final class SameSamples {
  private static final int FRAMES = 1 << 14;

  private SameSamples() {}

  static boolean in(Path one, Path other) throws IOException {
    try (AudioReader a = AudioFiles.open(one);
        AudioReader b = AudioFiles.open(other)) {
      int channels = a.format().channels();
      if (channels != b.format().channels() || a.format().rate() != b.format().rate()) {
        return false;
      }
      float[] x = new float[FRAMES * channels];
      float[] y = new float[FRAMES * channels];
      while (true) {
        int n = a.read(x, 0, FRAMES);
        int m = b.read(y, 0, FRAMES);
        if (n != m || !Arrays.equals(x, 0, n * channels, y, 0, m * channels)) {
          return false;
        }
        if (n == 0) {
          return true;
        }
      }
    }
  }
}
