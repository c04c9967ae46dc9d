package org.songline.devices;

import org.songline.dsp.spectral.RealFft;

/**
 * Judges the lines of a tone whose cycles fit the window exactly: its harmonics, and everything
 * else, which is aliases and noise. The tone has {@code cycles} cycles in {@link #WINDOW} frames;
 * an odd number keeps aliases off the harmonics.
 */
public final class Lines {
  public static final int WINDOW = 1 << 15;

  private final double[] power;
  private final int cycles;
  private final int top;

  /** Reads the last window of a sound. */
  public Lines(double[] sound, int cycles, double rate) {
    var fft = RealFft.of(WINDOW);
    double[] x = new double[WINDOW];
    System.arraycopy(sound, sound.length - WINDOW, x, 0, WINDOW);
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    fft.forward(x, re, im, fft.work());
    power = new double[fft.bins()];
    for (int k = 0; k < power.length; k++) {
      power[k] = (re[k] * re[k] + im[k] * im[k]) * 4.0 / ((double) WINDOW * WINDOW);
    }
    this.cycles = cycles;
    top = (int) (20000 * WINDOW / rate);
  }

  /** The odd number of cycles in the window that comes nearest to a frequency. */
  public static int cycles(double hertz, double rate) {
    return 2 * (int) Math.rint((hertz * WINDOW / rate - 1) / 2) + 1;
  }

  /** A tone, frame by frame. */
  public static double tone(int cycles, int frame) {
    long turn = (long) cycles * frame % WINDOW;
    return Math.sin(2 * Math.PI * turn / WINDOW);
  }

  /** Amplitude of a harmonic in decibels; 1 is the tone itself. */
  public double harmonic(int number) {
    return 10 * Math.log10(power[number * cycles] + 1e-30);
  }

  /** Everything to 20 kHz that is no harmonic and no offset, relative to the tone, in decibels. */
  public double aliases() {
    return aliases(0);
  }

  /** As {@link #aliases()}, without what lies within so many lines of a harmonic. */
  public double aliases(int beside) {
    double other = 0;
    for (int k = 1; k <= top; k++) {
      int away = Math.min(k % cycles, cycles - k % cycles);
      if (away > beside) {
        other += power[k];
      }
    }
    return 10 * Math.log10((other + 1e-30) / power[cycles]);
  }

  /** Harmonics from the second to 20 kHz, relative to the tone, in decibels. */
  public double distortion() {
    double sum = 0;
    for (int k = 2 * cycles; k <= top; k += cycles) {
      sum += power[k];
    }
    return 10 * Math.log10((sum + 1e-30) / power[cycles]);
  }
}
