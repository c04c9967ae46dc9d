package org.songline.devices.utility;

import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.OnePole;

/** How alike the two sides are, over the last third of a second. */
final class StereoMeter {
  private static final double SECONDS = 0.3;

  /** Power that counts as none: -120 dB. */
  private static final double LEAST = 1e-12;

  private final double factor;
  private double left;
  private double right;
  private double both;

  StereoMeter(double rate) {
    factor = OnePole.smoothing(SECONDS, rate / Quantum.FRAMES);
  }

  void take(float[] audio, int offset) {
    double ll = 0;
    double rr = 0;
    double lr = 0;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      double l = Exact.bounded(audio[offset + 2 * i]);
      double r = Exact.bounded(audio[offset + 2 * i + 1]);
      ll = Math.fma(l, l, ll);
      rr = Math.fma(r, r, rr);
      lr = Math.fma(l, r, lr);
    }
    left = Exact.flush(Math.fma(factor, ll / Quantum.FRAMES - left, left));
    right = Exact.flush(Math.fma(factor, rr / Quantum.FRAMES - right, right));
    both = Exact.flush(Math.fma(factor, lr / Quantum.FRAMES - both, both));
  }

  /** 1 for mono, 0 for sides that have nothing in common, -1 for turned polarity; 0 for silence. */
  float correlation() {
    if (left < LEAST || right < LEAST) {
      return 0;
    }
    return (float) Math.clamp(both / Math.sqrt(left * right), -1, 1);
  }

  /** Share of what differs between the sides in the whole power, in percent; 0 for silence. */
  float sidePercent() {
    double sum = left + right;
    return sum < LEAST ? 0 : (float) Math.clamp(50 * (sum - 2 * both) / sum, 0, 100);
  }

  /** Mean power of both sides. */
  double power() {
    return 0.5 * (left + right);
  }

  boolean empty() {
    return left < LEAST && right < LEAST;
  }

  void reset() {
    left = 0;
    right = 0;
    both = 0;
  }
}
