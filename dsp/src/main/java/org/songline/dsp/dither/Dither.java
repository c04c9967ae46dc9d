package org.songline.dsp.dither;

/**
 * Rounds one channel to whole steps, with triangular dither of two steps peak to peak (Lipshitz,
 * Wannamaker, Vanderkooy 1992), so that what is lost is steady noise and not distortion; optionally
 * the error is shaped into frequencies where the ear is dull.
 *
 * <p>The noise is a fixed sequence for each seed: the same sound gives the same file. Give every
 * channel its own seed, or the noise is heard in the middle. Stretches of digital silence longer
 * than the memory of the shaper can be kept silent. One instance serves one channel of one stream
 * and allocates nothing.
 */
public final class Dither {
  /** How the rounding error is treated. */
  public enum Kind {
    /** Plain rounding: for sources that already have that many bits. */
    NONE,
    /** Triangular dither: white noise 93.3 dB under a full-scale sine at 16 bits. */
    TRIANGULAR,
    /**
     * Triangular dither with the error shaped by the five-tap filter of Lipshitz (1991), which
     * follows the ear's threshold at 44.1 and 48 kHz: less noise from 2 to 5 kHz, more above 10.
     */
    SHAPED
  }

  private static final double C1 = 2.033;
  private static final double C2 = -2.165;
  private static final double C3 = 1.959;
  private static final double C4 = -1.590;
  private static final double C5 = 0.6149;

  /** Silent frames after which nothing but silence is written. */
  private static final int QUIET = 64;

  private final Kind kind;
  private final boolean keepSilence;
  private final double scale;
  private final int least;
  private final int most;
  private long state;
  private int silent;
  private double e1;
  private double e2;
  private double e3;
  private double e4;
  private double e5;

  /**
   * @param kind how
   * @param bits of the result, 8 to 24
   * @param seed of the noise; a different one for each channel
   * @param keepSilence whether digital silence (64 zero samples and more) stays digital silence
   */
  public Dither(Kind kind, int bits, long seed, boolean keepSilence) {
    if (bits < 8 || bits > 24) {
      throw new IllegalArgumentException("bits " + bits + ": needs 8 to 24");
    }
    this.kind = kind;
    this.keepSilence = keepSilence;
    scale = 1 << (bits - 1);
    most = (1 << (bits - 1)) - 1;
    least = -most - 1;
    // Neighbouring seeds must not give related sequences.
    state = mixed(seed + 0x9E3779B97F4A7C15L);
    silent = QUIET;
  }

  /** The value of one step: the result of {@link #next} times this is the sample. */
  public double step() {
    return 1 / scale;
  }

  /**
   * Rounds the next sample.
   *
   * @param sample full scale is 1
   * @return the whole number, limited to the range of the bits
   */
  public int next(double sample) {
    double x = sample * scale;
    if (kind == Kind.NONE) {
      return limited(Math.rint(x));
    }
    double noise = triangular();
    if (keepSilence) {
      silent = sample == 0 ? Math.min(QUIET, silent + 1) : 0;
      if (silent == QUIET) {
        e1 = e2 = e3 = e4 = e5 = 0;
        return 0;
      }
    }
    if (kind == Kind.TRIANGULAR) {
      return limited(Math.rint(x + noise));
    }
    double wanted = x - (C1 * e1 + C2 * e2 + C3 * e3 + C4 * e4 + C5 * e5);
    int result = limited(Math.rint(wanted + noise));
    e5 = e4;
    e4 = e3;
    e3 = e2;
    e2 = e1;
    // When the range ends, an unbounded error would ring on.
    e1 = Math.max(-4, Math.min(4, result - wanted));
    return result;
  }

  /**
   * Rounds frames of one channel.
   *
   * @param x samples, interleaved with {@code stride - 1} other channels
   * @param from index of the channel's first sample
   * @param stride distance to its next sample
   * @param frames how many
   * @param out receives whole numbers at the same spacing
   * @param outFrom index of the first
   */
  public void process(float[] x, int from, int stride, int frames, int[] out, int outFrom) {
    for (int i = 0; i < frames; i++) {
      out[outFrom + i * stride] = next(x[from + i * stride]);
    }
  }

  private int limited(double value) {
    return (int) Math.max(least, Math.min(most, value));
  }

  /** The sum of two even distributions over one step: -1 to 1, triangular. */
  private double triangular() {
    state += 0x9E3779B97F4A7C15L;
    long bits = mixed(state);
    return ((bits >> 32) + (double) (int) bits) * 0x1p-32;
  }

  /** The output function of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long mixed(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
