package org.songline.dsp.limiter;

import java.util.Arrays;

/**
 * Turns the gains that single frames need into a smooth gain that is never above any of them.
 *
 * <p>The gain falls at once and recovers on the faster or slower of two paths, whichever is lower:
 * a fast one that forgets a lone transient, and a slow one that follows the gain held over the last
 * 12 ms, so that a steady tone down to 42 Hz sees a constant gain and is not distorted. The minimum
 * of that over a window ahead, averaged by two boxes that together span the window, is smooth and
 * still below every need: each averaged minimum had the frame in its window. The boxes sum whole
 * numbers, so nothing drifts and an unneeded limiter has a gain of exactly 1.
 */
final class GainCurve {
  private static final long ONE = 1L << 36;

  /** From here a gain that has nothing to do becomes 1: a step of -120 dB. */
  private static final double NEARLY_ONE = 1 - 1e-6;

  private final WindowMinimum ahead;
  private final WindowMinimum held;
  private final long[] first;
  private final long[] second;
  private final double full;
  private int firstAt;
  private int secondAt;
  private long firstSum;
  private long secondSum;
  private double fast;
  private double slow;

  /**
   * @param box length of each averaging box; the window ahead is {@code 2 * box - 1}
   * @param hold frames over which the slow path holds
   */
  GainCurve(int box, int hold) {
    ahead = new WindowMinimum(2 * box - 1);
    held = new WindowMinimum(hold);
    first = new long[box];
    second = new long[box];
    full = (double) (ONE * box * box);
    reset();
  }

  void reset() {
    ahead.reset();
    held.reset();
    Arrays.fill(first, ONE);
    Arrays.fill(second, ONE * first.length);
    firstSum = ONE * first.length;
    secondSum = firstSum * second.length;
    firstAt = 0;
    secondAt = 0;
    fast = 1;
    slow = 1;
  }

  /** Becomes as another curve of the same lengths. */
  void copy(GainCurve other) {
    ahead.copy(other.ahead);
    held.copy(other.held);
    System.arraycopy(other.first, 0, first, 0, first.length);
    System.arraycopy(other.second, 0, second, 0, second.length);
    firstAt = other.firstAt;
    secondAt = other.secondAt;
    firstSum = other.firstSum;
    secondSum = other.secondSum;
    fast = other.fast;
    slow = other.slow;
  }

  /** Whether the gain is 1, and stays so while no frame needs less and none was held lately. */
  boolean resting() {
    return fast == 1 && slow == 1 && (double) secondSum == full;
  }

  /**
   * @param need the largest gain that the newest frame may have
   * @param fastRate share of the way back that the fast path makes in one frame
   * @param slowRate the same for the slow path, both ways
   * @return the gain for the frame {@code 2 * box - 2} before the newest
   */
  double next(double need, double fastRate, double slowRate) {
    fast = Math.min(need, fast + (1 - fast) * fastRate);
    if (fast > NEARLY_ONE) {
      fast = need < 1 ? fast : 1;
    }
    // Numbers above 0 are in the order of their bits.
    double hold = Double.longBitsToDouble(held.push(Double.doubleToRawLongBits(need)));
    slow += (hold - slow) * slowRate;
    if (hold == 1 && slow > NEARLY_ONE) {
      slow = 1;
    }
    long low = ahead.push((long) (Math.min(fast, slow) * ONE));
    firstSum += low - first[firstAt];
    first[firstAt] = low;
    firstAt = firstAt + 1 == first.length ? 0 : firstAt + 1;
    secondSum += firstSum - second[secondAt];
    second[secondAt] = firstSum;
    secondAt = secondAt + 1 == second.length ? 0 : secondAt + 1;
    return (double) secondSum / full;
  }
}
