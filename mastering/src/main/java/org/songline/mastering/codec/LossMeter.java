package org.songline.mastering.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.songline.dsp.Exact;

/**
 * Measures what became of a sound, band by band: how much of it is still there, and how much that
 * is not it. Left and right are heard apart and added.
 */
public final class LossMeter {
  private final int channels;
  private final int[] edges;
  private final Frames[] before;
  private final Frames[] after;
  private final double[] own;
  private final double[] cross;
  private final double[] whole;

  public LossMeter(int rate, int channels) {
    this.channels = channels;
    edges = CodecLoss.edges(Frames.SIZE, rate);
    before = new Frames[channels];
    after = new Frames[channels];
    for (int c = 0; c < channels; c++) {
      before[c] = new Frames();
      after[c] = new Frames();
    }
    own = new double[edges.length - 1];
    cross = new double[edges.length - 1];
    whole = new double[edges.length - 1];
  }

  /**
   * Takes the same stretch of both sounds.
   *
   * @param x interleaved as it was
   * @param y interleaved as it became
   * @param from first frame
   * @param frames up to {@link #STEP}; the rest is silence
   */
  public void accept(float[] x, float[] y, int from, int frames) {
    for (int c = 0; c < channels; c++) {
      Frames a = before[c];
      Frames b = after[c];
      a.next(x, from * channels + c, channels, frames);
      b.next(y, from * channels + c, channels, frames);
      for (int band = 0; band < own.length; band++) {
        for (int k = edges[band]; k < edges[band + 1]; k++) {
          own[band] += a.re[k] * a.re[k] + a.im[k] * a.im[k];
          cross[band] += a.re[k] * b.re[k] + a.im[k] * b.im[k];
          whole[band] += b.re[k] * b.re[k] + b.im[k] * b.im[k];
        }
      }
    }
  }

  /** Frames that one call takes. */
  public static final int STEP = Frames.HOP;

  /** Power of each band before; 0 where there was nothing. */
  public double[] power() {
    return Arrays.copyOf(own, own.length);
  }

  /** What was measured; a band where nothing was has lost nothing. */
  public CodecLoss loss() {
    List<Double> kept = new ArrayList<>();
    List<Double> noise = new ArrayList<>();
    for (int band = 0; band < own.length; band++) {
      boolean there = own[band] > 0;
      double k = there ? cross[band] / own[band] : 1;
      double rest = there ? Math.max(0, whole[band] / own[band] - k * k) : 0;
      kept.add(k);
      noise.add(Math.max(-120, 0.5 * Exact.decibels(Math.max(1e-12, rest))));
    }
    return new CodecLoss(kept, noise);
  }
}
