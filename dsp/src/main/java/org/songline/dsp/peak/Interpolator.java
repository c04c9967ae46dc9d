package org.songline.dsp.peak;

import java.util.Arrays;
import org.songline.dsp.resample.SincRows;

/**
 * Reads a signal at a number of equally spaced points after each frame, with one short filter for
 * each point (phase), and bounds cheaply what those readings can be ({@link Bends}): most of a
 * stream is known to stay below a maximum without being read. Immutable.
 */
final class Interpolator {
  /** Frames that are bounded and read together. */
  static final int GROUP = 32;

  /** Every so many phases are read first where whole groups are read. */
  static final int COARSE = 4;

  /**
   * 32 points a frame, 64 taps each, sinc under a Kaiser window: 0.001 dB flat to 0.45 of the
   * sample rate; a tone at 20 kHz of 48 kHz is missed by at most 0.008 dB at any phase.
   */
  static final Interpolator FINE = of(64, 32);

  /** The filter of ITU-R BS.1770 annex 2, 4 points a frame. */
  static final Interpolator ITU = new Interpolator(itu(), 12, false);

  final int phases;
  final int taps;

  /** Index of the tap that falls on the frame itself; the others reach back and ahead. */
  final int centre;

  /** Whether phase 0 is the sample itself. */
  final boolean exactAtSamples;

  private final float[] h;

  /** Phases from one quarter of a frame to the next. */
  private final int quarter;

  /** What readings can be at most. */
  private final Bends all;

  /** By how much they can exceed the two halves of a frame around them, and the two quarters. */
  private final Bends overHalves;

  private final Bends overQuarters;
  private final float between;

  /** A windowed sinc of so many taps at so many points a frame. */
  static Interpolator of(int taps, int phases) {
    return new Interpolator(SincRows.of(taps, phases, phases, 8), taps, true);
  }

  private Interpolator(float[] h, int taps, boolean exactAtSamples) {
    this.h = h;
    this.taps = taps;
    this.exactAtSamples = exactAtSamples;
    phases = h.length / taps;
    quarter = phases / 4;
    centre = taps / 2 - 1;
    var most = Bends.NONE;
    var halves = Bends.NONE;
    var quarters = Bends.NONE;
    for (int p = 0; p < phases; p++) {
      most = most.or(Bends.of(row(p), centre));
      halves = halves.or(Bends.of(row(p, 2 * quarter), centre));
      quarters = quarters.or(Bends.of(row(p, quarter), centre));
    }
    all = most;
    overHalves = halves;
    overQuarters = quarters;
    between = (float) (between() * 1.00001);
  }

  /** The weights of a phase. */
  private double[] row(int phase) {
    double[] row = new double[taps + 1];
    for (int k = 0; k <= taps; k++) {
      row[k] = weight(phase, k);
    }
    return row;
  }

  /** The same less the straight line between the points around it that are so many phases apart. */
  private double[] row(int phase, int apart) {
    int before = phase / apart * apart;
    double share = (double) (phase - before) / apart;
    double[] row = row(phase);
    for (int k = 0; k <= taps; k++) {
      row[k] -= (1 - share) * weight(before, k) + share * weight(before + apart, k);
    }
    return row;
  }

  /**
   * The largest sum of weights by which a phase differs from the straight line between its coarse
   * neighbours: how far above both a reading can be, by the largest sample it reaches.
   */
  private double between() {
    double most = 0;
    for (int p = 0; p < phases; p++) {
      double sum = 0;
      for (double weight : row(p, COARSE)) {
        sum += Math.abs(weight);
      }
      most = Math.max(most, sum);
    }
    return most;
  }

  /** Weight of a tap; the phases go on in the frame after. */
  private double weight(int phase, int tap) {
    int k = phase < phases ? tap : tap - 1;
    return k >= 0 && k < taps ? h[phase % phases * taps + k] : 0;
  }

  /**
   * What no reading after some frames can exceed.
   *
   * @param peak largest absolute sample of the frames and the one after them
   * @param near largest absolute second difference from {@link Bends#BEFORE} samples before them to
   *     {@link Bends#AFTER} after the last
   * @param bend the same of all samples the readings reach
   * @param reach largest absolute sample that the readings reach
   */
  float bound(float peak, float near, float bend, float reach) {
    return all.bound(peak, near, bend) + 1e-5f * reach;
  }

