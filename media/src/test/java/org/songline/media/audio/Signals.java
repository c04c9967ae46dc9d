package org.songline.media.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.songline.media.audio.tags.Tags;

/** Sounds with known samples. */
final class Signals {
  private Signals() {}

  /** Every step of small depths in turn, both ends of the range, then noise of all sizes. */
  static int[] staircase(int samples, int bits, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] out = new int[samples];
    int max = (int) ((1L << (bits - 1)) - 1);
    for (int i = 0; i < samples; i++) {
      out[i] =
          switch (i % 4) {
            case 0 -> (i - samples / 2) % max;
            case 1 -> i % 8 == 1 ? max : -max - 1;
            default -> (random.nextInt() >> (32 - bits)) >> random.nextInt(bits);
          };
    }
    return out;
  }

  /** Something like music: drifting tones with a little noise, interleaved, of the given depth. */
  static int[] music(int frames, int channels, int bits, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] out = new int[frames * channels];
    double full = (1L << (bits - 1)) - 1;
    double[] tones = {55, 110.3, 220.9, 331, 441.7, 882.1, 1764.9, 3520.4};
    for (int i = 0; i < frames; i++) {
      double swell = 0.5 + 0.5 * StrictMath.sin(i * 6e-5);
      double common = 0;
      for (int t = 0; t < tones.length; t++) {
        common += StrictMath.sin(i * tones[t] * 2 * StrictMath.PI / 44_100 + t) / (t + 2);
      }
      for (int c = 0; c < channels; c++) {
        double own = StrictMath.sin(i * (0.01 + 0.003 * c)) * 0.1;
        double noise = (random.nextDouble() - 0.5) * 0.01;
        double v = 0.3 * swell * common + own + noise;
        out[i * channels + c] = (int) StrictMath.rint(Math.max(-1, Math.min(1, v)) * full);
      }
    }
    return out;
  }

  static float[] unit(int[] steps, int bits) {
    float[] out = new float[steps.length];
    for (int i = 0; i < steps.length; i++) {
      out[i] = (float) (steps[i] / (double) (1L << (bits - 1)));
    }
    return out;
  }

  static Path write(Path file, WriteFormat format, int[] interleaved, Tags tags)
      throws IOException {
    try (AudioWriter writer = AudioFiles.create(file, format, tags)) {
      writer.writeInts(interleaved, 0, interleaved.length / format.channels());
      writer.finish();
    }
    return file;
  }

  /** Reads the file back as integer steps of its depth, in pieces of uneven size. */
  static int[] steps(Path file) throws IOException {
    try (AudioReader reader = AudioFiles.open(file)) {
      int channels = reader.format().channels();
      double scale = (double) (1L << (reader.format().bits() - 1));
      double[] buffer = new double[1009 * channels];
      int[] out = new int[0];
      int total = 0;
      while (true) {
        int n = reader.readDoubles(buffer, 0, 1009) * channels;
        if (n == 0) {
          return java.util.Arrays.copyOf(out, total);
        }
        if (total + n > out.length) {
          out = java.util.Arrays.copyOf(out, Math.max(total + n, out.length * 2));
        }
        for (int i = 0; i < n; i++) {
          out[total + i] = (int) (buffer[i] * scale);
        }
        total += n;
      }
    }
  }

  static void readAway(Path file) throws IOException {
    try (AudioReader reader = AudioFiles.open(file)) {
      int block = Math.max(1, 8192 / reader.format().channels());
      float[] buffer = new float[block * reader.format().channels()];
      long frames = 0;
      while (frames < 20_000_000) {
        int n = reader.read(buffer, 0, block);
        if (n == 0) {
          return;
        }
        frames += n;
      }
    }
  }

  static byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }
}
