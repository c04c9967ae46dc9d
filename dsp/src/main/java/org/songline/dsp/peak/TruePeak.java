package org.songline.dsp.peak;

import java.util.Arrays;

/**
 * The largest absolute value of one channel between and on its samples, as a stream.
 *
 * <p>{@link #fine()} reads 32 points a frame with 64 taps each: for tones up to 20 kHz at 48 kHz it
 * is within 0.01 dB of the truth at any phase. {@link #itu()} is the 48-tap filter of ITU-R BS.1770
 * annex 2, for readings that must agree with other meters' last digit; it is off by up to 0.3 dB.
 *
 * <p>Stretches that provably cannot exceed the maximum so far are skipped; that changes nothing in
 * the result. The same samples give the same result however they are cut into blocks. Nothing is
 * allocated while running.
 */
public final class TruePeak {
  private static final int GROUP = Interpolator.GROUP;
  private static final int HISTORY = 2 * GROUP;
  private static final int BLOCK = 2048;
  private static final int SIGN = 0x7fffffff;

  /** Groups read before vector code pays; most files never need so many. */
  private static final int PLAIN_READS = 4096;

  private final Interpolator interpolator;
  private final float[] buffer = new float[HISTORY + BLOCK];
  private final float[] envelope = new float[GROUP];
  private final int[] peakBits = new int[buffer.length / GROUP];
  private final int[] bendBits = new int[buffer.length / GROUP];

  /** Frames in the buffer; the first 64 are those before the oldest group not yet searched. */
  private int fill;

  /** Position in the stream of the first frame of the buffer. */
  private long base;

  private long added;
  private float peak;
  private double peakFrame;
  private int reads;

  private TruePeak(Interpolator interpolator) {
    this.interpolator = interpolator;
    reset();
  }

  /** The accurate meter. */
  public static TruePeak fine() {
    return new TruePeak(Interpolator.FINE);
  }

  /** The filter that ITU-R BS.1770 annex 2 prints. */
  public static TruePeak itu() {
    return new TruePeak(Interpolator.ITU);
  }

  /** Back to the start of a stream. */
  public void reset() {
    Arrays.fill(buffer, 0);
    fill = HISTORY;
    base = -HISTORY;
    added = 0;
    peak = 0;
    peakFrame = 0;
  }

  /**
   * Adds frames of one channel.
   *
   * @param x samples, interleaved with {@code stride - 1} other channels
   * @param from index of the channel's first sample
   * @param stride distance to its next sample; 1 for a planar channel
   * @param frames how many
   */
  public void add(float[] x, int from, int stride, int frames) {
    int at = from;
    int left = frames;
    while (left > 0) {
      int count = Math.min(left, buffer.length - fill);
      if (stride == 1) {
        System.arraycopy(x, at, buffer, fill, count);
      } else {
        for (int i = 0; i < count; i++) {
          buffer[fill + i] = x[at + i * stride];
        }
      }
      at += count * stride;
      left -= count;
      fill += count;
      search();
    }
    added += frames;
  }

  /**
   * Ends the stream: what follows the last frame is silence. Without this the last 32 to 63 frames
   * have not been searched. Only {@link #reset} may follow further frames.
   */
  public void finish() {
    int silence = HISTORY + GROUP;
    if (fill + silence > buffer.length) {
      throw new AssertionError("search leaves at most 95 frames");
    }
    Arrays.fill(buffer, fill, fill + silence, 0);
    fill += silence;
    search();
  }

  /** The largest absolute value so far, linear; NaN or infinite if the signal was. */
  public double peak() {
    return peak;
  }

  /**
   * Where the first such value lies, in frames from the start of the stream; between 0 and the
   * number of frames added, and a fraction when it lies between samples.
   */
  public double peakFrame() {
    return Math.clamp(peakFrame, 0.0, (double) Math.max(0, added - 1));
  }

  /**
   * Frames from the start of the stream that {@link #peak} speaks for: a multiple of 32, and 32 to
   * 63 behind what was added until {@link #finish}.
   */
  public long searched() {
    return Math.max(0, base + GROUP);
  }

  /**
   * Returns {@link #peak} and starts a new search from {@link #searched}, so that a stream can be
   * read in blocks.
   */
  public double take() {
    float taken = peak;
    peak = 0;
    return taken;
  }

  private void search() {
    int groups = fill / GROUP;
    // A group needs the whole group before and after it.
    if (groups < 3) {
      return;
    }
    int largest = Float.floatToRawIntBits(peak);
    for (int g = 0; g < groups; g++) {
      int from = g * GROUP;
      int sample = 0;
      int bend = 0;
      float before = g == 0 ? 0 : buffer[from - 1];
      float here = buffer[from];
      for (int i = from; i < from + GROUP; i++) {
        float next = i + 1 < fill ? buffer[i + 1] : 0;
        sample = Math.max(sample, Float.floatToRawIntBits(here) & SIGN);
        bend = Math.max(bend, Float.floatToRawIntBits(before - 2 * here + next) & SIGN);
        before = here;
        here = next;
      }
      peakBits[g] = sample;
      bendBits[g] = bend;
      if (interpolator.exactAtSamples && g > 0 && g < groups - 1) {
        largest = Math.max(largest, sample);
      }
    }
    float reached = Float.intBitsToFloat(largest);
    for (int g = 1; g < groups - 1; g++) {
      float here = Float.intBitsToFloat(Math.max(peakBits[g], bits(buffer[(g + 1) * GROUP])));
      float bend = Float.intBitsToFloat(around(bendBits, g));
      float reach = Float.intBitsToFloat(around(peakBits, g));
      // Written so that NaN is never skipped.
      if (!(interpolator.bound(here, bend, reach) < Math.max(reached, peak))) {
        read(g * GROUP);
      }
    }
    int keep = (groups - 2) * GROUP;
    System.arraycopy(buffer, keep, buffer, 0, fill - keep);
    fill -= keep;
    base += keep;
  }

  private void read(int at) {
    if (Float.isNaN(peak)) {
      return;
    }
    if (reads < PLAIN_READS) {
      reads++;
      interpolator.plainEnvelope(buffer, at, GROUP, envelope, 0);
    } else {
      interpolator.envelope(buffer, at, GROUP, envelope, 0);
    }
    for (int i = 0; i < GROUP; i++) {
      if (!(envelope[i] <= peak)) {
        peak = envelope[i];
        int phase = 0;
        while (phase < interpolator.phases - 1
            && Math.abs(interpolator.read(buffer, at + i, phase)) != peak) {
          phase++;
        }
        peakFrame = base + at + i + (double) phase / interpolator.phases;
      }
    }
  }

  private static int bits(float x) {
    return Float.floatToRawIntBits(x) & SIGN;
  }

  private static int around(int[] bits, int g) {
    return Math.max(bits[g - 1], Math.max(bits[g], bits[g + 1]));
  }
}