  /** The largest sample beside a frame below which no reading after it reaches the floor. */
  float least(float floor, float bend, float reach) {
    return 0.99999f * (floor - bound(0, bend, bend, reach)) / all.line();
  }

  /**
   * What no reading of a group can exceed.
   *
   * @param most largest of its {@linkplain #coarse coarse} readings, and of the frame after it
   * @param reach largest absolute sample that the readings reach
   */
  float boundBetween(float most, float reach) {
    return most + (between + 1e-5f) * reach;
  }

  /**
   * The largest absolute reading of every fourth phase after each frame of a group.
   *
   * @param x samples; from {@code x[at - centre]} on {@code GROUP + taps - 1} are read
   * @param at index of the first frame
   * @param out receives one value for each frame
   * @param outAt index of its first value
   */
  void coarse(float[] x, int at, float[] out, int outAt) {
    Arrays.fill(out, outAt, outAt + GROUP, 0f);
    for (int i = 0; i < GROUP; i += GroupReader.FRAMES) {
      GroupReader.read(h, taps, 0, COARSE, phases, x, at + i - centre, out, outAt + i);
    }
  }

  /**
   * Every fourth reading after each frame, as it is.
   *
   * @param frames a multiple of {@link #GROUP}
   * @param out receives the readings of one phase, then of the next
   */
  void each(float[] x, int at, int frames, float[] out) {
    int row = COARSE * taps;
    for (int i = 0; i < frames; i += GroupReader.FRAMES) {
      for (int p = 0; p < phases / COARSE; p += 4) {
        GroupReader.each(h, p * row, row, taps, x, at + i - centre, out, p * frames + i, frames);
      }
    }
  }

  /** Raises the values of {@link #coarse} to those of all phases. */
  void refine(float[] x, int at, float[] out, int outAt) {
    for (int i = 0; i < GROUP; i += GroupReader.FRAMES) {
      for (int p = 1; p < COARSE; p++) {
        GroupReader.read(h, taps, p, COARSE, phases, x, at + i - centre, out, outAt + i);
      }
    }
  }

  /**
   * The largest absolute reading after one frame, or if that is below {@code floor}, anything below
   * it. Reads the point halfway first, then the quarters, then what lies between two of them, each
   * only where it can matter.
   *
   * @param near as in {@link #bound}, like the next two
   */
  float most(float[] x, int at, float floor, float near, float bend, float reach) {
    int from = at - centre;
    float rounding = 2e-5f * reach;
    if (exactAtSamples) {
      float ends = Math.max(Math.abs(x[at]), Math.abs(x[at + 1]));
      float three = Math.max(ends, halfway(x, from));
      // Written so that NaN is never skipped, like the others.
      if (three + overHalves.bound(ends, near, bend) + rounding < floor) {
        return three;
      }
    }
    int row = quarter * taps;
    float y0 = 0;
    float y1 = 0;
    float y2 = 0;
    float y3 = 0;
    for (int k = 0; k < taps; k++) {
      float v = x[from + k];
      y0 = Math.fma(v, h[k], y0);
      y1 = Math.fma(v, h[row + k], y1);
      y2 = Math.fma(v, h[2 * row + k], y2);
      y3 = Math.fma(v, h[3 * row + k], y3);
    }
    y0 = Math.abs(y0);
    y1 = Math.abs(y1);
    y2 = Math.abs(y2);
    y3 = Math.abs(y3);
    float most = Math.max(Math.max(y0, y1), Math.max(y2, y3));
    if (quarter == 1) {
      return most;
    }
    float y4 = Math.abs(x[at + 1]);
    float room = overQuarters.bound(Math.max(y0, y4), near, bend) + rounding;
    if (!(Math.max(y0, y1) + room < Math.max(floor, most))) {
      most = Math.max(most, eight(x, from, 0));
    }
    if (!(Math.max(y1, y2) + room < Math.max(floor, most))) {
      most = Math.max(most, eight(x, from, quarter));
    }
    if (!(Math.max(y2, y3) + room < Math.max(floor, most))) {
      most = Math.max(most, eight(x, from, 2 * quarter));
    }
    if (!(Math.max(y3, y4) + room < Math.max(floor, most))) {
      most = Math.max(most, eight(x, from, 3 * quarter));
    }
    return most;
  }

