package org.songline.dsp.reverb;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.songline.dsp.Lanes.SPECIES;
import static org.songline.dsp.reverb.Network.LINES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Exact;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;

/**
 * What the lines of a {@link Network} lose each time around: a shelf for the lows, one for the
 * highs, and the gain of the middle, for sixteen lines side by side; and the gains inside their
 * all-passes. New losses are reached in straight lines. Where nothing is lost no bit changes.
 */
final class Absorbers {
  private static final int FRAMES = Quantum.FRAMES;

  /** Below this, -200 dB, a state is silence. */
  private static final float LEAST = 1e-10f;

  private static final float MOST = 1e20f;

  /** Gain of the lows, and what is taken from it above them. */
  private static final int LOW = 0;

  private static final int LOW_DROP = LINES;

  /** Twice the factor of the lows' one-pole filter. */
  private static final int LOW_FACTOR = 2 * LINES;

  /** Gain of the middle, and what is taken from it in the highs. */
  private static final int MIDDLE = 3 * LINES;

  private static final int HIGH_DROP = 4 * LINES;
  private static final int HIGH_FACTOR = 5 * LINES;

  /** Gains inside the all-passes. */
  private static final int INNER = 6 * LINES;

  private static final int SIZE = INNER + Network.STAGES * LINES;

  /** Lines that are turned over at once. */
  private static final int SIDE_BY_SIDE = 4;

  private final double rate;
  private final int glideQuanta;
  private final float[] now = new float[SIZE];
  private final float[] aim = new float[SIZE];
  private final float[] step = new float[SIZE];
  private final float[] innerFrom = new float[Network.STAGES * LINES];
  private final float[] low = new float[LINES];
  private final float[] high = new float[LINES];
  private final float[] turned = new float[FRAMES * LINES];
  private int gliding;
  private boolean settled;

  /**
   * @param glideQuanta quanta in which new losses are reached
   */
  Absorbers(double rate, int glideQuanta) {
    this.rate = rate;
    this.glideQuanta = glideQuanta;
  }

  /**
   * A length shall have this gain in the middle; {@link #shelve} and {@link #go} follow.
   *
   * @param length a line or, after those, an all-pass
   */
  void aim(int length, double gain) {
    aim[length < LINES ? MIDDLE + length : INNER + length - LINES] = (float) gain;
  }

  /**
   * A line shall have these gains beside that of the middle; {@link #go} follows.
   *
   * @param lows further gain far below {@code lowHertz}
   * @param highs further gain far above {@code highHertz}
   */
  void shelve(int line, double lows, double highs, double lowHertz, double highHertz) {
    double under = factor(lowHertz / Math.sqrt(lows));
    double over = factor(highHertz * Math.sqrt(highs));
    aim[LOW + line] = (float) lows;
    aim[LOW_DROP + line] = (float) ((1 - lows) * (1 - under));
    aim[LOW_FACTOR + line] = (float) (2 * under);
    aim[HIGH_DROP + line] = (float) (-aim[MIDDLE + line] * (1 - highs) * (1 - over));
    aim[HIGH_FACTOR + line] = (float) (2 * over);
  }

  private double factor(double hertz) {
    double g = Exact.warp(Math.clamp(hertz / rate, 1e-6, 0.49));
    return g / (1 + g);
  }

  /** Sets out for the aims, or is there at once after {@link #snap}. */
  void go() {
    if (settled) {
      gliding = glideQuanta;
      for (int k = 0; k < SIZE; k++) {
        step[k] = (aim[k] - now[k]) / (glideQuanta * FRAMES);
      }
    } else {
      settled = true;
      stand();
    }
  }

  private void stand() {
    gliding = 0;
    System.arraycopy(aim, 0, now, 0, SIZE);
    Arrays.fill(step, 0f);
  }

  void snap() {
    settled = false;
    gliding = 0;
  }

  /**
   * Filters a quantum of all lines.
   *
   * @param late of each line, what comes out of it
   * @param from where its 64 frames begin
   * @param out 64 frames for each line in turn
   */
  void process(float[][] late, int[] from, float[] out) {
    System.arraycopy(now, INNER, innerFrom, 0, innerFrom.length);
    for (int line = 0; line < LINES; line += SIDE_BY_SIDE) {
      across(late, from, turned, line);
    }
    for (int lane = 0; lane < LINES; lane += Lanes.STEP) {
      if (gliding > 0) {
        glide(now, step, low, high, turned, lane);
      } else {
        filter(now, low, high, turned, lane);
      }
    }
    for (int line = 0; line < LINES; line += SIDE_BY_SIDE) {
      along(turned, out, line);
    }
    if (gliding > 0) {
      for (int k = INNER; k < SIZE; k++) {
        now[k] = Math.fma(FRAMES, step[k], now[k]);
      }
      if (--gliding == 0) {
        stand();
      }
    }
  }

