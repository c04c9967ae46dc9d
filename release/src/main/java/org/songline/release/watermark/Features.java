package org.songline.release.watermark;

import java.util.ArrayList;
import java.util.List;
import org.songline.dsp.Exact;
import org.songline.dsp.resample.Resampler;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;

/**
 * The level of each band of the grid, four times in each tile's length, in dB: heard at 44.1 kHz
 * whatever the rate of the sound is, all channels' powers added.
 */
final class Features {
  /** Rows for one tile. */
  static final int STEPS = 4;

  private static final int RATE = 44_100;
  private static final int SIZE = 2048;
  private static final int HOP = 1024;
  private static final double QUIET = 1e-9;

  private final int channels;
  private final Resampler resampler;
  private final RealFft fft = RealFft.of(SIZE);
  private final Fft.Work work = fft.work();
  private final double[] window = Window.hann(SIZE);
  private final double[] re = new double[fft.bins()];
  private final double[] im = new double[fft.bins()];
  private final double[] frame = new double[SIZE];
  private final int[] bandOf = new int[fft.bins()];
  private final double[][] held;
  private final List<float[]> rows = new ArrayList<>();
  private float[] resampled = new float[0];
  private int filled;

  Features(int rate, int channels) {
    this.channels = channels;
    resampler = Resampler.of(channels, rate, RATE);
    held = new double[channels][SIZE];
    for (int bin = 0; bin < bandOf.length; bin++) {
      bandOf[bin] = Tiles.band((double) bin * RATE / SIZE);
    }
  }

  void take(float[] samples, int frames) {
    int room = resampler.maxOutput(frames) * channels;
    if (resampled.length < room) {
      resampled = new float[room];
    }
    put(resampler.process(samples, 0, frames, resampled, 0));
  }

  /** Ends the sound and gives a row of levels for each step. */
  float[][] finish() {
    int room = resampler.maxFinish() * channels;
    if (resampled.length < room) {
      resampled = new float[room];
    }
    put(resampler.finish(resampled, 0));
    return rows.toArray(float[][]::new);
  }

  private void put(int frames) {
    for (int i = 0; i < frames; i++) {
      for (int channel = 0; channel < channels; channel++) {
        held[channel][filled] = resampled[i * channels + channel];
      }
      filled++;
      if (filled == SIZE) {
        rows.add(row());
        for (double[] channel : held) {
          System.arraycopy(channel, HOP, channel, 0, SIZE - HOP);
        }
        filled = SIZE - HOP;
      }
    }
  }

  private float[] row() {
    double[] bands = new double[Tiles.BANDS];
    for (double[] channel : held) {
      for (int i = 0; i < SIZE; i++) {
        frame[i] = channel[i] * window[i];
      }
      fft.forward(frame, re, im, work);
      for (int bin = 0; bin < bandOf.length; bin++) {
        if (bandOf[bin] >= 0) {
          bands[bandOf[bin]] += re[bin] * re[bin] + im[bin] * im[bin];
        }
      }
    }
    float[] levels = new float[Tiles.BANDS];
    for (int band = 0; band < Tiles.BANDS; band++) {
      levels[band] = 3.0103f * Exact.fastLog2((float) (bands[band] + QUIET));
    }
    return levels;
  }
}
