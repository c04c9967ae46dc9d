package org.songline.devices.utility;

import org.songline.dsp.Quantum;

/**
 * Two sides out of two, each a sum of both with gains that move in straight lines. When the gains
 * are those of a wire no bit changes.
 */
final class StereoMatrix {
  /** Places: left from left, left from right, right from left, right from right. */
  static final int LL = 0;

  static final int LR = 1;
  static final int RL = 2;
  static final int RR = 3;
  static final int SIZE = 4;

  /** Gains at the start of the quantum and after it, for the device to set. */
  final float[] start = {1, 0, 0, 1};

  final float[] end = {1, 0, 0, 1};

  void apply(float[] audio, int offset) {
    float ll = start[LL];
    float lr = start[LR];
    float rl = start[RL];
    float rr = start[RR];
    float dll = (end[LL] - ll) / Quantum.FRAMES;
    float dlr = (end[LR] - lr) / Quantum.FRAMES;
    float drl = (end[RL] - rl) / Quantum.FRAMES;
    float drr = (end[RR] - rr) / Quantum.FRAMES;
    if (ll == 1 && rr == 1 && lr == 0 && rl == 0 && dll == 0 && dlr == 0 && drl == 0 && drr == 0) {
      return;
    }
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = offset + 2 * i;
      float l = audio[at];
      float r = audio[at + 1];
      audio[at] = Math.fma(i, dll, ll) * l + Math.fma(i, dlr, lr) * r;
      audio[at + 1] = Math.fma(i, drl, rl) * l + Math.fma(i, drr, rr) * r;
    }
  }

  /**
   * Writes the matrix of polarity, swap, width and balance, in that order.
   *
   * @param m receives it
   * @param balance -100 to 100: turns down the left above 0
   * @param mid gain of what both sides share
   * @param side gain of what differs between them
   * @param left 1 to turn the left side over, 0 not to
   * @param right the same for the right side
   * @param swap 1 to exchange the sides, 0 not to
   */
  static void write(
      float[] m, float balance, float mid, float side, float left, float right, float swap) {
    float l = 1 - 2 * left;
    float r = 1 - 2 * right;
    float same = 0.5f * mid + 0.5f * side;
    float other = 0.5f * mid - 0.5f * side;
    float near = same + swap * (other - same);
    float far = other + swap * (same - other);
    float leftGain = Math.min(1f, 1f - 0.01f * balance);
    float rightGain = Math.min(1f, 1f + 0.01f * balance);
    m[LL] = leftGain * near * l;
    m[LR] = leftGain * far * r;
    m[RL] = rightGain * far * l;
    m[RR] = rightGain * near * r;
  }

  /** Puts another matrix behind {@code m}. */
  static void then(float[] m, float ll, float lr, float rl, float rr) {
    float a = ll * m[LL] + lr * m[RL];
    float b = ll * m[LR] + lr * m[RR];
    float c = rl * m[LL] + rr * m[RL];
    float d = rl * m[LR] + rr * m[RR];
    m[LL] = a;
    m[LR] = b;
    m[RL] = c;
    m[RR] = d;
  }
}
