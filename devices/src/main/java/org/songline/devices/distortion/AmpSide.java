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

/** One side of an amplifier, from its input to the output of its power stage, at a high rate. */
final class AmpSide {
  static final int FACTOR = 4;

  private static final double SAG_ATTACK = 0.008;
  private static final double SAG_RELEASE = 0.12;

  /** Share of the supply that full output takes away at full sag. */
  private static final float SAG_DEPTH = 0.5f;

  private final int stages;
  private final Oversampler oversampler;
  private final Averager[] averagers;
  private final OnePole[] couplings;
  private final OnePole[] widths;
  private final float[] fixed;
  private final float driven;
  private final ToneStack stack;
  private final double[] design = new double[ToneStack.SIZE];
  private final float sagAttack;
  private final float sagRelease;
  private float load;

  AmpSide(AmpModel model, double rate) {
    stages = model.stages();
    double high = FACTOR * rate;
    oversampler = new Oversampler(FACTOR, stages + 1);
    averagers = new Averager[stages + 1];
    couplings = new OnePole[stages];
    widths = new OnePole[stages];
    fixed = new float[stages];
    for (int s = 0; s <= stages; s++) {
      averagers[s] = new Averager(oversampler.size());
    }
    for (int s = 0; s < stages; s++) {
      couplings[s] = new OnePole();
      couplings[s].tune(model.coupling(), high);
      widths[s] = new OnePole();
      widths[s].tune(model.width(), high);
    }
    fixed[0] = (float) Exact.gain(model.input());
    fixed[1] = 1;
    if (stages > 2) {
      fixed[2] = (float) Exact.gain(model.third());
    }
    driven = (float) Exact.gain(model.power());
    stack = new ToneStack(model.parts(), high);
    sagAttack = Ballistics.factor(SAG_ATTACK, rate);
    sagRelease = Ballistics.factor(SAG_RELEASE, rate);
  }

  /** Frames by which the oversampling lags. */
  int latency() {
    return oversampler.latency();
  }

  /**
   * Amplifies one side of an interleaved quantum in place.
   *
   * @param at index of the side's first sample
   * @param gains of the gain control, frame by frame
   * @param masters of the master control
   * @param from tone controls at the first frame
   * @param to the same at the end
   * @param sag how much the supply gives in, 0 to 1
   */
  void process(
      float[] x, int at, float[] gains, float[] masters, double[] from, double[] to, float sag) {
    float[] high = oversampler.up(x, at);
    int size = high.length;
    for (int s = 0; s < stages; s++) {
      // Each valve turns the wave over.
      couple(high, couplings[s], -fixed[s], s == 1 ? gains : null);
      averagers[s].take(high, size);
      averagers[s].bend(Curves.TRIODE, high, size);
      widen(high, widths[s]);
    }
    tone(high, from, to, masters);
    averagers[stages].take(high, size);
    averagers[stages].bend(Curves.TAPE, high, size);
    power(high, sag, stages % 2 == 0 ? 1 : -1);
    oversampler.down(x, at);
  }

  private static void couple(float[] high, OnePole pole, float gain, float @Nullable [] gains) {
    for (int i = 0; i < high.length; i++) {
      float more = gains == null ? gain : gain * gains[i / FACTOR];
      high[i] = more * pole.high(high[i]);
    }
  }

  private static void widen(float[] high, OnePole pole) {
    for (int i = 0; i < high.length; i++) {
      high[i] = pole.low(high[i]);
    }
  }

  private void tone(float[] high, double[] from, double[] to, float[] masters) {
    for (int frame = 0; frame < Quantum.FRAMES; frame++) {
      double share = (double) frame / Quantum.FRAMES;
      for (int k = 0; k < ToneStack.SIZE; k++) {
        design[k] = Math.fma(share, to[k] - from[k], from[k]);
      }
      float gain = driven * masters[frame];
      for (int i = frame * FACTOR; i < (frame + 1) * FACTOR; i++) {
        high[i] = gain * (float) stack.step(high[i], design);
      }
    }
  }

  private void power(float[] high, float sag, float sign) {
    float depth = SAG_DEPTH * sag;
    for (int frame = 0; frame < Quantum.FRAMES; frame++) {
      float most = 0;
      float supply = sign * (1f - depth * load);
      for (int i = frame * FACTOR; i < (frame + 1) * FACTOR; i++) {
        most = Math.max(most, Math.abs(high[i]));
        high[i] *= supply;
      }
      load = Ballistics.follow(load, most, sagAttack, sagRelease);
    }
  }

  /** Ends a quantum: whether no charge is left. */
  boolean rests() {
    boolean empty = true;
    for (int s = 0; s < stages; s++) {
      couplings[s].flush();
      widths[s].flush();
      empty &= couplings[s].empty() && widths[s].empty();
    }
    stack.flush();
    load = load >= 1e-6f ? load : 0f;
    return empty && stack.empty() && load == 0;
  }

  void reset() {
    oversampler.reset();
    for (int s = 0; s <= stages; s++) {
      averagers[s].reset();
    }
    for (int s = 0; s < stages; s++) {
      couplings[s].reset();
      widths[s].reset();
    }
    stack.reset();
    load = 0;
  }
}
