package org.songline.dsp.peak;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Quantum;
import org.songline.dsp.resample.SincRows;

/**
 * Reads a signal at a number of equally spaced points after each frame, with one short filter for
 * each point (phase), and bounds cheaply what those readings can be. Immutable.
 *
 * <p>The bound: a reading is a straight line between its two neighbour samples, plus a filter that
 * has neither a mean nor a slope and so can be written on the signal's second differences. Music
 * has small second differences, so the bound is close: most of a stream is known to stay below a
 * maximum without being read.
 */
final class Interpolator {
  /** Frames that are bounded and read together. */
  static final int GROUP = 32;

  /** Every so many phases are read first; a divisor of the phases, which are then four or eight. */
  private static final int COARSE = 4;

  /**
   * 32 points a frame, 64 taps each, sinc under a Kaiser window: 0.001 dB flat to 0.45 of the
   * sample rate; a tone at 20 kHz of 48 kHz is missed by at most 0.008 dB at any phase.
   */
  static final Interpolator FINE = new Interpolator(SincRows.of(64, 32, 32, 8), 64, true);

  /** The filter of ITU-R BS.1770 annex 2, 4 points a frame. */
  static final Interpolator ITU = new Interpolator(itu(), 12, false);

  final int phases;
  final int taps;

  /** Index of the tap that falls on the frame itself; the others reach back and ahead. */
  final int centre;

  /** Whether phase 0 is the sample itself. */
  final boolean exactAtSamples;

  private final float[] h;
  private final float lineGain;
  private final float bendGain;
  private final float between;

  private Interpolator(float[] h, int taps, boolean exactAtSamples) {
    this.h = h;
    this.taps = taps;
    this.exactAtSamples = exactAtSamples;
    phases = h.length / taps;
    centre = taps / 2 - 1;
    double line = 0;
    double bend = 0;
    for (int p = 0; p < phases; p++) {
      double[] rest = new double[taps];
      double mean = 0;
      double slope = 0;
      for (int k = 0; k < taps; k++) {
        rest[k] = h[p * taps + k];
        mean += rest[k];
        slope += rest[k] * (k - centre);
      }
      rest[centre] -= mean - slope;
      rest[centre + 1] -= slope;
      line = Math.max(line, Math.abs(mean - slope) + Math.abs(slope));
      double once = 0;
      double twice = 0;
      double sum = 0;
      for (int k = 0; k < taps; k++) {
        once += rest[k];
        twice += once;
        sum += Math.abs(twice);
      }
      bend = Math.max(bend, sum);
    }
    // Room for the rounding of the readings.
    lineGain = (float) (line * 1.00001);
    bendGain = (float) (bend * 1.00001);
    between = (float) (between() * 1.00001);
  }

