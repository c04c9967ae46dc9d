package org.songline.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioFormat;
import org.songline.media.audio.AudioReader;

/** Measures sound files. */
public final class Measure {
  private static final int SAMPLES = 1 << 14;
  private static final int LOWEST_RATE = 4000;

  private Measure() {}

  /** Measures everything about a file. */
  public static Measured file(Path file, Progress progress) throws IOException {
    return file(file, Part.all(), progress);
  }

  /**
   * Measures a file in one pass, in memory that does not depend on its length.
   *
   * @param parts what to measure beyond loudness and levels
   * @param progress told in frames
   * @throws MediaProblem when the file cannot be read
   * @throws CancellationException when {@code progress} asks to stop
   */
  public static Measured file(Path file, Set<Part> parts, Progress progress) throws IOException {
    try (AudioReader reader = AudioFiles.open(file)) {
      AudioFormat format = reader.format();
      if (format.rate() < LOWEST_RATE) {
        throw new MediaProblem(
            file.toString(),
            "",
            "has a sample rate of " + format.rate() + " Hz, too low to measure loudness",
            "convert it to 44100 Hz");
      }
      var measurer = new Measurer(format.rate(), format.channels(), parts);
      int frames = Math.max(1, SAMPLES / format.channels());
      float[] block = new float[frames * format.channels()];
      long done = 0;
      while (true) {
        if (!progress.at(done, format.frames())) {
          throw new CancellationException(file + ": stopped");
        }
        int n = reader.read(block, 0, frames);
        if (n == 0) {
          break;
        }
        measurer.accept(block, 0, n);
        done += n;
      }
      return measurer.finish();
    }
  }
}
