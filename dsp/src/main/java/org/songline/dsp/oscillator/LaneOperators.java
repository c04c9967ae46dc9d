package org.songline.dsp.oscillator;

import static org.songline.dsp.Quantum.FRAMES;
import static org.songline.dsp.Quantum.LANES;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.oversample.LaneHalfBand;

/**
 * Six operators of sixteen voices that shake each other's phases (Chowning, "The synthesis of
 * complex audio spectra by means of frequency modulation", 1973), at four times a rate of 48 kHz.
 * The sound lags by {@link #latency} frames.
 */
public final class LaneOperators {
  public static final int COUNT = 6;

  /** The highest frequency, in cycles a frame. */
  public static final float HIGHEST = 0.45f;

  private static final float HALF_MEAN = 0.318309886f;

  /** What an operator makes of its sine. */
  public enum Form {
    SINE,
    /** The upper half alone. */
    HALF,
    /** The lower half turned up. */
    FULL,
    /** Odd harmonics to the seventh. */
    SQUARE,
    /** The third power. */
    PINCHED,
    /** The fifth power. */
    PEAKED;

    private static final Form[] ALL = values();

    /** By place, without making anything. */
    public static Form of(int place) {
      return ALL[place];
    }
  }

  private final Algorithm algorithm;
  private final OperatorKernel kernel;
  private final int times;
  private final LaneHalfBand inner;
  private final LaneHalfBand outer;
  private final double[][] phase = new double[COUNT][LANES];
  private final float[][] last = new float[COUNT][2 * LANES];
  private final float[][] levels = new float[COUNT][(FRAMES + 1) * LANES];
  private final boolean[] silent = new boolean[COUNT];
  private final Form[] formNow = new Form[COUNT];
  private final Form[] formNext = new Form[COUNT];
  private final float[][] made;
  private final boolean[] empty;
  private final float[][] start = new float[COUNT][LANES];
  private final float[][] step = new float[COUNT][LANES];
  private final float[][] bend = new float[COUNT][LANES];

  /** Turns of feedback of each lane for an operator of level 1. */
  public final float[] feedback = new float[LANES];

  private final float[] zero;
  private final float[] one;
  private final float[] sum;
  private final float[] half;

  /** Lanes that take part in a quantum: all from this one on are silent. */
  private int lanes = LANES;

  /** What is used within one quantum only: operators that run in turn may share it. */
  public static final class Scratch {
    private final int times;
    private final float[][] made;
    private final float[] zero;
    private final float[] one = new float[(FRAMES + 1) * LANES];
    private final float[] sum;
    private final float[] half = new float[2 * FRAMES * LANES];

    /** Which of {@link #made} are all zeros. */
    private final boolean[] empty = new boolean[COUNT];

    public Scratch(double rate) {
      times = rate < 60_000 ? 4 : rate < 120_000 ? 2 : 1;
      made = new float[COUNT][times * FRAMES * LANES];
      zero = new float[times * FRAMES * LANES];
      sum = new float[times * FRAMES * LANES];
      Arrays.fill(one, 1);
      Arrays.fill(empty, true);
    }
  }

  public LaneOperators(Algorithm algorithm, Scratch scratch) {
    this(algorithm, scratch, OperatorKernel.best());
  }

  private LaneOperators(Algorithm algorithm, Scratch scratch, OperatorKernel kernel) {
    this.algorithm = algorithm;
    this.kernel = kernel;
    times = scratch.times;
    made = scratch.made;
    empty = scratch.empty;
    zero = scratch.zero;
    one = scratch.one;
    sum = scratch.sum;
    half = scratch.half;
    inner = new LaneHalfBand(6, 10, 2 * FRAMES);
    outer = new LaneHalfBand(20, 10, FRAMES);
    for (int o = 0; o < COUNT; o++) {
      formNow[o] = Form.SINE;
      formNext[o] = Form.SINE;
    }
  }

  /** Operators that compute one lane at a time, with the same bits. */
  static LaneOperators scalar(Algorithm algorithm, Scratch scratch) {
    return new LaneOperators(algorithm, scratch, new ScalarOperators());
  }

  /** Frames by which the sound lags, a part of a frame left out. */
  public int latency() {
    int samples = times == 4 ? 2 * outer.delay() + inner.delay() : times == 2 ? outer.delay() : 0;
    return samples / times + 1;
  }

  /** Silences a lane, and starts its operators at some turns when it sounds again. */
  public void clear(int lane, double turns) {
    for (int o = 0; o < COUNT; o++) {
      phase[o][lane] = turns;
      last[o][lane] = 0;
      last[o][LANES + lane] = 0;
      for (int i = lane; i < levels[o].length; i += LANES) {
        levels[o][i] = 0;
      }
    }
    inner.clear(lane);
    outer.clear(lane);
  }

  /** Starts one operator of a lane at some turns. */
  public void turn(int operator, int lane, double turns) {
    phase[operator][lane] = turns;
  }

  /** Begins a quantum in which only the first lanes sound. */
  public void sounding(int count) {
    lanes = count;
  }

  /**
   * Sets the levels of an operator at the frames of the next quantum: of one that is heard its
   * amplitude, of another the turns by which it shakes.
   *
   * @param envelope of each frame and lane; null for silence
   * @param gain of each lane at the first frame, gliding by {@code slope} a frame
   */
  public void level(int operator, float @Nullable [] envelope, float[] gain, float[] slope) {
    float[] level = levels[operator];
    System.arraycopy(level, FRAMES * LANES, level, 0, LANES);
    int bits = 0;
    for (int lane = 0; lane < lanes; lane++) {
      bits |= Float.floatToRawIntBits(level[lane]) << 1;
      if (envelope != null) {
        bits |= Float.floatToRawIntBits(gain[lane]) << 1;
        bits |= Float.floatToRawIntBits(slope[lane]) << 1;
      }
    }
    silent[operator] = bits == 0;
    if (envelope == null || silent[operator]) {
      Arrays.fill(level, LANES, level.length, 0f);
    } else {
      kernel.level(envelope, gain, slope, level, lanes);
    }
  }

