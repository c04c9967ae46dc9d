package org.songline.devices.motion;

import org.songline.devices.SongPhase;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;

/** The oscillator of one side of the frequency shifter, a quantum at a time. */
final class ShiftOscillator {
  /** Most by which it goes faster or slower to be in place, in hertz. */
  private static final double HASTE = 0.25;

  /** Frames that are made side by side. */
  private static final int ABREAST = 4;

  final float[] cos = new float[Quantum.FRAMES];
  final float[] sin = new float[Quantum.FRAMES];
  private final double[] re = new double[ABREAST];
  private final double[] im = new double[ABREAST];
  private final double rate;
  private final SongPhase phase;
  private double start;
  private double step;
  private double bend;

  ShiftOscillator(double rate) {
    this.rate = rate;
    phase = new SongPhase(HASTE * Quantum.FRAMES / rate);
  }

  /** Takes the shift in hertz of a quantum that starts at a frame of the song. */
  void next(long frame, double from, double to) {
    double cycles = 0.5 * (from + to) / rate * Quantum.FRAMES;
    phase.next(frame * from / rate, cycles);
    start = phase.from() - Math.rint(phase.from());
    bend = (to - from) / (2 * Quantum.FRAMES * rate);
    step = (phase.to() - phase.from()) / Quantum.FRAMES - bend * Quantum.FRAMES;
  }

  /** Whether it stands and turns in this quantum as another does. */
  boolean like(ShiftOscillator other) {
    return start == other.start && step == other.step && bend == other.bend;
  }

  /** Fills {@link #cos} and {@link #sin}. */
  void fill() {
    if (bend == 0) {
      turn();
      return;
    }
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float turns = turns(i);
      cos[i] = Exact.fastCos(turns);
      sin[i] = Exact.fastSin(turns);
    }
  }

  /** A steady shift: each frame is that some frames before it, turned. */
  private void turn() {
    for (int k = 0; k < ABREAST; k++) {
      double turns = Math.fma(k, step, start);
      turns -= Math.rint(turns);
      re[k] = Exact.cosTurns(turns);
      im[k] = Exact.sinTurns(turns);
    }
    double turns = ABREAST * step;
    turns -= Math.rint(turns);
    double c = Exact.cosTurns(turns);
    double s = Exact.sinTurns(turns);
    for (int i = 0; i < Quantum.FRAMES; i += ABREAST) {
      for (int k = 0; k < ABREAST; k++) {
        double x = re[k];
        double y = im[k];
        cos[i + k] = (float) x;
        sin[i + k] = (float) y;
        re[k] = Math.fma(x, c, -y * s);
        im[k] = Math.fma(y, c, x * s);
      }
    }
  }

  /** Turns of the oscillator at a frame of the quantum. */
  float turns(int frame) {
    double turns = Math.fma(Math.fma(bend, frame, step), frame, start);
    return (float) (turns - Math.rint(turns));
  }

  void snap() {
    phase.snap();
  }
}
