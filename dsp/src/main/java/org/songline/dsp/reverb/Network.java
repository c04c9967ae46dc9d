package org.songline.dsp.reverb;

import java.util.Arrays;
import org.songline.dsp.Exact;

/**
 * A feedback delay network: sixteen delay lines, each followed by an all-pass, whose ends are mixed
 * by a Hadamard matrix, which loses no energy, and fed back. Filters lose exactly as much as each
 * length asks for, inside the all-passes too, so that everything decays alike (Jot, 1991; Dahl and
 * Jot, 2000). Before they are mixed, pairs of lines turn slowly into each other, which loses no
 * energy and moves no pitch, but keeps the tail from ringing (Schlecht and Habets, 2015). Lengths
 * change by crossfade. Stereo in, stereo out.
 */
public final class Network {
  /** Delay lines. */
  public static final int LINES = 16;

  /** Lengths: those of the lines, then those of their all-passes. */
  public static final int LENGTHS = 2 * LINES;

  private static final int PAIRS = LINES;
  private static final float DIFFUSION = 0.6f;

  /** Feedback below this, -180 dB, is silence. */
  private static final float LEAST = 1e-9f;

  private static final double FADE_SECONDS = 0.08;

  /** Cycles of the pairs' turning to the slowest. */
  private static final float[] SPEEDS = {1, 3, 2, 5, 4, 7, 3, 6, 4, 1, 5, 2, 6, 3, 7, 2};

  /** Places of the lines' numbers in what absorbs. */
  private static final int MIDDLE = 0;

  private static final int LOW_GAIN = LINES;
  private static final int LOW_FACTOR = 2 * LINES;
  private static final int HIGH_GAIN = 3 * LINES;
  private static final int HIGH_FACTOR = 4 * LINES;
  private static final int INNER = 5 * LINES;

  private final double rate;
  private final int mask;
  private final float[] ring;
  private final int fadeFrames;
  private final int longest;
  private final int[] length = new int[LENGTHS];
  private final int[] wanted = new int[LENGTHS];
  private final int[] before = new int[LENGTHS];
  private final float[] loss = new float[6 * LINES];
  private final float[] aim = new float[6 * LINES];
  private final float[] step = new float[6 * LINES];
  private final float[] lowState = new float[LINES];
  private final float[] highState = new float[LINES];
  private final float[] cosine = new float[PAIRS];
  private final float[] cosineStep = new float[PAIRS];
  private final float[] sine = new float[PAIRS];
  private final float[] sineStep = new float[PAIRS];
  private final float[] x = new float[LINES];
  private final float[] inner = new float[LINES];
  private int at;
  private int fade;
  private int silent;
  private boolean sounded;
  private boolean started;
  private boolean settled;
  private int gliding;
  private float left;
  private float right;

  /**
   * A silent network.
   *
   * @param seconds the longest line that will be asked for
   */
  public Network(double rate, double seconds) {
    this.rate = rate;
    longest = (int) Math.ceil(seconds * rate) + 64;
    int size = Integer.highestOneBit(longest + 64) * 2;
    ring = new float[size * LENGTHS];
    mask = size - 1;
    fadeFrames = (int) (FADE_SECONDS * rate);
    silent = 2 * longest;
  }

  /** Wants these lengths, in frames; while a crossfade runs the newest wish waits. */
  public void lengths(int[] frames) {
    for (int i = 0; i < LENGTHS; i++) {
      wanted[i] = Math.clamp(frames[i], 64, longest - 64);
    }
    if (!started) {
      started = true;
      System.arraycopy(wanted, 0, length, 0, LENGTHS);
    }
  }

  /** The next lengths come at once, without a crossfade: for a silent network. */
  public void snap() {
    started = false;
    settled = false;
    gliding = 0;
    fade = 0;
  }

