package org.songline.release.fingerprint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.songline.dsp.Exact;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/** Music by recipe: chords, a tune and a beat that differ with the seed. */
public final class Tunes {
  private Tunes() {}

  /** One channel. */
  public static float[] tune(long seed, int rate, double seconds) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] sound = new float[(int) (seconds * rate)];
    double beat = 0.35 + 0.25 * random.nextDouble();
    for (double at = 0; at < seconds; at += beat) {
      for (int voice = 0; voice < 4; voice++) {
        double hertz = 110 * Exact.pow(2, random.nextInt(36) / 12.0);
        double level = 0.05 + 0.1 * random.nextDouble();
        note(sound, rate, at, beat * (1 + random.nextInt(3)), hertz, level);
      }
      hit(sound, rate, at, random);
    }
    return sound;
  }

  private static void note(
      float[] sound, int rate, double at, double seconds, double hertz, double level) {
    int from = (int) (at * rate);
    int to = Math.min(sound.length, from + (int) (seconds * rate));
    for (int i = from; i < to; i++) {
      double t = (double) (i - from) / rate;
      float turns = (float) (t * hertz % 1);
      double tone =
          Exact.fastSin(turns)
              + 0.5 * Exact.fastSin(2 * turns % 1)
              + 0.25 * Exact.fastSin(3 * turns % 1)
              + 0.12 * Exact.fastSin(5 * turns % 1);
      double shape = Math.min(1, t / 0.01) * Math.max(0, 1 - t / seconds);
      sound[i] = (float) (sound[i] + level * shape * tone);
    }
  }

  private static void hit(float[] sound, int rate, double at, SplittableRandom random) {
    int from = (int) (at * rate);
    int length = rate / 10;
    for (int i = 0; i < length && from + i < sound.length; i++) {
      double fall = 1 - (double) i / length;
      double noise = random.nextDouble() - 0.5;
      sound[from + i] = (float) (sound[from + i] + 0.2 * noise * fall * fall * fall);
    }
  }

  /** Writes one channel twice, as stereo. */
  public static void write(Path file, WriteFormat format, float[] sound) throws IOException {
    float[] both = new float[2 * sound.length];
    for (int i = 0; i < sound.length; i++) {
      both[2 * i] = sound[i];
      both[2 * i + 1] = sound[i];
    }
    try (AudioWriter writer = AudioFiles.create(file, format, Tags.NONE)) {
      writer.write(both, 0, sound.length);
      writer.finish();
    }
  }
}
