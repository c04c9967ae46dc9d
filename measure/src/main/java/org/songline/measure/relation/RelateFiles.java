package org.songline.measure.relation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioFormat;
import org.songline.media.audio.AudioReader;

/** The relation of two sound files, such as two microphones of one source. */
public final class RelateFiles {
  private static final int FRAMES = 4096;

  private RelateFiles() {}

  /**
   * Reads both side by side, each as the mean of its channels, as far as the shorter goes.
   *
   * @return null when they never sound together
   * @throws MediaProblem when a file cannot be read or their sample rates differ
   * @throws CancellationException when {@code progress} asks to stop
   */
  public static @Nullable Relation of(Path first, Path second, Progress progress)
      throws IOException {
    try (AudioReader a = AudioFiles.open(first);
        AudioReader b = AudioFiles.open(second)) {
      int rate = a.format().rate();
      if (b.format().rate() != rate) {
        throw new MediaProblem(
            second.toString(),
            "",
            "has " + b.format().rate() + " Hz and the first file " + rate + " Hz",
            "convert one of them");
      }
      var meter = new RelationMeter(rate);
      float[] left = new float[FRAMES];
      float[] right = new float[FRAMES];
      var readA = new Mean(a);
      var readB = new Mean(b);
      long done = 0;
      while (true) {
        if (!progress.at(done, Math.min(a.format().frames(), b.format().frames()))) {
          throw new CancellationException(first + ": stopped");
        }
        int n = Math.min(readA.fill(left), readB.fill(right));
        meter.accept(left, right, 0, n);
        done += n;
        if (n < FRAMES) {
          return meter.finish();
        }
      }
    }
  }

  /** Reads whole blocks of the mean of all channels. */
  private static final class Mean {
    private final AudioReader reader;
    private final int channels;
    private final float[] block;

    Mean(AudioReader reader) {
      this.reader = reader;
      AudioFormat format = reader.format();
      channels = format.channels();
      block = new float[FRAMES * channels];
    }

    int fill(float[] out) throws IOException {
      int filled = 0;
      while (filled < FRAMES) {
        int n = reader.read(block, 0, FRAMES - filled);
        if (n == 0) {
          break;
        }
        for (int i = 0; i < n; i++) {
          float sum = 0;
          for (int c = 0; c < channels; c++) {
            float x = block[i * channels + c];
            sum += Float.isFinite(x) ? x : 0;
          }
          out[filled + i] = sum / channels;
        }
        filled += n;
      }
      return filled;
    }
  }
}
