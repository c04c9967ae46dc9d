package org.songline.devices.equalizer;

/** What is in one side of interleaved sound, at single frequencies. */
final class Tone {
  private Tone() {}

  /** Decibels of an impulse response at a frequency. */
  static double decibels(float[] response, double hertz, double rate) {
    return 20
        * Math.log10(
            Math.hypot(
                part(response, 0, response.length / 2, hertz, rate, 0),
                part(response, 0, response.length / 2, hertz, rate, 0.25)));
  }

  /** Amplitude of a steady tone over whole cycles from one frame to another. */
  static double amplitude(float[] x, int from, int to, double hertz, double rate) {
    return 2
        * Math.hypot(part(x, from, to, hertz, rate, 0), part(x, from, to, hertz, rate, 0.25))
        / (to - from);
  }

  private static double part(float[] x, int from, int to, double hertz, double rate, double turn) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[2 * i] * Math.cos(2 * Math.PI * (hertz * i / rate - turn));
    }
    return sum;
  }

  /** Power of one side from one frame to another, in decibels of full scale. */
  static double power(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) x[2 * i] * x[2 * i];
    }
    return 10 * Math.log10(sum / (to - from) + 1e-30);
  }
}
