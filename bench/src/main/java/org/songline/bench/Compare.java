package org.songline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;

/**
 * How alike two files are: {@code Compare A B SECONDS} prints the level of each and the peak of
 * their difference over that time, in decibels. The first second is left out: a clip here fades in
 * over its first millisecond.
 */
public final class Compare {
  private static final int BLOCK = 8192;

  private Compare() {}

  public static void main(String[] arguments) throws IOException {
    try (AudioReader a = AudioFiles.open(Path.of(arguments[0]));
        AudioReader b = AudioFiles.open(Path.of(arguments[1]))) {
      int channels = a.format().channels();
      if (channels != b.format().channels() || a.format().rate() != b.format().rate()) {
        System.out.println("the files differ in rate or channels");
        return;
      }
      long left = (long) (Double.parseDouble(arguments[2]) * a.format().rate());
      skip(a);
      skip(b);
      float[] x = new float[BLOCK * channels];
      float[] y = new float[BLOCK * channels];
      double squaresA = 0;
      double squaresB = 0;
      double peak = 0;
      long count = 0;
      while (left > 0) {
        int wanted = (int) Math.min(left, BLOCK);
        int n = Math.min(fill(a, x, wanted, channels), fill(b, y, wanted, channels));
        for (int i = 0; i < n * channels; i++) {
          squaresA += (double) x[i] * x[i];
          squaresB += (double) y[i] * y[i];
          peak = Math.max(peak, Math.abs((double) x[i] - y[i]));
        }
        count += (long) n * channels;
        left = n == wanted ? left - n : 0;
      }
      System.out.println(
          String.format(
              Locale.ROOT,
              "level %.2f and %.2f dB RMS, difference %.1f dBFS peak",
              10 * Math.log10(squaresA / count),
              10 * Math.log10(squaresB / count),
              20 * Math.log10(peak)));
    }
  }

  private static void skip(AudioReader reader) throws IOException {
    reader.seek(reader.format().rate());
  }

  private static int fill(AudioReader reader, float[] x, int frames, int channels)
      throws IOException {
    int done = 0;
    while (done < frames) {
      int n = reader.read(x, done * channels, frames - done);
      if (n == 0) {
        break;
      }
      done += n;
    }
    return done;
  }
}
