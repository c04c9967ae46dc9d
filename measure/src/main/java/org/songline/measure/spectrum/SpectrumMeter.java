package org.songline.measure.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.Window;
import org.songline.measure.stereo.StereoBand;

/**
 * Averages the power spectrum of the first two channels (Welch: Hann windows of about a third of a
 * second that overlap by half).
 */
public final class SpectrumMeter {
  /** The share of full scale (a sine's power) that counts as nothing: -200 dB. */
  private static final double NOTHING = 1e-20;

  private final int sampleRate;
  private final boolean stereo;
  private final int size;
  private final double[] window;
  private final Fft fft;
  private final Fft.Work work;
  private final FrameListener listener;

  private final float[] left;
  private final float[] right;
  private int fill;

  private final double[] re;
  private final double[] im;
  private final double[] mid;
  private final double[] leftPower;
  private final double[] rightPower;
  private final double[] cross;
  private int spectra;

  /**
   * @param listener sees every frame
   */
  public SpectrumMeter(int sampleRate, int channels, FrameListener listener) {
    this.sampleRate = sampleRate;
    this.listener = listener;
    stereo = channels > 1;
    size = size(sampleRate);
    window = Window.hann(size);
    fft = Fft.of(size);
    work = fft.work();
    left = new float[size];
    right = stereo ? new float[size] : left;
    re = new double[size];
    im = new double[size];
    int bins = size / 2 + 1;
    mid = new double[bins];
    leftPower = new double[bins];
    rightPower = new double[bins];
    cross = new double[bins];
  }

  /** Samples in a window of about a third of a second. */
  static int size(int sampleRate) {
    return Math.max(2048, Integer.highestOneBit((int) (sampleRate * 0.45)));
  }

  /** Distance of two bins in Hz. */
  public static double binHertz(int sampleRate) {
    return (double) sampleRate / size(sampleRate);
  }

  /** Takes the next frames; all samples must be finite. */
  public void accept(float[][] planar, int count) {
    for (int done = 0; done < count; ) {
      int n = Math.min(count - done, size - fill);
      System.arraycopy(planar[0], done, left, fill, n);
      if (stereo) {
        System.arraycopy(planar[1], done, right, fill, n);
      }
      fill += n;
      done += n;
      if (fill == size) {
        transform(1);
        fill = size / 2;
        System.arraycopy(left, size / 2, left, 0, fill);
        if (stereo) {
          System.arraycopy(right, size / 2, right, 0, fill);
        }
      }
    }
  }

  private void transform(double gain) {
    // The centre of a Hann window is 1 and its mean 1/2: this makes a full sine's bin 1.
    double scale = gain * 4 / size;
    for (int i = 0; i < size; i++) {
      re[i] = scale * window[i] * left[i];
      im[i] = stereo ? scale * window[i] * right[i] : 0;
    }
    fft.forward(re, im, work);
    if (stereo) {
      split();
    } else {
      for (int k = 0; k < mid.length; k++) {
        mid[k] = re[k] * re[k] + im[k] * im[k];
        leftPower[k] += mid[k];
      }
    }
    spectra++;
    listener.frame(mid);
  }

  /** Both channels went through one transform, left as its real and right as its imaginary part. */
  private void split() {
    for (int k = 0; k < mid.length; k++) {
      int m = k == 0 ? 0 : size - k;
      double lr = 0.5 * (re[k] + re[m]);
      double li = 0.5 * (im[k] - im[m]);
      double rr = 0.5 * (im[k] + im[m]);
      double ri = 0.5 * (re[m] - re[k]);
      leftPower[k] += lr * lr + li * li;
      rightPower[k] += rr * rr + ri * ri;
      cross[k] += lr * rr + li * ri;
      double mr = 0.5 * (lr + rr);
      double mi = 0.5 * (li + ri);
      mid[k] = mr * mr + mi * mi;
    }
  }

