package org.songline.release.fingerprint;

import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Window;

/**
 * Sound as the fingerprint hears it: one channel at 11025 Hz in whole steps of 16 bits. The low
 * pass is the one that Chromaprint's own feed has: a sinc cut at 0.8 of half the lower rate, 16 of
 * its zero crossings long, under a Kaiser window of beta 9; its transition reaches into the upper
 * notes, so that a sharper one would give other bits.
 */
final class MonoFeed {
  static final int RATE = 11025;
  private static final double CUT = 0.8;
  private static final int ZEROS = 16;
  private static final double BETA = 9;
  private static final int PHASES = 1024;
  private static final double FULL = 32768;

  /** Who takes the steps. */
  interface Sink {
    void take(double step);
  }

  private final int channels;
  private final Sink sink;
  private final int taps;
  private final double[][] table;
  private final double[] ring;
  private final long rate;
  private long heard;
  private long given;

  MonoFeed(int rate, int channels, Sink sink) {
    this.channels = channels;
    this.sink = sink;
    this.rate = rate;
    double factor = Math.min((double) RATE / rate * CUT, 1);
    taps = (int) Math.ceil(ZEROS / factor);
    table = rate == RATE ? new double[0][] : table(factor);
    ring = new double[Integer.highestOneBit(taps + 2) << 1];
  }

  private double[][] table(double factor) {
    double[][] rows = new double[PHASES + 1][taps];
    int centre = (taps - 1) / 2;
    for (int phase = 0; phase <= PHASES; phase++) {
      double sum = 0;
      for (int tap = 0; tap < taps; tap++) {
        double x = (tap - centre - (double) phase / PHASES) * factor;
        double sinc = x == 0 ? 1 : Exact.sin(Math.PI * x) / (Math.PI * x);
        rows[phase][tap] = sinc * Window.kaiser(2 * x / (factor * taps), BETA);
        sum += rows[phase][tap];
      }
      for (int tap = 0; tap < taps; tap++) {
        rows[phase][tap] /= sum;
      }
    }
    return rows;
  }

  /** Takes frames of interleaved samples. */
  void take(float[] samples, int at, int frames) {
    for (int frame = 0, i = at; frame < frames; frame++, i += channels) {
      double sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += samples[i + channel];
      }
      put(sum / channels);
    }
  }

  /** Gives what is still in the filter. */
  void finish() {
    long whole = (heard * RATE + rate - 1) / rate;
    while (table.length > 0 && given < whole) {
      put(0);
    }
  }

  private void put(double sample) {
    if (table.length == 0) {
      give(sample);
      return;
    }
    ring[(int) (heard & (ring.length - 1))] = sample;
    heard++;
    int centre = (taps - 1) / 2;
    while (given * rate / RATE + (taps - centre) <= heard) {
      long at = given * rate;
      long whole = at / RATE;
      double phase = (double) (at - whole * RATE) / RATE * PHASES;
      int row = (int) phase;
      double part = phase - row;
      double[] first = table[row];
      double[] second = table[row + 1];
      double sum = 0;
      for (int tap = 0; tap < taps; tap++) {
        long index = whole + tap - centre;
        if (index >= 0) {
          double weight = first[tap] + part * (second[tap] - first[tap]);
          sum += weight * ring[(int) (index & (ring.length - 1))];
        }
      }
      give(sum);
    }
  }

  private void give(double sample) {
    given++;
    sink.take(Math.clamp(Math.rint(sample * FULL), -FULL, FULL - 1));
  }
}
