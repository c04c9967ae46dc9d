package org.songline.studio.midi;

import org.songline.devices.Parameter;

/** How the way of a controller, 0 to 127, becomes a value. */
final class Travel {
  private static final int MOST = 127;
  private static final int CENTRE = 64;

  /** The law of faders: decibels, and where on the way they are. */
  private static final double[][] FADER = {
    {-72, 0},
    {-60, 0.05},
    {-48, 0.12},
    {-36, 0.215},
    {-24, 0.35},
    {-18, 0.44},
    {-12, 0.54},
    {-6, 0.645},
    {0, 0.75},
    {6, 1}
  };

  /** 0 dB lies at three quarters of the way: the whole number next to it is 0 dB exactly. */
  private static final int UNITY = 95;

  private Travel() {}

  /** The value of a parameter, in its unit. */
  static double parameter(Parameter of, int way) {
    double travel = (double) way / MOST;
    double value =
        switch (of.scale()) {
          case LINEAR -> of.min() + travel * (of.max() - of.min());
          case LOGARITHMIC -> of.min() * Math.pow(of.max() / of.min(), travel);
          case SQUARE -> of.min() + travel * travel * (of.max() - of.min());
        };
    boolean whole = of.unit() == Parameter.Unit.SWITCH || of.unit() == Parameter.Unit.CHOICE;
    return Math.clamp(whole ? Math.rint(value) : tidy(value), of.min(), of.max());
  }

  /** Decibels of a fader; minus infinity at its foot. */
  static double fader(int way) {
    if (way == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (way == UNITY) {
      return 0;
    }
    double travel = (double) way / MOST;
    int i = 1;
    while (FADER[i][1] < travel) {
      i++;
    }
    double part = (travel - FADER[i - 1][1]) / (FADER[i][1] - FADER[i - 1][1]);
    double value = FADER[i - 1][0] + part * (FADER[i][0] - FADER[i - 1][0]);
    return Math.rint(10 * value) / 10;
  }

  /** -1 at the left to 1 at the right; the middle is 0 exactly. */
  static double pan(int way) {
    return Math.clamp(Math.rint(100.0 * (way - CENTRE) / (MOST - CENTRE)) / 100, -1, 1);
  }

  /** Four digits are more than 128 steps can tell apart. */
  private static double tidy(double value) {
    if (value == 0) {
      return 0;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 3);
    return Math.rint(value / unit) * unit;
  }
}