  /**
   * The largest sum of weights by which a phase differs from the straight line between its coarse
   * neighbours: how far above both a reading can be, by the largest sample it reaches.
   */
  private double between() {
    double most = 0;
    for (int p = 0; p < phases; p++) {
      int before = p / COARSE * COARSE;
      double share = (double) (p - before) / COARSE;
      double sum = 0;
      for (int k = 0; k <= taps; k++) {
        double line = (1 - share) * weight(before, k) + share * weight(before + COARSE, k);
        sum += Math.abs(weight(p, k) - line);
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
   * What no reading of a group can exceed.
   *
   * @param peak largest absolute sample of the group and the frame after it
   * @param bend largest absolute second difference of all samples the readings reach
   * @param reach largest absolute sample that the readings reach
   */
  float bound(float peak, float bend, float reach) {
    return lineGain * peak + bendGain * bend + 1e-5f * reach;
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
   * The largest absolute reading after each frame.
   *
   * @param x samples; {@code x[at - centre]} to {@code x[at + frames - 1 - centre + taps - 1]} are
   *     read
   * @param at index of the first frame
   * @param frames a multiple of {@link #GROUP}
   * @param out receives one value for each frame
   * @param outAt index of its first value
   */
  void envelope(float[] x, int at, int frames, float[] out, int outAt) {
    Arrays.fill(out, outAt, outAt + frames, 0f);
    for (int i = 0; i < frames; i += Wide.FRAMES) {
      Wide.read(h, taps, 0, 1, phases, x, at + i - centre, out, outAt + i);
    }
  }

  /** The part of {@link #envelope} of every fourth phase, of one group. */
  void coarse(float[] x, int at, float[] out, int outAt) {
    Arrays.fill(out, outAt, outAt + GROUP, 0f);
    for (int i = 0; i < GROUP; i += Wide.FRAMES) {
      Wide.read(h, taps, 0, COARSE, phases, x, at + i - centre, out, outAt + i);
    }
  }

  /** Raises the values of {@link #coarse} to those of {@link #envelope}. */
  void refine(float[] x, int at, float[] out, int outAt) {
    for (int i = 0; i < GROUP; i += Wide.FRAMES) {
      for (int p = 1; p < COARSE; p++) {
        Wide.read(h, taps, p, COARSE, phases, x, at + i - centre, out, outAt + i);
      }
    }
  }

  /** Apart, so that vector code is loaded only when it is used. */
  private static final class Wide {
    static final VectorSpecies<Float> SPECIES =
        FloatVector.SPECIES_PREFERRED.length() > Quantum.LANES
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;

    private static final int STEP = SPECIES.length();

    /** Frames at a time: two vectors, as many sums as keep both multipliers busy. */
    static final int FRAMES = 2 * STEP;

    private Wide() {}

    /** Raises {@code out} to the readings at every so many phases, four at a time. */
    static void read(
        float[] h,
        int taps,
        int first,
        int step,
        int phases,
        float[] x,
        int at,
        float[] out,
        int outAt) {
      int row = step * taps;
      for (int p = first; p < phases; p += 4 * step) {
        FloatVector y0 = FloatVector.zero(SPECIES);
        FloatVector y1 = y0;
        FloatVector y2 = y0;
        FloatVector y3 = y0;
        FloatVector z0 = y0;
        FloatVector z1 = y0;
        FloatVector z2 = y0;
        FloatVector z3 = y0;
        int c = p * taps;
        for (int k = 0; k < taps; k++) {
          FloatVector v = FloatVector.fromArray(SPECIES, x, at + k);
          FloatVector w = FloatVector.fromArray(SPECIES, x, at + STEP + k);
          FloatVector g = FloatVector.broadcast(SPECIES, h[c + k]);
          y0 = v.fma(g, y0);
          z0 = w.fma(g, z0);
          g = FloatVector.broadcast(SPECIES, h[c + row + k]);
          y1 = v.fma(g, y1);
          z1 = w.fma(g, z1);
          g = FloatVector.broadcast(SPECIES, h[c + 2 * row + k]);
          y2 = v.fma(g, y2);
          z2 = w.fma(g, z2);
          g = FloatVector.broadcast(SPECIES, h[c + 3 * row + k]);
          y3 = v.fma(g, y3);
          z3 = w.fma(g, z3);
        }
        FloatVector.fromArray(SPECIES, out, outAt)
            .max(y0.abs())
            .max(y1.abs())
            .max(y2.abs())
            .max(y3.abs())
            .intoArray(out, outAt);
        FloatVector.fromArray(SPECIES, out, outAt + STEP)
            .max(z0.abs())
            .max(z1.abs())
            .max(z2.abs())
            .max(z3.abs())
            .intoArray(out, outAt + STEP);
      }
    }
  }

  /**
   * As {@link #envelope}, with the same bits, without vectors: for the first groups of a short run,
   * where waiting for vector code to be compiled would cost more than all the reading.
   */
  void plainEnvelope(float[] x, int at, int frames, float[] out, int outAt) {
    for (int i = 0; i < frames; i += 8) {
      plain8(x, at + i - centre, out, outAt + i);
    }
  }

  private void plain8(float[] x, int at, float[] out, int outAt) {
    Arrays.fill(out, outAt, outAt + 8, 0);
    for (int p = 0; p < phases; p++) {
      float y0 = 0;
      float y1 = 0;
      float y2 = 0;
      float y3 = 0;
      float y4 = 0;
      float y5 = 0;
      float y6 = 0;
      float y7 = 0;
      for (int k = 0; k < taps; k++) {
        float c = h[p * taps + k];
        y0 = Math.fma(x[at + k], c, y0);
        y1 = Math.fma(x[at + k + 1], c, y1);
        y2 = Math.fma(x[at + k + 2], c, y2);
        y3 = Math.fma(x[at + k + 3], c, y3);
        y4 = Math.fma(x[at + k + 4], c, y4);
        y5 = Math.fma(x[at + k + 5], c, y5);
        y6 = Math.fma(x[at + k + 6], c, y6);
        y7 = Math.fma(x[at + k + 7], c, y7);
      }
      out[outAt] = Math.max(out[outAt], Math.abs(y0));
      out[outAt + 1] = Math.max(out[outAt + 1], Math.abs(y1));
      out[outAt + 2] = Math.max(out[outAt + 2], Math.abs(y2));
      out[outAt + 3] = Math.max(out[outAt + 3], Math.abs(y3));
      out[outAt + 4] = Math.max(out[outAt + 4], Math.abs(y4));
      out[outAt + 5] = Math.max(out[outAt + 5], Math.abs(y5));
      out[outAt + 6] = Math.max(out[outAt + 6], Math.abs(y6));
      out[outAt + 7] = Math.max(out[outAt + 7], Math.abs(y7));
    }
  }

  /** One reading, with the same bits as in {@link #envelope}. */
  float read(float[] x, int at, int phase) {
    float y = 0;
    for (int k = 0; k < taps; k++) {
      y = Math.fma(x[at - centre + k], h[phase * taps + k], y);
    }
    return y;
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
