package org.songline.release.watermark;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;

/**
 * Writes a mark into sound: the power of each tile of the grid is raised or lowered by a share that
 * stays below what the tile itself masks, the same in all channels. A tile is raised by as much as
 * another is lowered, so that loudness stays. What is added lies at the places of the sound itself
 * and is gone where it is silent.
 *
 * <p>What is masked is told after Johnston, IEEE J. Sel. Areas Commun. 6 (1988): 5.5 dB below noise
 * and 14.5 dB and one more for each Bark below tones, between them by spectral flatness, taken here
 * around each band; {@link #MARGIN_DB} less is used.
 */
final class Embedder {
  /** How far what is added stays below the masked level, in dB. */
  static final double MARGIN_DB = 4;

  /** No tile's power changes by more than this share. */
  static final double MOST = 0.34;

  /** The share of a tile in which its gain goes over to that of the next, on each side. */
  private static final double GLIDE = 0.2;

  private static final double FLAT_NOISE_DB = 3;
  private static final double FLAT_TONE_DB = 20;

  private final Layout layout;
  private final boolean[] coded;
  private final int channels;
  private final int rate;
  private final int size;
  private final int hop;
  private final double[] window;
  private final RealFft fft;
  private final Fft.Work work;
  private final int[] bandOf;
  private final int[] first = new int[Tiles.BANDS];
  private final int[] last = new int[Tiles.BANDS];
  private final double[][] in;
  private final double[][] added;
  private final double[][] re;
  private final double[][] im;
  private final double[] power;
  private final double[] gains;
  private final double[] frame;
  private long heard;

  Embedder(byte[] key, int number, int rate, int channels) {
    layout = new Layout(key);
    coded = MessageCode.encode(number);
    this.rate = rate;
    this.channels = channels;
    int fitting = 1024;
    while (fitting < rate / 25) {
      fitting *= 2;
    }
    size = fitting;
    hop = size / 4;
    window = Window.hann(size);
    fft = RealFft.of(size);
    work = fft.work();
    bandOf = new int[fft.bins()];
    Arrays.fill(first, Integer.MAX_VALUE);
    for (int bin = 0; bin < bandOf.length; bin++) {
      int band = Tiles.band((double) bin * rate / size);
      bandOf[bin] = band;
      if (band >= 0) {
        first[band] = Math.min(first[band], bin);
        last[band] = bin;
      }
    }
    in = new double[channels][size];
    added = new double[channels][size];
    re = new double[channels][fft.bins()];
    im = new double[channels][fft.bins()];
    power = new double[fft.bins()];
    gains = new double[Tiles.BANDS];
    frame = new double[size];
  }

  /** Frames by which what comes out is late, and a block's length. */
  int latency() {
    return size;
  }

  int hop() {
    return hop;
  }

  /**
   * Takes a block of {@link #hop} frames and gives the marked block that began {@link #latency}
   * frames before it.
   */
  void process(float[] block, float[] out) {
    for (int channel = 0; channel < channels; channel++) {
      double[] ring = in[channel];
      double[] sums = added[channel];
      // What leaves on the left is whole: all frames that overlap it were added.
      for (int i = 0; i < hop; i++) {
        double sample = ring[i] + sums[i];
        out[i * channels + channel] = (float) Math.clamp(sample, -limit(ring[i]), limit(ring[i]));
      }
      System.arraycopy(ring, hop, ring, 0, size - hop);
      System.arraycopy(sums, hop, sums, 0, size - hop);
      Arrays.fill(sums, size - hop, size, 0);
      for (int i = 0; i < hop; i++) {
        ring[size - hop + i] = block[i * channels + channel];
      }
    }
    heard += hop;
    mark();
  }

  private static double limit(double sample) {
    return Math.max(1, Math.abs(sample));
  }

  private void mark() {
    Arrays.fill(power, 0);
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < size; i++) {
        frame[i] = in[channel][i] * window[i];
      }
      fft.forward(frame, re[channel], im[channel], work);
      for (int bin = 0; bin < power.length; bin++) {
        double r = re[channel][bin];
        double i = im[channel][bin];
        power[bin] += r * r + i * i;
      }
    }
    double seconds = (heard - size / 2.0) / rate;
    for (int band = 0; band < Tiles.BANDS; band++) {
      gains[band] = first[band] > last[band] ? 0 : gain(seconds, band);
    }
    for (int channel = 0; channel < channels; channel++) {
      for (int bin = 0; bin < bandOf.length; bin++) {
        double gain = bandOf[bin] < 0 ? 0 : gains[bandOf[bin]];
        re[channel][bin] *= gain;
        im[channel][bin] *= gain;
      }
      fft.inverse(re[channel], im[channel], frame, work);
      for (int i = 0; i < size; i++) {
        // Hann windows twice, a quarter apart, add up to 1.5.
        added[channel][i] += frame[i] * window[i] / 1.5;
      }
    }
  }

  /** What is added to a band, as a share of its amplitude. */
  private double gain(double seconds, int band) {
    double place = seconds / Tiles.SECONDS;
    if (place < 0) {
      return 0;
    }
    long tile = (long) place;
    double within = place - tile;
    double chip = chip(tile, band);
    if (within < GLIDE && tile > 0) {
      double before = chip(tile - 1, band);
      chip = before + (chip - before) * (0.5 + within / GLIDE / 2);
    } else if (within > 1 - GLIDE) {
      double next = chip(tile + 1, band);
      chip += (next - chip) * ((within - 1 + GLIDE) / GLIDE / 2);
    }
    return Math.sqrt(1 + chip * share(band)) - 1;
  }

  private int chip(long tile, int band) {
    return layout.chip(coded, (int) (tile % Tiles.TILES), band);
  }

  /** The share by which a band's power may change unheard. */
  private double share(int band) {
    double offset = offset(power, first[band], last[band], Tiles.middle(band));
    double amplitude = Exact.gain(-offset - MARGIN_DB);
    return Math.min(MOST, 1 - (1 - amplitude) * (1 - amplitude));
  }

  /** How far below a band's own level it masks, in dB. */
  static double offset(double[] power, int first, int last, double hertz) {
    int from = Math.max(1, first - 5);
    int to = Math.min(power.length - 1, last + 5);
    double logs = 0;
    double sum = 0;
    for (int bin = from; bin <= to; bin++) {
      double one = power[bin] + 1e-20;
      logs += Exact.fastLog2((float) Math.max(one, 1e-30));
      sum += one;
    }
    int count = to - from + 1;
    double flatness = 3.0103 * (Exact.fastLog2((float) (sum / count)) - logs / count);
    double tonal =
        Math.clamp((flatness - FLAT_NOISE_DB) / (FLAT_TONE_DB - FLAT_NOISE_DB), 0.0, 1.0);
    return tonal * (14.5 + bark(hertz)) + (1 - tonal) * 5.5;
  }

  /** Critical bands below a frequency (Traunmüller, J. Acoust. Soc. Am. 88, 1990). */
  static double bark(double hertz) {
    return 26.81 * hertz / (1960 + hertz) - 0.53;
  }
}