  /** Ends the stream: a sound shorter than one window is measured as far as it goes. */
  public void finish() {
    if (spectra == 0 && fill > 0) {
      double energy = 0;
      for (int i = 0; i < fill; i++) {
        energy += window[i] * window[i];
      }
      Arrays.fill(left, fill, size, 0);
      Arrays.fill(right, fill, size, 0);
      transform(energy == 0 ? 0 : Math.sqrt(0.375 * size / energy));
    }
  }

  /** The average so far, or null when nothing was heard. */
  public @Nullable Spectrum spectrum() {
    if (spectra == 0) {
      return null;
    }
    double half = StrictMath.pow(10, 0.05);
    List<Band> thirds = new ArrayList<>();
    for (int n = -17; n <= 13; n++) {
      double centre = 1000 * StrictMath.pow(10, n / 10.0);
      if (centre * 1.05 < 0.5 * sampleRate) {
        thirds.add(band(centre, centre / half, centre * half, 1));
      }
    }
    List<Band> fine = new ArrayList<>();
    double narrow = StrictMath.pow(2, 1.0 / 24);
    for (int i = 0; i <= 239; i++) {
      double centre = 20 * StrictMath.pow(2, i / 24.0);
      if (centre * 1.05 < 0.5 * sampleRate) {
        fine.add(band(centre, centre / narrow, centre * narrow, 4));
      }
    }
    return new Spectrum(thirds, fine);
  }

  /** How left and right relate in each third octave; empty for mono and before anything. */
  public List<StereoBand> stereoBands() {
    List<StereoBand> bands = new ArrayList<>();
    double half = StrictMath.pow(10, 0.05);
    for (int n = -17; n <= 13 && stereo && spectra > 0; n++) {
      double centre = 1000 * StrictMath.pow(10, n / 10.0);
      if (centre * 1.05 < 0.5 * sampleRate) {
        double scale = 1 / (1.5 * spectra);
        bands.add(
            StereoBand.of(
                centre,
                scale * integrate(leftPower, centre / half, centre * half),
                scale * integrate(rightPower, centre / half, centre * half),
                scale * integrate(cross, centre / half, centre * half)));
      }
    }
    return bands;
  }

  /** The averaged power of left and right by bin, a sine at full scale being 1. */
  public double[] averagePower() {
    double[] power = new double[leftPower.length];
    double scale = (stereo ? 0.5 : 1) / Math.max(1, spectra);
    for (int k = 0; k < power.length; k++) {
      power[k] = scale * (leftPower[k] + rightPower[k]);
    }
    return power;
  }

  /** The power from one frequency to another, a sine at full scale being 1; mean over channels. */
  public double power(double fromHertz, double toHertz) {
    double sum = integrate(leftPower, fromHertz, toHertz);
    if (stereo) {
      sum = 0.5 * (sum + integrate(rightPower, fromHertz, toHertz));
    }
    // A Hann window spreads a sine over bins whose powers add to 1.5.
    return sum / (1.5 * Math.max(1, spectra));
  }

  private Band band(double centre, double from, double to, double scale) {
    Double correlation = null;
    double power = power(from, to);
    if (stereo && power > NOTHING) {
      double l = integrate(leftPower, from, to);
      double r = integrate(rightPower, from, to);
      double norm = Math.sqrt(l) * Math.sqrt(r);
      correlation = norm == 0 ? 0.0 : Math.clamp(integrate(cross, from, to) / norm, -1.0, 1.0);
    }
    return new Band(centre, 0.5 * Exact.decibels(Math.max(NOTHING, power * scale)), correlation);
  }

  /** The sum of bins between two frequencies, with the parts of those at the edges. */
  private double integrate(double[] bins, double fromHertz, double toHertz) {
    double bin = binHertz(sampleRate);
    return Bins.sum(bins, fromHertz / bin + 0.5, toHertz / bin + 0.5);
  }
}
