package org.songline.studio.live;

import java.util.Arrays;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;

/**
 * The spectrum of the newest 2048 frames through a Hann window, the mean power of both sides, as
 * decibels at 240 places from 20 Hz to 20 kHz, 24 to the octave or nearly so. A full sine is 0 dB.
 * Where places lie closer than bins the levels between two bins are read, where bins lie closer the
 * highest counts. Used by one thread at a time; not for the audio path.
 */
public final class Spectrum {
  /** Frames that are looked at. */
  public static final int FRAMES = 2048;

  /** Places from the lowest to the highest frequency. */
  public static final int PLACES = 240;

  /** Decibels of silence. */
  public static final float SILENCE = -144;

  private static final double LOWEST = 20;
  private static final double SPAN = 1000;
  private static final double FLOOR = 1e-15;

  private final RealFft fft = RealFft.of(FRAMES);
  private final Fft.Work work = fft.work();
  private final double[] window = Window.hann(FRAMES);
  private final double scale;
  private final double[] side = new double[FRAMES];
  private final double[] re = new double[fft.bins()];
  private final double[] im = new double[fft.bins()];
  private final double[] power = new double[fft.bins()];
  private final double[] decibels = new double[fft.bins()];
  private final double binsPerHertz;

  /**
   * @param rate frames a second
   */
  public Spectrum(int rate) {
    binsPerHertz = (double) FRAMES / rate;
    double sum = Arrays.stream(window).sum();
    scale = 4 / (sum * sum) / 2;
  }

  /** The frequency of a place. */
  public static double hertz(double place) {
    return LOWEST * Math.pow(SPAN, place / (PLACES - 1));
  }

  /**
   * Writes the levels of a sound.
   *
   * @param stereo {@link #FRAMES} interleaved frames
   * @param out one level for each place
   */
  public void of(float[] stereo, float[] out) {
    Arrays.fill(power, 0);
    for (int channel = 0; channel < 2; channel++) {
      for (int f = 0; f < FRAMES; f++) {
        side[f] = stereo[2 * f + channel] * window[f];
      }
      fft.forward(side, re, im, work);
      for (int k = 0; k < power.length; k++) {
        power[k] += (re[k] * re[k] + im[k] * im[k]) * scale;
      }
    }
    for (int k = 0; k < power.length; k++) {
      decibels[k] = power[k] < FLOOR ? SILENCE : 10 * Math.log10(power[k]);
    }
    double last = hertz(-0.5) * binsPerHertz;
    for (int p = 0; p < PLACES; p++) {
      double end = hertz(p + 0.5) * binsPerHertz;
      out[p] = (float) level(last, hertz(p) * binsPerHertz, end);
      last = end;
    }
  }

  /** The highest bin between two places in bins; between bins what lies at the middle. */
  private double level(double from, double middle, double to) {
    int top = decibels.length - 1;
    int first = (int) Math.ceil(from);
    int last = Math.min(top, (int) Math.floor(to));
    double most = SILENCE;
    for (int k = first; k <= last; k++) {
      most = Math.max(most, decibels[k]);
    }
    int below = (int) middle;
    if (below >= top) {
      return most;
    }
    double part = middle - below;
    return Math.max(most, decibels[below] + part * (decibels[below + 1] - decibels[below]));
  }
}
