package org.songline.devices.motion;

import org.songline.dsp.spectral.Window;

/** How strong a tone is within a sound, whatever else sounds: side lobes are 92 dB down. */
final class ToneLevel {
  private ToneLevel() {}

  /** The amplitude of a tone in {@code x[from..to)}. */
  static double amplitude(double[] x, int from, int to, double hertz, double rate) {
    double[] window = Window.blackmanHarris(to - from);
    double re = 0;
    double im = 0;
    double sum = 0;
    for (int i = 0; i < window.length; i++) {
      double angle = 2 * Math.PI * hertz * i / rate;
      re += window[i] * x[from + i] * Math.cos(angle);
      im += window[i] * x[from + i] * Math.sin(angle);
      sum += window[i];
    }
    return 2 * Math.hypot(re, im) / sum;
  }

  static double decibels(double[] x, int from, int to, double hertz, double rate) {
    return 20 * Math.log10(amplitude(x, from, to, hertz, rate) + 1e-12);
  }
}
