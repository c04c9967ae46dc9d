package org.songline.measure.spectrum;

import java.util.Arrays;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.Window;

/**
 * The running power spectra of mid and side of the first two channels: Hann windows that overlap by
 * half.
 */
public final class MidSideFrames {
  /** Takes the powers of a frame by bin; the arrays are used again for the next one. */
  @FunctionalInterface
  public interface Listener {
    void frame(double[] mid, double[] side);
  }

  private final boolean stereo;
  private final int size;
  private final double[] window;
  private final Fft fft;
  private final Fft.Work work;
  private final Listener listener;
  private final float[] left;
  private final float[] right;
  private final double[] re;
  private final double[] im;
  private final double[] mid;
  private final double[] side;
  private int fill;
  private long frames;

  /**
   * @param size a power of two
   */
  public MidSideFrames(int size, int channels, Listener listener) {
    this.size = size;
    this.listener = listener;
    stereo = channels > 1;
    window = Window.hann(size);
    fft = Fft.of(size);
    work = fft.work();
    left = new float[size];
    right = new float[size];
    re = new double[size];
    im = new double[size];
    mid = new double[size / 2 + 1];
    side = new double[size / 2 + 1];
  }

  /** Takes the next samples of each channel. */
  public void accept(float[][] planar, int from, int count) {
    for (int done = 0; done < count; ) {
      int n = Math.min(count - done, size - fill);
      System.arraycopy(planar[0], from + done, left, fill, n);
      if (stereo) {
        System.arraycopy(planar[1], from + done, right, fill, n);
      }
      fill += n;
      done += n;
      if (fill == size) {
        transform(1);
        fill = size / 2;
        System.arraycopy(left, fill, left, 0, fill);
        System.arraycopy(right, fill, right, 0, fill);
      }
    }
  }

  /** Ends the stream: one shorter than a window is measured as far as it goes. */
  public void finish() {
    if (frames == 0 && fill > 0) {
      double energy = 0;
      for (int i = 0; i < fill; i++) {
        energy += window[i] * window[i];
      }
      Arrays.fill(left, fill, size, 0);
      Arrays.fill(right, fill, size, 0);
      transform(energy == 0 ? 0 : Math.sqrt(0.375 * size / energy));
    }
  }

  /** Mid goes through the transform as its real and side as its imaginary part. */
  private void transform(double gain) {
    double scale = gain * 4 / size;
    for (int i = 0; i < size; i++) {
      double g = scale * window[i];
      re[i] = stereo ? g * 0.5 * ((double) left[i] + right[i]) : g * left[i];
      im[i] = stereo ? g * 0.5 * ((double) left[i] - right[i]) : 0;
    }
    fft.forward(re, im, work);
    for (int k = 0; k < mid.length; k++) {
      int m = k == 0 ? 0 : size - k;
      double mr = 0.5 * (re[k] + re[m]);
      double mi = 0.5 * (im[k] - im[m]);
      double sr = 0.5 * (im[k] + im[m]);
      double si = 0.5 * (re[m] - re[k]);
      mid[k] = mr * mr + mi * mi;
      side[k] = sr * sr + si * si;
    }
    frames++;
    listener.frame(mid, side);
  }
}
