package org.songline.measure.pitch;

/**
 * Pitch over time in even steps.
 *
 * @param firstSeconds the place of the first value
 * @param hopSeconds from one value to the next
 * @param keys as MIDI keys with their fraction, 69 for 440 Hz; NaN where there is no pitch
 * @param clarity how alike one period is to the next, 0 to 1; below 0.5 for noise
 */
@SuppressWarnings("ArrayRecordComponent") // a long curve, compared by nobody
public record PitchCurve(double firstSeconds, double hopSeconds, double[] keys, double[] clarity) {
  public int count() {
    return keys.length;
  }

  public double seconds(int at) {
    return firstSeconds + at * hopSeconds;
  }

  public boolean voiced(int at) {
    return !Double.isNaN(keys[at]);
  }
}
