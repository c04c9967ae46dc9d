package org.songline.measure.pitch;

import org.songline.dsp.Quantum;

/**
 * Follows the pitch of one voice a hundred times a second. Two trackers listen: one that hears low
 * notes, for which it needs a long window that blurs vibrato; and one for higher notes, with a
 * short window. Where both hear the same, the quick one is believed. Memory grows by 150 KB a
 * minute.
 */
public final class PitchMeter {
  private static final double HOP_SECONDS = 0.01;
  private static final double LOWEST_HERTZ = 40;
  private static final double QUICK_LOWEST_HERTZ = 140;
  private static final double HIGHEST_HERTZ = 2200;
  private static final double HIGHEST_SHARE = 0.1;

  /** From here on the quick tracker has room for the period: 155 Hz. */
  private static final double QUICK_KEY = 50.9;

  private static final double SAME_KEYS = 1.5;
  private static final double CLEARER = 0.05;

  private final double rate;
  private final int hop;
  private final Looks deep;
  private final Looks quick;
  private final float[] quantum = new float[Quantum.FRAMES];
  private int fill;
  private long taken;
  private long frames;

  /**
   * @param sampleRate in Hz, 4000 or more
   */
  public PitchMeter(int sampleRate) {
    rate = sampleRate;
    double highest = Math.min(HIGHEST_HERTZ, HIGHEST_SHARE * rate);
    hop = Quantum.FRAMES * (int) Math.max(1, Math.rint(HOP_SECONDS * rate / Quantum.FRAMES));
    deep = new Looks(rate, LOWEST_HERTZ, highest, hop);
    quick = new Looks(rate, QUICK_LOWEST_HERTZ, highest, hop);
  }

  /** Takes the next frames of one or the mean of two channels; all samples must be finite. */
  public void accept(float[][] planar, int count) {
    float[] left = planar[0];
    float[] right = planar.length > 1 ? planar[1] : left;
    for (int i = 0; i < count; i++) {
      take(0.5f * (left[i] + right[i]));
    }
    frames += count;
  }

  private void take(float x) {
    quantum[fill++] = x;
    if (fill == Quantum.FRAMES) {
      deep.take(taken, quantum);
      quick.take(taken, quantum);
      taken += Quantum.FRAMES;
      fill = 0;
    }
  }

  /** Ends the stream and gives the pitch over time. */
  public Voice finish() {
    for (int i = 0; i < deep.delay() + 2 * hop; i++) {
      take(0);
    }
    int from = 0;
    while (from < quick.count() && quick.frame(from) < 0) {
      from++;
    }
    int to = from;
    while (to < quick.count() && quick.frame(to) < frames) {
      to++;
    }
    double[] keys = new double[to - from];
    double[] clarity = new double[to - from];
    double[] level = new double[to - from];
    for (int i = 0; i < keys.length; i++) {
      int at = from + i;
      int below = deep.near(quick.frame(at));
      double low = deep.key(quick.frame(at));
      boolean quickly = quickly(low, deep.clarity(below), quick.key(at), quick.clarity(at));
      keys[i] = quickly ? quick.key(at) : low;
      clarity[i] = quickly ? quick.clarity(at) : deep.clarity(below);
      level[i] = quick.level(at);
    }
    double first = from < quick.count() ? quick.frame(from) / rate : 0;
    return Voice.of(new PitchCurve(first, hop / rate, keys, clarity), level);
  }

  /** Whether the quick tracker is to be believed. */
  private static boolean quickly(double deep, double deepClarity, double quick, double clarity) {
    if (Double.isNaN(quick)) {
      return false;
    }
    if (Double.isNaN(deep)) {
      return true;
    }
    if (deep < QUICK_KEY) {
      return false;
    }
    return Math.abs(quick - deep) < SAME_KEYS || clarity > deepClarity + CLEARER;
  }
}
