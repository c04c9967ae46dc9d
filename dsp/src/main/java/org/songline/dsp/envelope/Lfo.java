package org.songline.dsp.envelope;

import org.songline.dsp.Exact;
import org.songline.dsp.noise.Noise;

/** Shapes of a low-frequency oscillator, between -1 and 1, all from their place in time. */
public enum Lfo {
  SINE,
  TRIANGLE,
  RISING_SAW,
  FALLING_SAW,
  SQUARE,
  /** A new random level at each cycle. */
  SAMPLE_AND_HOLD,
  /** From one random level to the next, smoothly. */
  DRIFT;

  /**
   * The value at {@code turns} cycles from its start.
   *
   * @param seed of the random shapes
   */
  public float at(double turns, long seed) {
    double cycle = Math.floor(turns);
    float t = (float) (turns - cycle);
    return switch (this) {
      case SINE -> Exact.fastSin(t);
      case TRIANGLE -> 1 - 4 * Math.abs(t - 0.25f - (float) Math.rint(t - 0.25));
      case RISING_SAW -> 2 * t - 1;
      case FALLING_SAW -> 1 - 2 * t;
      case SQUARE -> t < 0.5f ? 1 : -1;
      case SAMPLE_AND_HOLD -> Noise.level(seed, (long) cycle);
      case DRIFT -> {
        float from = Noise.level(seed, (long) cycle);
        float to = Noise.level(seed, (long) cycle + 1);
        yield from + (to - from) * t * t * (3 - 2 * t);
      }
    };
  }
}
