package org.songline.studio.production;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;

/** What is left when stems are taken away from their sum. */
final class Residual {
  private static final int FRAMES = 1 << 14;

  private Residual() {}

  /** The largest sample of the difference; null when there is none. */
  static @Nullable Double dbfs(Path sum, List<Path> parts, Progress progress) throws IOException {
    List<AudioReader> readers = new ArrayList<>();
    try (AudioReader whole = AudioFiles.open(sum)) {
      for (Path part : parts) {
        readers.add(AudioFiles.open(part));
      }
      int channels = whole.format().channels();
      float[] expected = new float[FRAMES * channels];
      float[] part = new float[FRAMES * channels];
      double[] added = new double[FRAMES * channels];
      double largest = 0;
      int n;
      while ((n = whole.read(expected, 0, FRAMES)) > 0) {
        java.util.Arrays.fill(added, 0);
        for (AudioReader reader : readers) {
          int read = reader.read(part, 0, n);
          for (int i = 0; i < read * channels; i++) {
            added[i] += part[i];
          }
        }
        for (int i = 0; i < n * channels; i++) {
          largest = Math.max(largest, Math.abs(expected[i] - added[i]));
        }
        progress.at(whole.position(), whole.format().frames());
      }
      return largest == 0 ? null : Exact.decibels(largest);
    } finally {
      for (AudioReader reader : readers) {
        reader.close();
      }
    }
  }
}