  /**
   * Sets how the network decays; called whenever settings or lengths changed.
   *
   * @param time seconds to fall by 60 dB in the middle; infinity to fall nowhere
   * @param lowShare factor on it far below the lows' frequency
   * @param highShare factor on it far above the highs' frequency
   * @param lowHertz where the lows begin
   * @param highHertz where the highs begin
   */
  public void decay(
      double time, double lowShare, double highShare, double lowHertz, double highHertz) {
    double mid = 60 / time;
    for (int i = 0; i < LINES; i++) {
      double within = wanted[LINES + i] / rate;
      double seconds = wanted[i] / rate + within;
      double low = Exact.gain(-mid * (1 / lowShare - 1) * seconds);
      double high = Exact.gain(-mid * (1 / highShare - 1) * seconds);
      aim[MIDDLE + i] = (float) Exact.gain(-mid * (seconds - within));
      aim[INNER + i] = (float) Exact.gain(-mid * within);
      aim[LOW_GAIN + i] = (float) low;
      aim[HIGH_GAIN + i] = (float) high;
      aim[LOW_FACTOR + i] = factor(lowHertz / Math.sqrt(low));
      aim[HIGH_FACTOR + i] = factor(highHertz * Math.sqrt(high));
    }
    if (settled) {
      gliding = fadeFrames;
      for (int i = 0; i < aim.length; i++) {
        step[i] = (aim[i] - loss[i]) / fadeFrames;
      }
    } else {
      settled = true;
      gliding = 0;
      System.arraycopy(aim, 0, loss, 0, aim.length);
    }
  }

  private void glide() {
    gliding--;
    if (gliding == 0) {
      System.arraycopy(aim, 0, loss, 0, aim.length);
    } else {
      for (int i = 0; i < loss.length; i++) {
        loss[i] += step[i];
      }
    }
  }

  private float factor(double hertz) {
    double g = Exact.warp(Math.clamp(hertz / rate, 1e-6, 0.49));
    return (float) (g / (1 + g));
  }

  /**
   * Moves the turning of the pairs on by a quantum.
   *
   * @param phase position in the slowest cycle, in turns; from the song's position, so that it does
   *     not depend on what was processed before
   * @param next the same at the next quantum
   * @param depth of the swing to each side, in turns
   * @param nextDepth the same at the next quantum
   * @param frames in the quantum
   */
  public void turn(float phase, float next, float depth, float nextDepth, int frames) {
    for (int i = 0; i < PAIRS; i++) {
      float speed = SPEEDS[i];
      float offset = i / (float) PAIRS;
      float from = depth * Exact.fastSin(Math.fma(speed, phase, offset));
      float to = nextDepth * Exact.fastSin(Math.fma(speed, next, offset));
      cosine[i] = Exact.fastCos(from);
      sine[i] = Exact.fastSin(from);
      cosineStep[i] = (Exact.fastCos(to) - cosine[i]) / frames;
      sineStep[i] = (Exact.fastSin(to) - sine[i]) / frames;
    }
  }

  /** Takes one frame; the answer is then in {@link #left} and {@link #right}. */
  public void step(float inLeft, float inRight) {
    if (fade == 0 && !Arrays.equals(length, wanted)) {
      System.arraycopy(length, 0, before, 0, LENGTHS);
      System.arraycopy(wanted, 0, length, 0, LENGTHS);
      fade = fadeFrames;
    }
    for (int i = 0; i < LINES; i++) {
      x[i] = ring[((at - length[i]) & mask) * LENGTHS + i];
      inner[i] = ring[((at - length[LINES + i]) & mask) * LENGTHS + LINES + i];
    }
    if (fade > 0) {
      float old = smooth((float) fade / fadeFrames);
      for (int i = 0; i < LINES; i++) {
        x[i] = Math.fma(old, ring[((at - before[i]) & mask) * LENGTHS + i] - x[i], x[i]);
        float late = ring[((at - before[LINES + i]) & mask) * LENGTHS + LINES + i];
        inner[i] = Math.fma(old, late - inner[i], inner[i]);
      }
      fade--;
    }
    absorb();
    diffuse();
    float l = 0;
    float r = 0;
    for (int i = 0; i < LINES; i += 4) {
      l += x[i] - x[i + 2];
      r += x[i + 1] - x[i + 3];
    }
    left = l;
    right = r;
    swing();
    hadamard(x);
    int loud = 0;
    for (int i = 0; i < LINES; i++) {
      float in = (i & 1) == 0 ? inLeft : inRight;
      x[i] = Exact.audible(0.25f * x[i] + ((i & 2) == 0 ? in : -in), LEAST);
      loud |= Float.floatToRawIntBits(x[i]);
    }
    boolean any = loud != 0;
    System.arraycopy(x, 0, ring, at * LENGTHS, LINES);
    System.arraycopy(inner, 0, ring, at * LENGTHS + LINES, LINES);
    at = (at + 1) & mask;
    sounded |= any;
    silent = any ? 0 : Math.min(2 * longest, silent + 1);
  }

