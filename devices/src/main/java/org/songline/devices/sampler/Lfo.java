package org.songline.devices.sampler;

import org.songline.dsp.Exact;

/**
 * A triangle from -1 to 1 that starts upwards from 0 after a delay; its value follows from time.
 */
final class Lfo {
  private static final double ABSOLUTE_ZERO_HERTZ = 8.175798915643707;

  private double delay;
  private double cycles;

  /**
   * @param newDelay in frames
   * @param frequency in absolute cents
   */
  void set(double newDelay, float frequency, double rate) {
    delay = newDelay;
    cycles = ABSOLUTE_ZERO_HERTZ / rate * Exact.fastExp2(frequency / 1200);
  }

  /** The value, {@code age} frames after the start. */
  float at(long age) {
    double t = age - delay;
    if (t <= 0) {
      return 0;
    }
    double phase = t * cycles + 0.25;
    phase -= (long) phase;
    return (float) (phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase);
  }
}
