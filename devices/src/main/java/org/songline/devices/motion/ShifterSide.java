package org.songline.devices.motion;

import org.songline.devices.SongPhase;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.DelayLine;
import org.songline.dsp.filter.QuadraturePair;
import org.songline.dsp.filter.Svf;

/** One side of the frequency shifter: its oscillator, its quadrature pair and its loop. */
final class ShifterSide {
  private static final double LOWEST = 35;
  private static final double IMAGE = 90;

  /** Most by which the oscillator goes faster or slower to be in place, in hertz. */
  private static final double HASTE = 0.25;

  /** Share of the rate above which nothing is shifted. */
  private static final double TOP = 0.47;

  private static final float STEEP = 0.76536686f;
  private static final float ROUND = 1.847759f;

  private final double rate;
  private final QuadraturePair pair;
  private final SongPhase phase;
  private final Svf first = new Svf();
  private final Svf second = new Svf();
  final DelayLine line;
  private double start;
  private double step;
  private double bend;

  ShifterSide(double rate, int longest) {
    this.rate = rate;
    pair = new QuadraturePair(rate, LOWEST, IMAGE);
    phase = new SongPhase(HASTE * Quantum.FRAMES / rate);
    line = new DelayLine(longest);
  }

  /** Takes the shift of a quantum that starts at a frame of the song. */
  void next(long frame, double from, double to) {
    double cycles = 0.5 * (from + to) / rate * Quantum.FRAMES;
    phase.next(frame * from / rate, cycles);
    start = phase.from() - Math.rint(phase.from());
    bend = (to - from) / (2 * Quantum.FRAMES * rate);
    step = (phase.to() - phase.from()) / Quantum.FRAMES - bend * Quantum.FRAMES;
    // What would be shifted beyond half the rate is taken away before.
    double top = Math.max(0.05, TOP - Math.max(0, Math.max(from, to)) / rate);
    float cutoff = Svf.warp(top * rate, rate);
    first.tune(cutoff, STEEP);
    second.tune(cutoff, ROUND);
  }

  /** Turns of the oscillator at a frame of the quantum. */
  float turns(int frame) {
    double turns = Math.fma(Math.fma(bend, frame, step), frame, start);
    return (float) (turns - Math.rint(turns));
  }

  /** The next sample, shifted. */
  float shifted(float x, float turns) {
    first.step(x);
    second.step(first.low());
    pair.step(second.low());
    float cos = Exact.fastCos(turns);
    float sin = Exact.fastSin(turns);
    return Math.fma(pair.real(), cos, -pair.imaginary() * sin);
  }

  /** Forgets what the shifter heard, while it is not heard itself. */
  void rest() {
    pair.reset();
    first.reset();
    second.reset();
  }

  void flush() {
    pair.flush();
    first.flush();
    second.flush();
  }

  boolean empty() {
    return pair.empty() && first.empty() && second.empty();
  }

  void snap() {
    phase.snap();
  }

  void reset() {
    rest();
    line.reset();
  }
}
