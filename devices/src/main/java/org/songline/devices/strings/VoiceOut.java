package org.songline.devices.strings;

import org.songline.devices.Glide;
import org.songline.dsp.Exact;

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

  /**
   * @param times how many samples of a voice make a frame
   */
  VoiceOut(double rate, int times) {
    left = new Glide(rate);
    right = new Glide(rate);
    step = (float) (1 / (GONE * rate * times));
  }

  void start() {
    left.snap();
    right.snap();
    going = false;
    rest = 1;
  }

  /** Silence within five milliseconds from a sample of this quantum on. */
  void go(int sample) {
    if (!going) {
      from = sample;
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
      for (int f = from; f < x.length; f++) {
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
    float lStep = (left.to() - l) / x.length;
    float r = right.from();
    float rStep = (right.to() - r) / x.length;
    for (int f = 0; f < x.length; f++) {
      leftSum[f] = Math.fma(x[f], Math.fma(f, lStep, l), leftSum[f]);
      rightSum[f] = Math.fma(x[f], Math.fma(f, rStep, r), rightSum[f]);
    }
  }
}
