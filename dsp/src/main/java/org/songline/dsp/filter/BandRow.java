package org.songline.dsp.filter;

import static org.songline.dsp.Quantum.LANES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.songline.dsp.Exact;
import org.songline.dsp.Handover;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;

/** Up to eight third-octave bands of both sides side by side, and their power. */
final class BandRow {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int SECTIONS = 3;
  private static final double SIXTH = 0.05;
  private static final double HIGHEST = 0.49;

  /** Power of a quantum below which states are looked at. */
  private static final float QUIET = 1e-25f;

  /** Places of the coefficients of a section. */
  private static final int CROSS = 0;

  private static final int OWN = LANES;
  private static final int THROUGH = 2 * LANES;
  private static final int FROM_INPUT = 3 * LANES;
  private static final int FROM_STATE = 4 * LANES;
  private static final int SIZE = 5 * LANES;
  private static final int STATE = 2 * LANES;

  /** 1 in the lanes of the left side, then in those of the right. */
  private static final float[] SIDES = sides();

  private static final Handover HANDOVER = Handover.of("third octaves", BandRow::rehearse);

  private final float[] c = new float[SECTIONS * SIZE];
  private final float[] states = new float[SECTIONS * STATE];
  private final float[] sums = new float[LANES];
  private final int halvings;
  private final int first;
  private int bands;

  /**
   * @param halvings of the rate
   * @param first number of the first band
   */
  BandRow(int halvings, int first) {
    this.halvings = halvings;
    this.first = first;
  }

  private static float[] sides() {
    float[] sides = new float[2 * LANES];
    for (int lane = 0; lane < LANES; lane++) {
      sides[lane] = lane % 2 == 0 ? 1 : 0;
      sides[LANES + lane] = lane % 2;
    }
    return sides;
  }

  /** Whether it is the turn of vectors; plain code gives the same bits. */
  static boolean vectors() {
    return HANDOVER.vectors();
  }

  private static void rehearse() {
    float[] none = new float[SECTIONS * SIZE];
    wide(none, Quantum.FRAMES, none, none, none);
  }

  int halvings() {
    return halvings;
  }

  int first() {
    return first;
  }

  int bands() {
    return bands;
  }

  boolean full() {
    return bands == LANES / Quantum.CHANNELS;
  }

  /**
   * The next band: the poles of an analogue low-pass of third order, moved around the warped
   * middle.
   */
  void add(double hertz, double rate) {
    double sixth = Exact.pow(10, SIXTH);
    double low = Exact.warp(hertz / sixth / rate);
    double high = Exact.warp(Math.min(HIGHEST, hertz * sixth / rate));
    double square = low * high;
    double width = high - low;
    // The real pole -1: s^2 + width s + square.
    section(0, Math.sqrt(square), width / Math.sqrt(square), width);
    // The pair at 120 degrees: s = (p w +- sqrt(p^2 w^2 - 4 square)) / 2.
    double re = -0.25 * width;
    double im = 0.25 * Math.sqrt(3) * width;
    double underRe = re * re - im * im - square;
    double underIm = 2 * re * im;
    double size = Math.sqrt(underRe * underRe + underIm * underIm);
    double rootRe = Math.sqrt(Math.max(0, 0.5 * (size + underRe)));
    double rootIm = Math.copySign(Math.sqrt(Math.max(0, 0.5 * (size - underRe))), underIm);
    for (int sign = -1; sign <= 1; sign += 2) {
      double poleRe = re + sign * rootRe;
      double poleIm = im + sign * rootIm;
      double g = Math.sqrt(poleRe * poleRe + poleIm * poleIm);
      section(sign < 0 ? 1 : 2, g, -2 * poleRe / g, width);
    }
    bands++;
  }

  /** A state-variable filter with the shortest way from state to state, as {@link Section}. */
  private void section(int i, double g, double damping, double width) {
    double first = 1 / (1 + g * (g + damping));
    int at = i * SIZE + Quantum.CHANNELS * bands;
    both(at + CROSS, 2 * g * first);
    both(at + OWN, 2 * first - 1);
    both(at + THROUGH, 2 * g * g * first);
    both(at + FROM_INPUT, width * first);
    both(at + FROM_STATE, width / g * first);
  }

  private void both(int at, double value) {
    c[at] = (float) value;
    c[at + 1] = (float) value;
  }

  /** Takes {@code count} interleaved frames of bounded samples. */
  void run(float[] x, int count, boolean vectors) {
    if (vectors) {
      wide(x, count, c, states, sums);
    } else {
      for (int lane = 0; lane < Quantum.CHANNELS * bands; lane++) {
        plain(x, count, lane);
      }
    }
    if (quiet()) {
      for (int i = 0; i < states.length; i++) {
        states[i] = Exact.flush(states[i]);
      }
    }
  }

