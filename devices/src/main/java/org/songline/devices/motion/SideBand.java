package org.songline.devices.motion;

import org.songline.dsp.Quantum;
import org.songline.dsp.filter.QuadraturePair;
import org.songline.dsp.filter.StereoLowPass;
import org.songline.dsp.filter.Svf;

/** Moves all frequencies of both sides by their oscillators: one side band of a modulation. */
final class SideBand {
  private static final double LOWEST = 35;
  private static final double IMAGE = 90;

  /** Share of the rate above which nothing is shifted, and below which everything may be. */
  private static final double TOP = 0.47;

  private static final double LEAST_TOP = 0.05;

  private final double rate;
  private final StereoLowPass low = new StereoLowPass();
  private final QuadraturePair pair;
  private final float[][] x = new float[2][Quantum.FRAMES];
  private final float[][] real = new float[2][Quantum.FRAMES];
  private final float[][] imaginary = new float[2][Quantum.FRAMES];

  SideBand(double rate) {
    this.rate = rate;
    pair = new QuadraturePair(rate, LOWEST, IMAGE);
  }

  /** Takes away what a shift of so many hertz would bring beyond half the rate. */
  void guard(int side, double hertz) {
    double top = Math.max(LEAST_TOP, TOP - Math.max(0, hertz) / rate);
    low.tune(side, Svf.warp(top * rate, rate));
  }

  /** Shifts an even number of frames of both sides. */
  void shift(
      float[][] in, int from, int to, ShiftOscillator left, ShiftOscillator right, float[][] out) {
    for (int c = 0; c < 2; c++) {
      System.arraycopy(in[c], from, x[c], from, to - from);
    }
    low.process(x[0], x[1], from, to);
    pair.process(x[0], x[1], from, to, real, imaginary);
    turn(0, from, to, left, out[0]);
    turn(1, from, to, right, out[1]);
  }

  private void turn(int side, int from, int to, ShiftOscillator by, float[] out) {
    float[] re = real[side];
    float[] im = imaginary[side];
    for (int i = from; i < to; i++) {
      out[i] = Math.fma(re[i], by.cos[i], -im[i] * by.sin[i]);
    }
  }

  void flush() {
    low.flush();
    pair.flush();
  }

  boolean empty() {
    return low.empty() && pair.empty();
  }

  void reset() {
    low.reset();
    pair.reset();
  }
}