  /** The absolute value halfway to the next frame, summed in four parts, so not to the last bit. */
  private float halfway(float[] x, int from) {
    int c = 2 * quarter * taps;
    float y0 = 0;
    float y1 = 0;
    float y2 = 0;
    float y3 = 0;
    for (int k = 0; k < taps; k += 4) {
      y0 = Math.fma(x[from + k], h[c + k], y0);
      y1 = Math.fma(x[from + k + 1], h[c + k + 1], y1);
      y2 = Math.fma(x[from + k + 2], h[c + k + 2], y2);
      y3 = Math.fma(x[from + k + 3], h[c + k + 3], y3);
    }
    return Math.abs((y0 + y1) + (y2 + y3));
  }

  /** The largest absolute reading of eight phases. */
  private float eight(float[] x, int from, int phase) {
    int c = phase * taps;
    float y0 = 0;
    float y1 = 0;
    float y2 = 0;
    float y3 = 0;
    float y4 = 0;
    float y5 = 0;
    float y6 = 0;
    float y7 = 0;
    for (int k = 0; k < taps; k++) {
      float v = x[from + k];
      y0 = Math.fma(v, h[c + k], y0);
      y1 = Math.fma(v, h[c + taps + k], y1);
      y2 = Math.fma(v, h[c + 2 * taps + k], y2);
      y3 = Math.fma(v, h[c + 3 * taps + k], y3);
      y4 = Math.fma(v, h[c + 4 * taps + k], y4);
      y5 = Math.fma(v, h[c + 5 * taps + k], y5);
      y6 = Math.fma(v, h[c + 6 * taps + k], y6);
      y7 = Math.fma(v, h[c + 7 * taps + k], y7);
    }
    float low =
        Math.max(Math.max(Math.abs(y0), Math.abs(y1)), Math.max(Math.abs(y2), Math.abs(y3)));
    float high =
        Math.max(Math.max(Math.abs(y4), Math.abs(y5)), Math.max(Math.abs(y6), Math.abs(y7)));
    return Math.max(low, high);
  }

  /** One reading, with the same bits as all others. */
  float read(float[] x, int at, int phase) {
    float y = 0;
    for (int k = 0; k < taps; k++) {
      y = Math.fma(x[at - centre + k], h[phase * taps + k], y);
    }
    return y;
  }

  /**
   * One reading, to within rounding; for filters whose taps are a multiple of sixteen.
   *
   * @param parts room for four numbers
   */
  float quick(float[] x, int at, int phase, float[] parts) {
    QuickReader.read(h, phase * taps, taps, x, at - centre, parts);
    return (parts[0] + parts[1]) + (parts[2] + parts[3]);
  }

  /** Table of annex 2, as read against time: the oldest sample meets the last coefficient. */
  private static float[] itu() {
    float[] zero = {
      0.0017089843750f, 0.0109863281250f, -0.0196533203125f, 0.0332031250000f, -0.0594482421875f,
      0.1373291015625f, 0.9721679687500f, -0.1022949218750f, 0.0476074218750f, -0.0266113281250f,
      0.0148925781250f, -0.0083007812500f
    };
    float[] one = {
      -0.0291748046875f, 0.0292968750000f, -0.0517578125000f, 0.0891113281250f, -0.1665039062500f,
      0.4650878906250f, 0.7797851562500f, -0.2003173828125f, 0.1015625000000f, -0.0582275390625f,
      0.0330810546875f, -0.0189208984375f
    };
    float[] h = new float[48];
    for (int k = 0; k < 12; k++) {
      h[k] = zero[11 - k];
      h[12 + k] = one[11 - k];
      h[24 + k] = one[k];
      h[36 + k] = zero[k];
    }
    return h;
  }
}