  /** Whether any band may have states that would soon be slow. */
  private boolean quiet() {
    boolean quiet = false;
    for (int lane = 0; lane < Quantum.CHANNELS * bands; lane++) {
      quiet |= sums[lane] < QUIET;
    }
    return quiet;
  }

  /** The sum of squares of what a band let through of both sides. */
  double power(int band) {
    return (double) sums[2 * band] + sums[2 * band + 1];
  }

  private void plain(float[] x, int count, int lane) {
    float a1 = states[lane];
    float a2 = states[LANES + lane];
    float b1 = states[STATE + lane];
    float b2 = states[STATE + LANES + lane];
    float d1 = states[2 * STATE + lane];
    float d2 = states[2 * STATE + LANES + lane];
    int b = SIZE + lane;
    int d = 2 * SIZE + lane;
    float sum = 0;
    for (int n = 0; n < count; n++) {
      float e = x[2 * n + lane % 2] - a2;
      float y = Math.fma(c[lane + FROM_INPUT], e, c[lane + FROM_STATE] * a1);
      a2 = Math.fma(c[lane + THROUGH], e, Math.fma(c[lane + CROSS], a1, a2));
      a1 = Math.fma(c[lane + CROSS], e, c[lane + OWN] * a1);
      e = y - b2;
      y = Math.fma(c[b + FROM_INPUT], e, c[b + FROM_STATE] * b1);
      b2 = Math.fma(c[b + THROUGH], e, Math.fma(c[b + CROSS], b1, b2));
      b1 = Math.fma(c[b + CROSS], e, c[b + OWN] * b1);
      e = y - d2;
      y = Math.fma(c[d + FROM_INPUT], e, c[d + FROM_STATE] * d1);
      d2 = Math.fma(c[d + THROUGH], e, Math.fma(c[d + CROSS], d1, d2));
      d1 = Math.fma(c[d + CROSS], e, c[d + OWN] * d1);
      sum = Math.fma(y, y, sum);
    }
    states[lane] = a1;
    states[LANES + lane] = a2;
    states[STATE + lane] = b1;
    states[STATE + LANES + lane] = b2;
    states[2 * STATE + lane] = d1;
    states[2 * STATE + LANES + lane] = d2;
    sums[lane] = sum;
  }

  private static void wide(float[] x, int count, float[] c, float[] states, float[] sums) {
    for (int lane = 0; lane < LANES; lane += Lanes.STEP) {
      var left = FloatVector.fromArray(SPECIES, SIDES, lane);
      var right = FloatVector.fromArray(SPECIES, SIDES, LANES + lane);
      var a1 = FloatVector.fromArray(SPECIES, states, lane);
      var a2 = FloatVector.fromArray(SPECIES, states, LANES + lane);
      var b1 = FloatVector.fromArray(SPECIES, states, STATE + lane);
      var b2 = FloatVector.fromArray(SPECIES, states, STATE + LANES + lane);
      var d1 = FloatVector.fromArray(SPECIES, states, 2 * STATE + lane);
      var d2 = FloatVector.fromArray(SPECIES, states, 2 * STATE + LANES + lane);
      var sum = FloatVector.zero(SPECIES);
      int b = SIZE + lane;
      int d = 2 * SIZE + lane;
      for (int n = 0; n < count; n++) {
        var e = left.mul(x[2 * n]).add(right.mul(x[2 * n + 1])).sub(a2);
        var y = at(c, lane + FROM_INPUT).fma(e, at(c, lane + FROM_STATE).mul(a1));
        a2 = at(c, lane + THROUGH).fma(e, at(c, lane + CROSS).fma(a1, a2));
        a1 = at(c, lane + CROSS).fma(e, at(c, lane + OWN).mul(a1));
        e = y.sub(b2);
        y = at(c, b + FROM_INPUT).fma(e, at(c, b + FROM_STATE).mul(b1));
        b2 = at(c, b + THROUGH).fma(e, at(c, b + CROSS).fma(b1, b2));
        b1 = at(c, b + CROSS).fma(e, at(c, b + OWN).mul(b1));
        e = y.sub(d2);
        y = at(c, d + FROM_INPUT).fma(e, at(c, d + FROM_STATE).mul(d1));
        d2 = at(c, d + THROUGH).fma(e, at(c, d + CROSS).fma(d1, d2));
        d1 = at(c, d + CROSS).fma(e, at(c, d + OWN).mul(d1));
        sum = y.fma(y, sum);
      }
      a1.intoArray(states, lane);
      a2.intoArray(states, LANES + lane);
      b1.intoArray(states, STATE + lane);
      b2.intoArray(states, STATE + LANES + lane);
      d1.intoArray(states, 2 * STATE + lane);
      d2.intoArray(states, 2 * STATE + LANES + lane);
      sum.intoArray(sums, lane);
    }
  }

  private static FloatVector at(float[] c, int place) {
    return FloatVector.fromArray(SPECIES, c, place);
  }

  void reset() {
    Arrays.fill(states, 0);
  }
}
