package org.songline.measure.hearing;

import java.util.Arrays;
import org.songline.dsp.spectral.Fft;
import org.songline.dsp.spectral.Window;

/**
 * Makes a {@link Cochleagram} of a stream: Hann windows of about a sixth of a second, one centred
 * on each tenth. Beyond both ends of the stream there is silence.
 */
public final class CochleagramMeter {
  private static final int STEPS_PER_SECOND = 10;
  private static final double WINDOW_SECONDS = 0.3;

  /** A Hann window spreads a sine over bins whose powers add to 1.5. */
  private static final double SPREAD = 1.5;

  private final int sampleRate;
  private final boolean stereo;
  private final int size;
  private final double[] window;
  private final Fft fft;
  private final Fft.Work work;
  private final double[] re;
  private final double[] im;
  private final double[] midPower;
  private final double[] sidePower;

  /** The samples from {@code start} on, {@code fill} of them. */
  private float[] left;

  private float[] right;
  private long start;
  private int fill;

  private float[] mid = new float[64 * ErbBands.COUNT];
  private float[] side = new float[64 * ErbBands.COUNT];
  private int frames;

  /**
   * @param channels those after the second are not heard
   */
  public CochleagramMeter(int sampleRate, int channels) {
    this.sampleRate = sampleRate;
    stereo = channels > 1;
    size = Integer.highestOneBit((int) (WINDOW_SECONDS * sampleRate));
    window = Window.hann(size);
    fft = Fft.of(size);
    work = fft.work();
    re = new double[size];
    im = new double[size];
    midPower = new double[size / 2 + 1];
    sidePower = new double[size / 2 + 1];
    left = new float[2 * size];
    right = stereo ? new float[2 * size] : left;
    start = centre(0) - size / 2;
    fill = (int) -start;
  }

  private long centre(long frame) {
    return (2 * frame + 1) * sampleRate / (2 * STEPS_PER_SECOND);
  }

  /** Takes the next samples of each channel. */
  public void accept(float[][] planar, int count) {
    room(count);
    System.arraycopy(planar[0], 0, left, fill, count);
    if (stereo) {
      System.arraycopy(planar[1], 0, right, fill, count);
    }
    fill += count;
    while (start + fill >= centre(frames) + size / 2) {
      frame();
    }
  }

  private void room(int count) {
    if (fill + count > left.length) {
      int longer = Math.max(2 * left.length, fill + count);
      left = Arrays.copyOf(left, longer);
      right = stereo ? Arrays.copyOf(right, longer) : left;
    }
  }

  /** Ends the stream. */
  public Cochleagram finish() {
    long end = start + fill;
    while (centre(frames) < end) {
      long missing = centre(frames) + size / 2 - (start + fill);
      if (missing > 0) {
        room((int) missing);
        Arrays.fill(left, fill, fill + (int) missing, 0);
        Arrays.fill(right, fill, fill + (int) missing, 0);
        fill += (int) missing;
      }
      frame();
    }
    int length = frames * ErbBands.COUNT;
    return new Cochleagram(frames, Arrays.copyOf(mid, length), Arrays.copyOf(side, length));
  }

  private void frame() {
    int at = (int) (centre(frames) - size / 2 - start);
    double scale = 4.0 / size;
    for (int i = 0; i < size; i++) {
      re[i] = scale * window[i] * left[at + i];
      im[i] = stereo ? scale * window[i] * right[at + i] : re[i];
    }
    fft.forward(re, im, work);
    split();
    int from = frames * ErbBands.COUNT;
    if (from == mid.length) {
      mid = Arrays.copyOf(mid, 2 * mid.length);
      side = Arrays.copyOf(side, 2 * side.length);
    }
    double bin = (double) sampleRate / size;
    for (int band = 0; band < ErbBands.COUNT; band++) {
      double low = ErbBands.from(band) / bin + 0.5;
      double high = ErbBands.to(band) / bin + 0.5;
      mid[from + band] = (float) (sum(midPower, low, high) / SPREAD);
      side[from + band] = (float) (sum(sidePower, low, high) / SPREAD);
    }
    frames++;
    long next = centre(frames) - size / 2;
    int gone = (int) Math.min(fill, Math.max(0, next - start));
    System.arraycopy(left, gone, left, 0, fill - gone);
    if (stereo) {
      System.arraycopy(right, gone, right, 0, fill - gone);
    }
    start += gone;
    fill -= gone;
  }

  /** Both channels went through one transform, left as its real and right as its imaginary part. */
  private void split() {
    for (int k = 0; k < midPower.length; k++) {
      int m = k == 0 ? 0 : size - k;
      double lr = 0.5 * (re[k] + re[m]);
      double li = 0.5 * (im[k] - im[m]);
      double rr = 0.5 * (im[k] + im[m]);
      double ri = 0.5 * (re[m] - re[k]);
      double mr = 0.5 * (lr + rr);
      double mi = 0.5 * (li + ri);
      double sr = 0.5 * (lr - rr);
      double si = 0.5 * (li - ri);
      midPower[k] = mr * mr + mi * mi;
      sidePower[k] = sr * sr + si * si;
    }
  }

  /** The sum of bins from one place to another, with the parts of those at the edges. */
  private static double sum(double[] bins, double from, double to) {
    double end = Math.min(to, bins.length);
    if (from >= end) {
      return 0;
    }
    int first = (int) from;
    int last = (int) Math.min(end, bins.length - 1);
    if (first == last) {
      return (end - from) * bins[first];
    }
    double sum = (first + 1 - from) * bins[first] + (end - last) * bins[last];
    for (int k = first + 1; k < last; k++) {
      sum += bins[k];
    }
    return sum;
  }
}