  /** The all-passes, which lose in their delay what its length asks for. */
  private void diffuse() {
    for (int i = 0; i < LINES; i++) {
      float late = loss[INNER + i] * inner[i];
      float in = Math.fma(DIFFUSION, late, x[i]);
      x[i] = Math.fma(-DIFFUSION, in, late);
      inner[i] = Exact.audible(in, LEAST);
    }
  }

  /** Turns lines that stand eight apart into each other, then those that stand four apart. */
  private void swing() {
    for (int i = 0; i < 8; i++) {
      turn(i, i, i + 8);
    }
    for (int i = 0; i < 4; i++) {
      turn(8 + i, i, i + 4);
      turn(12 + i, 8 + i, 12 + i);
    }
  }

  private void turn(int pair, int one, int two) {
    float c = cosine[pair];
    float s = sine[pair];
    float a = x[one];
    float b = x[two];
    x[one] = Math.fma(c, a, s * b);
    x[two] = Math.fma(c, b, -s * a);
    cosine[pair] = c + cosineStep[pair];
    sine[pair] = s + sineStep[pair];
  }

  private static float smooth(float share) {
    return share * share * Math.fma(-2f, share, 3f);
  }

  /** A shelf for the lows, one for the highs, and the gain of the middle, for every line. */
  private void absorb() {
    if (gliding > 0) {
      glide();
    }
    for (int i = 0; i < LINES; i++) {
      float v = (x[i] - lowState[i]) * loss[LOW_FACTOR + i];
      float low = v + lowState[i];
      lowState[i] = low + v;
      float y = Math.fma(loss[LOW_GAIN + i] - 1f, low, x[i]);
      float w = (y - highState[i]) * loss[HIGH_FACTOR + i];
      float below = w + highState[i];
      highState[i] = below + w;
      float high = loss[HIGH_GAIN + i];
      x[i] = loss[MIDDLE + i] * Math.fma(1f - high, below, high * y);
    }
  }

  private static void hadamard(float[] v) {
    for (int half = 1; half < LINES; half *= 2) {
      for (int block = 0; block < LINES; block += 2 * half) {
        for (int i = block; i < block + half; i++) {
          float a = v[i];
          float b = v[i + half];
          v[i] = a + b;
          v[i + half] = a - b;
        }
      }
    }
  }

  public float left() {
    return left;
  }

  public float right() {
    return right;
  }

  /** For the end of a quantum. */
  public void flush() {
    for (int i = 0; i < LINES; i++) {
      lowState[i] = kept(lowState[i]);
      highState[i] = kept(highState[i]);
    }
  }

  private static float kept(float s) {
    return Math.abs(s) >= LEAST * 0.1f && Math.abs(s) <= 1e20f ? s : 0f;
  }

  /** Whether nothing but silence is left in the lines and filters. */
  public boolean empty() {
    if (silent < 2 * longest) {
      return false;
    }
    for (int i = 0; i < LINES; i++) {
      if (lowState[i] != 0 || highState[i] != 0) {
        return false;
      }
    }
    return true;
  }

  public void reset() {
    if (sounded) {
      Arrays.fill(ring, 0);
    }
    sounded = false;
    Arrays.fill(lowState, 0);
    Arrays.fill(highState, 0);
    silent = 2 * longest;
    started = false;
    settled = false;
    gliding = 0;
    fade = 0;
    left = 0;
    right = 0;
  }
}
