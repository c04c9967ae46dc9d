package org.songline.measure.spectrum;

import java.util.Arrays;
import org.songline.dsp.spectral.FastFft;
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
  private final float[] window;
  private final FastFft fft;
  private final FastFft.Work work;
  private final Listener listener;
  private final float[] left;
  private final float[] right;
  private final float[] re;
  private final float[] im;
  private final double[] mid;
  private final double[] side;
  private int fill;
  private long frames;

  /**
   * @param size a power of two, 128 or more
   */
  public MidSideFrames(int size, int channels, Listener listener) {
    this.size = size;
    this.listener = listener;
    stereo = channels > 1;
    window = new float[size];
    double[] hann = Window.hann(size);
    for (int i = 0; i < size; i++) {
      window[i] = (float) (hann[i] * 4 / size);
    }
    fft = FastFft.of(size);
    work = fft.work();
    left = new float[size];
    right = new float[size];
    re = new float[size + 1];
    im = new float[size + 1];
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
        double w = 0.25 * size * window[i];
        energy += w * w;
      }
      Arrays.fill(left, fill, size, 0);
      Arrays.fill(right, fill, size, 0);
      transform(energy == 0 ? 0 : Math.sqrt(0.375 * size / energy));
    }
  }

  private void window(float gain) {
    float half = 0.5f * gain;
    for (int i = 0; i < size; i++) {
      re[i] = stereo ? half * window[i] * (left[i] + right[i]) : gain * window[i] * left[i];
      im[i] = stereo ? half * window[i] * (left[i] - right[i]) : 0;
    }
  }

  /** Mid goes through the transform as its real and side as its imaginary part. */
  private void transform(double gain) {
    window((float) gain);
    fft.forward(re, im, work, re, im);
    re[size] = re[0];
    im[size] = im[0];
    for (int k = 0; k < mid.length; k++) {
      int m = size - k;
      double mr = 0.5 * (re[k] + (double) re[m]);
      double mi = 0.5 * (im[k] - (double) im[m]);
      double sr = 0.5 * (im[k] + (double) im[m]);
      double si = 0.5 * (re[m] - (double) re[k]);
      mid[k] = mr * mr + mi * mi;
      side[k] = sr * sr + si * si;
    }
    frames++;
    listener.frame(mid, side);
  }
}
