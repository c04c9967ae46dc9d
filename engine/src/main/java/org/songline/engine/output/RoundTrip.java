package org.songline.engine.output;

import java.util.OptionalInt;

/**
 * How long sound takes from an output over a cable or through the air back into an input.
 *
 * @param frames from being asked for to being heard again
 * @param rate frames a second
 */
public record RoundTrip(int frames, int rate) {
  /** Frames of the noise that is played to find it again. */
  static final int PROBE = 2048;

  private static final float LEVEL = 0.25f;

  /** How far the best place must stand out of all others. */
  private static final double SURE = 8;

  /** Places beside the best that belong to it. */
  private static final int BESIDE = 64;

  /** In milliseconds. */
  public double millis() {
    return 1000.0 * frames / rate;
  }

  /** A short burst of noise, always the same, at -12 dBFS. */
  static float[] probe() {
    float[] probe = new float[PROBE];
    int state = 1;
    for (int i = 0; i < PROBE; i++) {
      // The shift register of 16 bits with the taps 16, 14, 13, 11.
      int bit = (state ^ (state >> 2) ^ (state >> 3) ^ (state >> 5)) & 1;
      state = (state >> 1) | (bit << 15);
      probe[i] = (state & 1) == 0 ? LEVEL : -LEVEL;
    }
    return probe;
  }

  /** Where the probe begins in what was heard; empty when that is not sure. */
  static OptionalInt find(float[] heard) {
    float[] probe = probe();
    int places = heard.length - PROBE + 1;
    double[] likeness = new double[Math.max(0, places)];
    int best = 0;
    for (int p = 0; p < places; p++) {
      double sum = 0;
      for (int i = 0; i < PROBE; i++) {
        sum += heard[p + i] * probe[i];
      }
      likeness[p] = Math.abs(sum);
      best = likeness[p] > likeness[best] ? p : best;
    }
    double squares = 0;
    int others = 0;
    for (int p = 0; p < places; p++) {
      if (Math.abs(p - best) > BESIDE) {
        squares += likeness[p] * likeness[p];
        others++;
      }
    }
    boolean sure =
        others > 0 && likeness[best] > 0 && likeness[best] > SURE * Math.sqrt(squares / others);
    return sure ? OptionalInt.of(best) : OptionalInt.empty();
  }
}
