package org.songline.measure.level;

import java.util.List;

/** Sums, peaks and clipping of one channel. */
public final class ChannelMeter {
  private final ClipMeter clips;
  private double sum;
  private double squares;
  private double blockSquares;
  private float blockPeak;
  private float peak;
  private long peakFrame;
  private long overs;
  private long frames;

  public ChannelMeter(int channel) {
    clips = new ClipMeter(channel);
  }

  /**
   * Takes the next samples. Those that are no numbers become 0.
   *
   * @return how many were no numbers
   */
  public int accept(float[] x, int count) {
    if (count == 0) {
      return 0;
    }
    float largest = largest(x, count);
    // NaN and infinity are carried on to it, so nothing is missed.
    if (!(largest < Float.POSITIVE_INFINITY)) {
      return mend(x, count) + accept(x, count);
    }
    take(x, count, largest);
    return 0;
  }

  private static float largest(float[] x, int count) {
    float low = 0;
    float high = 0;
    for (int i = 0; i < count; i++) {
      low = Math.min(low, x[i]);
      high = Math.max(high, x[i]);
    }
    return Math.max(high, -low);
  }

  private static int mend(float[] x, int count) {
    int mended = 0;
    for (int i = 0; i < count; i++) {
      if (!Float.isFinite(x[i])) {
        x[i] = 0;
        mended++;
      }
    }
    return mended;
  }

  private void take(float[] x, int count, float largest) {
    addSums(x, count);
    blockPeak = largest;
    if (blockPeak > peak) {
      peak = blockPeak;
      peakFrame = frames;
      while (Math.abs(x[(int) (peakFrame - frames)]) != peak) {
        peakFrame++;
      }
    }
    if (blockPeak > 1) {
      for (int i = 0; i < count; i++) {
        overs += Math.abs(x[i]) > 1 ? 1 : 0;
      }
    }
    if (blockPeak > 0.98f * peak) {
      clips.accept(x, count, frames);
    } else {
      clips.skip(x, count, frames);
    }
    frames += count;
  }

  private void addSums(float[] x, int count) {
    double s0 = 0;
    double s1 = 0;
    double q0 = 0;
    double q1 = 0;
    int i = 0;
    for (; i + 1 < count; i += 2) {
      double a = x[i];
      double b = x[i + 1];
      s0 += a;
      s1 += b;
      q0 = Math.fma(a, a, q0);
      q1 = Math.fma(b, b, q1);
    }
    if (i < count) {
      s0 += x[i];
      q0 = Math.fma(x[i], (double) x[i], q0);
    }
    sum += s0 + s1;
    blockSquares = q0 + q1;
    squares += blockSquares;
  }

  /** Ends the stream. */
  public void finish() {
    clips.finish(frames);
  }

  /** The largest absolute sample of the last block. */
  public float blockPeak() {
    return blockPeak;
  }

  /** The sum of squares of the last block. */
  public double blockSquares() {
    return blockSquares;
  }

  /** The largest absolute sample. */
  public float samplePeak() {
    return peak;
  }

  /** Frame of the first sample at the peak. */
  public long samplePeakFrame() {
    return peakFrame;
  }

  /** The mean: the DC offset, full scale 1. */
  public double mean() {
    return frames == 0 ? 0 : sum / frames;
  }

  /** The mean square about 0. */
  public double meanSquare() {
    return frames == 0 ? 0 : squares / frames;
  }

  /** Samples beyond full scale; a file of whole numbers has none. */
  public long overs() {
    return overs;
  }

  public long clipRuns() {
    return clips.runCount(peak);
  }

  public long clippedSamples() {
    return clips.sampleCount(peak);
  }

  /** The first runs of clipped samples, a hundred at most. */
  public List<ClipRun> clips() {
    return clips.runs(peak);
  }
}
