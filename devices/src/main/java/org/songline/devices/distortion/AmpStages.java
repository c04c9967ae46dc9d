package org.songline.devices.distortion;

import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.filter.OnePole;
import org.songline.dsp.filter.ToneStack;
import org.songline.dsp.oversample.Oversampler;
import org.songline.dsp.shape.Averager;
import org.songline.dsp.shape.Curves;
import org.songline.dsp.shape.Shape;

/**
 * An amplifier for each side, from its input to the output of its power stage, at a high rate. The
 * sides do not hear each other, but run in step: filters wait for themselves, and so each side
 * works while the other waits.
 */
final class AmpStages {
  static final int FACTOR = 4;

  private static final double SAG_ATTACK = 0.008;
  private static final double SAG_RELEASE = 0.12;

  /** Share of the supply that full output takes away at full sag. */
  private static final float SAG_DEPTH = 0.5f;

  /** Load below which the supply has recovered. */
  private static final float LEAST_LOAD = 1e-6f;

  private final int stages;
  private final Side left;
  private final Side right;
  private final float[] fixed;
  private final float driven;
  private final double[] design = new double[ToneStack.SIZE];
  private final float sagAttack;
  private final float sagRelease;

  /** What one side has for itself. */
  private static final class Side {
    final Oversampler oversampler;
    final Averager[] averagers;
    final OnePole[] couplings;
    final OnePole[] widths;
    final ToneStack stack;
    final float[] lows;
    float load;

    Side(AmpModel model, double rate) {
      int stages = model.stages();
      double high = FACTOR * rate;
      oversampler = new Oversampler(FACTOR, stages + 1);
      averagers = new Averager[stages + 1];
      couplings = new OnePole[stages];
      widths = new OnePole[stages];
      for (int s = 0; s <= stages; s++) {
        averagers[s] = new Averager(oversampler.size());
      }
      for (int s = 0; s < stages; s++) {
        couplings[s] = new OnePole();
        couplings[s].tune(model.coupling(), high);
        widths[s] = new OnePole();
        widths[s].tune(model.width(), high);
      }
      stack = new ToneStack(model.parts(), high);
      lows = new float[oversampler.size()];
    }

    boolean rests() {
      boolean empty = true;
      for (int s = 0; s < couplings.length; s++) {
        couplings[s].flush();
        widths[s].flush();
        empty &= couplings[s].empty() && widths[s].empty();
      }
      stack.flush();
      load = load >= LEAST_LOAD ? load : 0f;
      return empty && stack.empty() && load == 0;
    }

    void reset() {
      oversampler.reset();
      for (int s = 0; s < averagers.length; s++) {
        averagers[s].reset();
      }
      for (int s = 0; s < couplings.length; s++) {
        couplings[s].reset();
        widths[s].reset();
      }
      stack.reset();
      load = 0;
    }
  }

  AmpStages(AmpModel model, double rate) {
    stages = model.stages();
    left = new Side(model, rate);
    right = new Side(model, rate);
    fixed = new float[stages];
    fixed[0] = (float) Exact.gain(model.input());
    fixed[1] = 1;
    if (stages > 2) {
      fixed[2] = (float) Exact.gain(model.third());
    }
    driven = (float) Exact.gain(model.power());
    sagAttack = Ballistics.factor(SAG_ATTACK, rate);
    sagRelease = Ballistics.factor(SAG_RELEASE, rate);
  }

  /** Frames by which the oversampling lags. */
  int latency() {
    return left.oversampler.latency();
  }

  /**
   * Designs the tone controls; see {@link ToneStack#design}.
   *
   * @param target receives {@link ToneStack#SIZE} numbers
   */
  void design(double bass, double middle, double treble, double[] target) {
    left.stack.design(bass, middle, treble, target);
  }

  /**
   * Amplifies an interleaved quantum in place.
   *
   * @param gains of the gain control, frame by frame
   * @param masters of the master control
   * @param from tone controls at the first frame
   * @param to the same at the end
   * @param sag how much the supply gives in, 0 to 1
   */
  void process(float[] x, float[] gains, float[] masters, double[] from, double[] to, float sag) {
    float[] l = left.oversampler.up(x, 0);
    float[] r = right.oversampler.up(x, 1);
    for (int s = 0; s < stages; s++) {
      OnePole.low(left.couplings[s], l, left.lows, right.couplings[s], r, right.lows);
      // Each valve turns the wave over.
      drive(l, left.lows, -fixed[s], s == 1 ? gains : null);
      drive(r, right.lows, -fixed[s], s == 1 ? gains : null);
      bend(left.averagers[s], Curves.TRIODE, l);
      bend(right.averagers[s], Curves.TRIODE, r);
      OnePole.low(left.widths[s], l, l, right.widths[s], r, r);
    }
    tone(l, r, from, to, masters);
    bend(left.averagers[stages], Curves.TAPE, l);
    bend(right.averagers[stages], Curves.TAPE, r);
    float sign = stages % 2 == 0 ? 1 : -1;
    power(left, l, sag, sign);
    power(right, r, sag, sign);
    left.oversampler.down(x, 0);
    right.oversampler.down(x, 1);
  }

  /** What a coupling capacitor lets pass, driven into the next valve. */
  private static void drive(float[] high, float[] lows, float gain, float @Nullable [] gains) {
    for (int frame = 0; frame < Quantum.FRAMES; frame++) {
      float more = gains == null ? gain : gain * gains[frame];
      for (int i = frame * FACTOR; i < (frame + 1) * FACTOR; i++) {
        high[i] = more * (high[i] - lows[i]);
      }
    }
  }

  private static void bend(Averager averager, Shape curve, float[] high) {
    averager.take(high, high.length);
    averager.bend(curve, high, high.length);
  }

  private void tone(float[] l, float[] r, double[] from, double[] to, float[] masters) {
    for (int frame = 0; frame < Quantum.FRAMES; frame++) {
      double share = (double) frame / Quantum.FRAMES;
      for (int k = 0; k < ToneStack.SIZE; k++) {
        design[k] = Math.fma(share, to[k] - from[k], from[k]);
      }
      int at = frame * FACTOR;
      float gain = driven * masters[frame];
      ToneStack.process(left.stack, l, right.stack, r, at, at + FACTOR, design, gain);
    }
  }

  private void power(Side side, float[] high, float sag, float sign) {
    float depth = SAG_DEPTH * sag;
    float load = side.load;
    for (int frame = 0; frame < Quantum.FRAMES; frame++) {
      float most = 0;
      float supply = sign * (1f - depth * load);
      for (int i = frame * FACTOR; i < (frame + 1) * FACTOR; i++) {
        most = Math.max(most, Math.abs(high[i]));
        high[i] *= supply;
      }
      load = Ballistics.follow(load, most, sagAttack, sagRelease);
    }
    side.load = load;
  }

  /** Ends a quantum: whether no charge is left. */
  boolean rests() {
    boolean empty = left.rests();
    return right.rests() && empty;
  }

  void reset() {
    left.reset();
    right.reset();
  }
}
