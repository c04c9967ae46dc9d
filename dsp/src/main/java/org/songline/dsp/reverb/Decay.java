package org.songline.dsp.reverb;

/**
 * How long a reverb rings at each frequency.
 *
 * @param seconds time to fall by 60 dB in the middle
 * @param low factor on it far below {@code lowHertz}
 * @param high factor on it far above {@code highHertz}
 * @param lowHertz where the lows begin
 * @param highHertz where the highs begin
 */
public record Decay(double seconds, double low, double high, double lowHertz, double highHertz) {
  /** Decibels a second that are lost at {@code hertz}. */
  public double loss(double hertz) {
    double belowLow = 1 / (1 + (hertz / lowHertz) * (hertz / lowHertz));
    double aboveHigh = 1 / (1 + (highHertz / hertz) * (highHertz / hertz));
    double middle = 60 / seconds;
    return middle * (1 + belowLow * (1 / low - 1) + aboveHigh * (1 / high - 1));
  }

  /** Seconds to fall by 60 dB at {@code hertz}. */
  public double rt60(double hertz) {
    return 60 / loss(hertz);
  }
}
