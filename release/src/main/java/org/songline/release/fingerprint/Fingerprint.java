package org.songline.release.fingerprint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.release.ReleaseProblem;

/**
 * What a sound is known by: 32 bits for each {@link #STEP_SECONDS}, each telling how the twelve
 * notes of the scale change over two seconds. The values are those of Chromaprint's algorithm 1.
 */
public final class Fingerprint {
  /** Seconds from one value to the next: 1365 frames at 11025 Hz. */
  public static final double STEP_SECONDS = 1365.0 / 11025;

  /** Seconds of sound that the first value needs: 4096 frames and 19 steps. */
  public static final double LEAST_SECONDS = (4096 + 19 * 1365) / 11025.0;

  /** Chromaprint's number of the algorithm. */
  public static final int ALGORITHM = 1;

  private static final int BLOCK = 8192;

  private final int[] values;

  private Fingerprint(int[] values) {
    this.values = values;
  }

  /** A fingerprint of given values, oldest first. */
  public static Fingerprint of(int... values) {
    return new Fingerprint(values.clone());
  }

  /**
   * The fingerprint of a sound file of any length in constant memory.
   *
   * @throws IOException when it cannot be read
   */
  public static Fingerprint of(Path file) throws IOException {
    return of(file, Double.POSITIVE_INFINITY);
  }

  /**
   * The fingerprint of a file's beginning.
   *
   * @param seconds at most; services that look songs up take the first 120
   */
  public static Fingerprint of(Path file, double seconds) throws IOException {
    try (AudioReader reader = AudioFiles.open(file)) {
      int channels = reader.format().channels();
      int rate = reader.format().rate();
      FingerprintMeter meter = new FingerprintMeter(rate, channels);
      long left = (long) Math.min(Long.MAX_VALUE / 2.0, seconds * rate);
      float[] block = new float[BLOCK * channels];
      while (left > 0) {
        int got = reader.read(block, 0, (int) Math.min(BLOCK, left));
        if (got == 0) {
          break;
        }
        meter.take(block, 0, got);
        left -= got;
      }
      return meter.finish();
    }
  }

  /**
   * Reads the compressed text form.
   *
   * @param place as its user knows it
   * @throws ReleaseProblem when it is no fingerprint of algorithm 1
   */
  public static Fingerprint read(String place, String text) {
    FingerprintText.Read read = FingerprintText.read(place, text);
    if (read.algorithm() != ALGORITHM) {
      throw new ReleaseProblem(
          place,
          "the fingerprint is of algorithm " + read.algorithm(),
          "make it with algorithm " + ALGORITHM + ", as fpcalc does by itself");
    }
    return new Fingerprint(read.values());
  }

  /** The compressed text form that fpcalc prints. */
  public String text() {
    return FingerprintText.write(ALGORITHM, values);
  }

  public int size() {
    return values.length;
  }

  /** The beginning of it: what a sound that ends there has. */
  public Fingerprint first(int steps) {
    return new Fingerprint(Arrays.copyOf(values, Math.min(steps, values.length)));
  }

  /** Seconds of sound that the values tell of, to within a step. */
  public double seconds() {
    return values.length == 0 ? 0 : LEAST_SECONDS + (values.length - 1) * STEP_SECONDS;
  }

  /** The value of a step. */
  public int value(int step) {
    return values[step];
  }

  /** All values as numbers without a sign, with commas between. */
  public String raw() {
    StringBuilder text = new StringBuilder();
    for (int value : values) {
      text.append(text.isEmpty() ? "" : ",").append(Integer.toUnsignedString(value));
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return text();
  }
}