  /** Some lines into the lanes of their numbers. */
  private static void across(float[][] late, int[] from, float[] turned, int line) {
    float[] a = late[line];
    float[] b = late[line + 1];
    float[] c = late[line + 2];
    float[] d = late[line + 3];
    int atA = from[line];
    int atB = from[line + 1];
    int atC = from[line + 2];
    int atD = from[line + 3];
    for (int i = 0; i < FRAMES; i++) {
      int at = i * LINES + line;
      turned[at] = a[atA + i];
      turned[at + 1] = b[atB + i];
      turned[at + 2] = c[atC + i];
      turned[at + 3] = d[atD + i];
    }
  }

  /** Some lanes into the rows of their numbers. */
  private static void along(float[] turned, float[] out, int line) {
    int to = line * FRAMES;
    for (int i = 0; i < FRAMES; i++) {
      int at = i * LINES + line;
      out[to + i] = turned[at];
      out[to + FRAMES + i] = turned[at + 1];
      out[to + 2 * FRAMES + i] = turned[at + 2];
      out[to + 3 * FRAMES + i] = turned[at + 3];
    }
  }

  private static void filter(float[] now, float[] low, float[] high, float[] turned, int lane) {
    FloatVector s = fromArray(SPECIES, low, lane);
    FloatVector t = fromArray(SPECIES, high, lane);
    for (int i = lane; i < FRAMES * LINES; i += LINES) {
      FloatVector x = fromArray(SPECIES, turned, i);
      FloatVector d = x.sub(s);
      s = fromArray(SPECIES, now, LOW_FACTOR + lane).fma(d, s);
      FloatVector y =
          fromArray(SPECIES, now, LOW_DROP + lane)
              .fma(d, fromArray(SPECIES, now, LOW + lane).mul(x));
      FloatVector e = y.sub(t);
      t = fromArray(SPECIES, now, HIGH_FACTOR + lane).fma(e, t);
      fromArray(SPECIES, now, HIGH_DROP + lane)
          .fma(e, fromArray(SPECIES, now, MIDDLE + lane).mul(y))
          .intoArray(turned, i);
    }
    s.intoArray(low, lane);
    t.intoArray(high, lane);
  }

  /** As {@link #filter}, frame by frame nearer to the aims. */
  private static void glide(
      float[] now, float[] step, float[] low, float[] high, float[] turned, int lane) {
    for (int i = lane; i < FRAMES * LINES; i += LINES) {
      for (int k = lane; k < INNER; k += LINES) {
        fromArray(SPECIES, now, k).add(fromArray(SPECIES, step, k)).intoArray(now, k);
      }
      FloatVector s = fromArray(SPECIES, low, lane);
      FloatVector t = fromArray(SPECIES, high, lane);
      FloatVector x = fromArray(SPECIES, turned, i);
      FloatVector d = x.sub(s);
      fromArray(SPECIES, now, LOW_FACTOR + lane).fma(d, s).intoArray(low, lane);
      FloatVector y =
          fromArray(SPECIES, now, LOW_DROP + lane)
              .fma(d, fromArray(SPECIES, now, LOW + lane).mul(x));
      FloatVector e = y.sub(t);
      fromArray(SPECIES, now, HIGH_FACTOR + lane).fma(e, t).intoArray(high, lane);
      fromArray(SPECIES, now, HIGH_DROP + lane)
          .fma(e, fromArray(SPECIES, now, MIDDLE + lane).mul(y))
          .intoArray(turned, i);
    }
  }

  /** The gain inside an all-pass at the first frame of the quantum. */
  float inner(int allPass) {
    return innerFrom[allPass];
  }

  /** What is added to it from frame to frame. */
  float innerStep(int allPass) {
    return step[INNER + allPass];
  }

  /** For the end of a quantum. */
  void flush() {
    for (int i = 0; i < LINES; i++) {
      low[i] = kept(low[i]);
      high[i] = kept(high[i]);
    }
  }

  private static float kept(float s) {
    return Math.abs(s) >= LEAST && Math.abs(s) <= MOST ? s : 0f;
  }

  boolean empty() {
    for (int i = 0; i < LINES; i++) {
      if (low[i] != 0 || high[i] != 0) {
        return false;
      }
    }
    return true;
  }

  void reset() {
    Arrays.fill(low, 0f);
    Arrays.fill(high, 0f);
    snap();
  }
}
