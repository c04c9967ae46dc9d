package org.songline.devices.strings;

import org.songline.devices.Glide;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/**
 * What stands between a voice and the sum: its gain, its place, and a quick end when it must go.
 */
final class VoiceOut {
  private static final double GONE = 0.005;

  private final Glide left;
  private final Glide right;
  private final float step;
  private boolean going;
  private float rest;
  private int from;

  VoiceOut(double rate) {
    left = new Glide(rate);
    right = new Glide(rate);
    step = (float) (1 / (GONE * rate));
  }

  void start() {
    left.snap();
    right.snap();
    going = false;
    rest = 1;
  }

  /** Silence within five milliseconds from a frame of this quantum on. */
  void go(int frame) {
    if (!going) {
      from = frame;
    }
    going = true;
  }

  /** Whether the quick end is over. */
  boolean gone() {
    return rest == 0;
  }

  /**
   * Adds a voice's quantum to the sums.
   *
   * @param decibels of gain
   * @param pan -1 to 1, at constant power, 0 dB in the centre
   */
  void add(float[] x, float[] leftSum, float[] rightSum, float decibels, float pan) {
    if (going) {
      for (int f = from; f < Quantum.FRAMES; f++) {
        rest = Math.max(0f, rest - step);
        x[f] *= rest;
      }
      from = 0;
    }
    float level = Exact.fastGain(decibels) * 1.41421356f;
    float turns = 0.125f * (1 + Math.clamp(pan, -1f, 1f));
    float toLeft = level * Exact.fastCos(turns);
    float toRight = level * Exact.fastSin(turns);
    left.next(toLeft, toLeft);
    right.next(toRight, toRight);
    float l = left.from();
    float lStep = (left.to() - l) / Quantum.FRAMES;
    float r = right.from();
    float rStep = (right.to() - r) / Quantum.FRAMES;
    for (int f = 0; f < Quantum.FRAMES; f++) {
      leftSum[f] = Math.fma(x[f], Math.fma(f, lStep, l), leftSum[f]);
      rightSum[f] = Math.fma(x[f], Math.fma(f, rStep, r), rightSum[f]);
    }
  }
}
