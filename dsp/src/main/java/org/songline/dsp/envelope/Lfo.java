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

  /**
   * The value at {@code turns} cycles from its start, with jumps spread out.
   *
   * @param seed of the random shapes
   * @param edge share of a cycle that each jump takes, around its middle; 0 to 0.5
   */
  public float at(double turns, long seed, float edge) {
    double nearest = Math.rint(turns);
    float d = (float) (turns - nearest);
    float half = 0.5f * edge;
    boolean near = Math.abs(d) < half;
    return switch (this) {
      case RISING_SAW -> near ? 2 * d - rise(d / half) : at(turns, seed);
      case FALLING_SAW -> near ? rise(d / half) - 2 * d : at(turns, seed);
      case SQUARE -> {
        float down = d < 0 ? d + 0.5f : d - 0.5f;
        yield near ? rise(d / half) : Math.abs(down) < half ? -rise(down / half) : at(turns, seed);
      }
      case SAMPLE_AND_HOLD -> {
        float to = Noise.level(seed, (long) nearest);
        float from = Noise.level(seed, (long) nearest - 1);
        yield near ? from + (to - from) * (0.5f + 0.5f * rise(d / half)) : at(turns, seed);
      }
      case SINE, TRIANGLE, DRIFT -> at(turns, seed);
    };
  }

  /** From -1 to 1, level at both ends. */
  private static float rise(float x) {
    return x * (1.5f - 0.5f * x * x);
  }

  /**
   * Fills {@code out} with values that are {@code step} cycles apart.
   *
   * @param turns cycles from the start to the first value
   * @param seed of the random shapes
   * @param edge as in {@link #at(double, long, float)}
   */
  public void fill(double turns, double step, long seed, float edge, float[] out) {
    float first = (float) (turns - Math.floor(turns));
    float apart = (float) step;
    if (this == SINE) {
      for (int i = 0; i < out.length; i++) {
        out[i] = Exact.fastSin(Math.fma(i, apart, first));
      }
    } else {
      for (int i = 0; i < out.length; i++) {
        out[i] = at(Math.fma(i, step, turns), seed, edge);
      }
    }
  }
}