  /** Adds one quantum to another, with a gain of each lane that glides by {@code slope} a frame. */
  public void add(float[] x, float[] gain, float[] slope, float[] to) {
    kernel.add(x, gain, slope, to, lanes);
  }

  /** Sets the form of an operator's wave, into which the old one turns within the next quantum. */
  public void form(int operator, Form form) {
    formNext[operator] = form;
  }

  /** Takes the forms at once. */
  public void snap() {
    System.arraycopy(formNext, 0, formNow, 0, COUNT);
  }

  /** Sets the frequencies of an operator in the next quantum, in cycles a frame. */
  public void tune(int operator, float[] cycles, float[] next) {
    for (int lane = 0; lane < lanes; lane++) {
      start[operator][lane] = (float) phase[operator][lane];
      step[operator][lane] = cycles[lane] / times;
      bend[operator][lane] = (next[lane] - cycles[lane]) / (128f * times * times);
    }
  }

  /** Makes one quantum: 64 rows of sixteen lanes. */
  public void run(float[] out) {
    for (int o = COUNT - 1; o >= 0; o--) {
      if (silent[o]) {
        silence(o);
      } else if (algorithm.ring() && o == algorithm.fed() - 1) {
        ring(o, o + 1);
      } else if (!(algorithm.ring() && o == algorithm.fed())) {
        make(o);
      }
      advance(o);
    }
    float[] heard = together(carriers());
    if (times == 4) {
      inner.down(heard, 2 * FRAMES, half, lanes);
      outer.down(half, FRAMES, out, lanes);
    } else if (times == 2) {
      outer.down(heard, FRAMES, out, lanes);
    } else {
      System.arraycopy(heard, 0, out, 0, FRAMES * LANES);
    }
    snap();
  }

  /** Bits of the operators that are heard. */
  private int carriers() {
    int heard = 0;
    for (int o = 0; o < COUNT; o++) {
      if (algorithm.carrier(o) && !silent[o]) {
        heard |= 1 << o;
      }
    }
    return heard;
  }

  private void silence(int o) {
    if (!empty[o]) {
      Arrays.fill(made[o], 0);
      empty[o] = true;
    }
  }

  private void advance(int o) {
    int rows = FRAMES * times;
    for (int lane = 0; lane < lanes; lane++) {
      double moved = rows * (double) step[o][lane] + (double) rows * rows * bend[o][lane];
      double at = phase[o][lane] + moved;
      phase[o][lane] = at - Math.rint(at);
    }
  }

  private void make(int o) {
    empty[o] = false;
    boolean plain = formNow[o] == Form.SINE && formNext[o] == Form.SINE;
    float[] level = plain ? levels[o] : one;
    if (o == algorithm.fed() && algorithm.shakers(o) == 0) {
      kernel.feedback(start[o], step[o], bend[o], level, feedback, last[o], times, made[o], lanes);
    } else {
      kernel.operate(
          together(algorithm.shakers(o)), start[o], step[o], bend[o], level, times, made[o], lanes);
    }
    if (!plain) {
      form(o);
    }
  }

  private void ring(int o, int above) {
    if (silent[above]) {
      make(o);
      return;
    }
    empty[o] = false;
    kernel.ring(
        start[above],
        step[above],
        bend[above],
        levels[above],
        start[o],
        step[o],
        bend[o],
        levels[o],
        feedback,
        last[o],
        times,
        made[o],
        lanes);
  }

  /** What some operators made: nothing, that of one, or the sum of several. */
  private float[] together(int operators) {
    if (operators == 0) {
      return zero;
    }
    int first = Integer.numberOfTrailingZeros(operators);
    int rest = operators & (operators - 1);
    if (rest == 0) {
      return made[first];
    }
    System.arraycopy(made[first], 0, sum, 0, sum.length);
    for (; rest != 0; rest &= rest - 1) {
      add(made[Integer.numberOfTrailingZeros(rest)], sum);
    }
    return sum;
  }

  private static void add(float[] x, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += x[i];
    }
  }

  private void form(int o) {
    float[] x = made[o];
    float[] level = levels[o];
    float part = 1f / times;
    float share = 1f / (FRAMES * times);
    for (int n = 0; n < FRAMES * times; n++) {
      int f = n / times;
      for (int lane = 0; lane < lanes; lane++) {
        int i = n * LANES + lane;
        float from = formed(formNow[o], x[i]);
        float to = formNow[o] == formNext[o] ? from : formed(formNext[o], x[i]);
        float y = Math.fma(n * share, to - from, from);
        float a = level[f * LANES + lane];
        float b = level[(f + 1) * LANES + lane];
        x[i] = y * Math.fma((n - f * times) * part, b - a, a);
      }
    }
  }

  private static float formed(Form form, float s) {
    float q = s * s;
    return switch (form) {
      case SINE -> s;
      case HALF -> Math.max(0, s) - HALF_MEAN;
      case FULL -> Math.abs(s) - 2 * HALF_MEAN;
      case SQUARE -> s * Math.fma(q, Math.fma(q, Math.fma(q, -5f, 21f), -35f), 35f) * 0.0625f;
      case PINCHED -> s * q;
      case PEAKED -> s * q * q;
    };
  }

  public void reset() {
    for (int lane = 0; lane < LANES; lane++) {
      clear(lane, 0);
    }
    Arrays.fill(formNow, Form.SINE);
    Arrays.fill(formNext, Form.SINE);
  }
}
