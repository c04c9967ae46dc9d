package org.songline.devices.equalizer;

import static org.songline.devices.equalizer.FilterShape.*;

import java.util.Arrays;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Ladder;
import org.songline.dsp.filter.Svf;

/** One side of a filter: its circuits, run over a quantum at the rate of the filter. */
final class FilterChannel {
  private final Svf single = new Svf();
  private final Svf steep = new Svf();
  private final Svf sharp = new Svf();
  private final Ladder ladder = new Ladder();
  private final float[] driven;
  private final int length;
  private final int shift;

  /**
   * @param length samples in a quantum
   * @param shift 1 when two samples share a cutoff, else 0
   */
  FilterChannel(int length, int shift) {
    this.length = length;
    this.shift = shift;
    driven = new float[length];
  }

  /**
   * Filters {@code x[0..length)} in place.
   *
   * @param cutoffs one for each frame
   * @param still whether the first cutoff stands for all
   */
  void run(float[] x, float[] cutoffs, boolean still, FilterShape shape) {
    wake(shape);
    drive(x, shape);
    Arrays.fill(x, 0f);
    if (shape.live[CLEAN_12]) {
      clean12(x, cutoffs, still, shape);
    }
    if (shape.live[CLEAN_24]) {
      clean24(x, cutoffs, still, shape);
    }
    if (shape.live[LADDER]) {
      ladder(x, cutoffs, still, shape);
    }
  }

  /**
   * Filters an interleaved stereo quantum in place while nothing moves, both sides at once, with
   * the bits of {@link #run}.
   */
  static void runStill(
      FilterChannel left, FilterChannel right, float[] x, float cutoff, FilterShape shape) {
    left.wake(shape);
    right.wake(shape);
    float low = shape.from[LOW];
    float band = shape.from[BAND];
    float high = shape.from[HIGH];
    if (shape.live[LADDER]) {
      ladders(left.ladder, right.ladder, x, cutoff, shape);
      return;
    }
    if (shape.bend != 0) {
      for (int i = 0; i < Quantum.SAMPLES; i++) {
        x[i] = bent(x[i], shape.bend);
      }
    }
    if (shape.live[CLEAN_12]) {
      both(left.single, right.single, x, cutoff, shape.damping, low, band * shape.lift, high);
    } else {
      both(left.steep, right.steep, x, cutoff, STEEP, low, band, high);
      both(left.sharp, right.sharp, x, cutoff, shape.sharp, low, band * shape.lift, high);
    }
  }

  private static void both(
      Svf left,
      Svf right,
      float[] x,
      float cutoff,
      float damping,
      float low,
      float band,
      float high) {
    left.tune(cutoff, damping);
    right.tune(cutoff, damping);
    Svf.run(left, right, x, low, band * damping, high);
  }

  private static void ladders(
      Ladder left, Ladder right, float[] x, float cutoff, FilterShape shape) {
    left.tune(cutoff, shape.feedback);
    right.tune(cutoff, shape.feedback);
    float w0 = shape.from[POLES];
    float w1 = shape.from[POLES + 1];
    float w2 = shape.from[POLES + 2];
    float w3 = shape.from[POLES + 3];
    float w4 = shape.from[POLES + 4];
    for (int i = 0; i < Quantum.SAMPLES; i += 2) {
      left.step(x[i] * shape.bass);
      right.step(x[i + 1] * shape.bass);
      x[i] = left.sum(w0, w1, w2, w3, w4);
      x[i + 1] = right.sum(w0, w1, w2, w3, w4);
    }
  }

  /** A circuit that begins to sound begins empty, and fades in. */
  private void wake(FilterShape shape) {
    if (shape.woken[CLEAN_12]) {
      single.reset();
    }
    if (shape.woken[CLEAN_24]) {
      steep.reset();
      sharp.reset();
    }
    if (shape.woken[LADDER]) {
      ladder.reset();
    }
  }

  private void drive(float[] x, FilterShape shape) {
    float louder = (shape.inputTo - shape.input) / length;
    for (int i = 0; i < length; i++) {
      driven[i] = x[i] * Math.fma(i, louder, shape.input);
    }
  }

  private static float bent(float x, float bend) {
    return x / (float) Math.sqrt(Math.fma(bend * x, x, 1f));
  }

  private void clean12(float[] y, float[] cutoffs, boolean still, FilterShape shape) {
    float per = 1f / length;
    float dDamping = (shape.dampingTo - shape.damping) * per;
    float dShare = (shape.shareTo[CLEAN_12] - shape.share[CLEAN_12]) * per;
    float dBend = (shape.bendTo - shape.bend) * per;
    float dLift = (shape.liftTo - shape.lift) * per;
    float dLow = (shape.to[LOW] - shape.from[LOW]) * per;
    float dBand = (shape.to[BAND] - shape.from[BAND]) * per;
    float dHigh = (shape.to[HIGH] - shape.from[HIGH]) * per;
    boolean tuned = still && dDamping == 0;
    boolean bends = shape.bend != 0 || shape.bendTo != 0;
    single.tune(cutoffs[0], shape.damping);
    for (int i = 0; i < length; i++) {
      if (!tuned) {
        float cutoff = still ? cutoffs[0] : cutoffs[i >> shift];
        single.tune(cutoff, Math.fma(i, dDamping, shape.damping));
      }
      float x = driven[i];
      single.step(bends ? bent(x, Math.fma(i, dBend, shape.bend)) : x);
      float sum = Math.fma(i, dLow, shape.from[LOW]) * single.low();
      float band = Math.fma(i, dBand, shape.from[BAND]) * Math.fma(i, dLift, shape.lift);
      sum = Math.fma(band * single.damping(), single.band(), sum);
      sum = Math.fma(Math.fma(i, dHigh, shape.from[HIGH]), single.high(), sum);
      y[i] = Math.fma(Math.fma(i, dShare, shape.share[CLEAN_12]), sum, y[i]);
    }
  }

  private void clean24(float[] y, float[] cutoffs, boolean still, FilterShape shape) {
    float per = 1f / length;
    float dSharp = (shape.sharpTo - shape.sharp) * per;
    float dShare = (shape.shareTo[CLEAN_24] - shape.share[CLEAN_24]) * per;
    float dBend = (shape.bendTo - shape.bend) * per;
    float dLift = (shape.liftTo - shape.lift) * per;
    float dLow = (shape.to[LOW] - shape.from[LOW]) * per;
    float dBand = (shape.to[BAND] - shape.from[BAND]) * per;
    float dHigh = (shape.to[HIGH] - shape.from[HIGH]) * per;
    boolean tuned = still && dSharp == 0;
    boolean bends = shape.bend != 0 || shape.bendTo != 0;
    steep.tune(cutoffs[0], STEEP);
    sharp.tune(cutoffs[0], shape.sharp);
    for (int i = 0; i < length; i++) {
      if (!tuned) {
        float cutoff = still ? cutoffs[0] : cutoffs[i >> shift];
        steep.tune(cutoff, STEEP);
        sharp.tune(cutoff, Math.fma(i, dSharp, shape.sharp));
      }
      float x = driven[i];
      float low = Math.fma(i, dLow, shape.from[LOW]);
      float band = Math.fma(i, dBand, shape.from[BAND]);
      float high = Math.fma(i, dHigh, shape.from[HIGH]);
      steep.step(bends ? bent(x, Math.fma(i, dBend, shape.bend)) : x);
      float sum = Math.fma(band * steep.damping(), steep.band(), low * steep.low());
      sharp.step(Math.fma(high, steep.high(), sum));
      band *= Math.fma(i, dLift, shape.lift);
      sum = Math.fma(band * sharp.damping(), sharp.band(), low * sharp.low());
      sum = Math.fma(high, sharp.high(), sum);
      y[i] = Math.fma(Math.fma(i, dShare, shape.share[CLEAN_24]), sum, y[i]);
    }
  }

  private void ladder(float[] y, float[] cutoffs, boolean still, FilterShape shape) {
    float per = 1f / length;
    float dFeedback = (shape.feedbackTo - shape.feedback) * per;
    float dShare = (shape.shareTo[LADDER] - shape.share[LADDER]) * per;
    float dBass = (shape.bassTo - shape.bass) * per;
    float w0 = shape.from[POLES];
    float w1 = shape.from[POLES + 1];
    float w2 = shape.from[POLES + 2];
    float w3 = shape.from[POLES + 3];
    float w4 = shape.from[POLES + 4];
    float d0 = (shape.to[POLES] - w0) * per;
    float d1 = (shape.to[POLES + 1] - w1) * per;
    float d2 = (shape.to[POLES + 2] - w2) * per;
    float d3 = (shape.to[POLES + 3] - w3) * per;
    float d4 = (shape.to[POLES + 4] - w4) * per;
    boolean tuned = still && dFeedback == 0;
    ladder.tune(cutoffs[0], shape.feedback);
    for (int i = 0; i < length; i++) {
      if (!tuned) {
        float cutoff = still ? cutoffs[0] : cutoffs[i >> shift];
        ladder.tune(cutoff, Math.fma(i, dFeedback, shape.feedback));
      }
      ladder.step(driven[i] * Math.fma(i, dBass, shape.bass));
      float sum =
          ladder.sum(
              Math.fma(i, d0, w0),
              Math.fma(i, d1, w1),
              Math.fma(i, d2, w2),
              Math.fma(i, d3, w3),
              Math.fma(i, d4, w4));
      y[i] = Math.fma(Math.fma(i, dShare, shape.share[LADDER]), sum, y[i]);
    }
  }

  /** Ends a quantum. */
  void flush() {
    single.flush();
    steep.flush();
    sharp.flush();
    ladder.flush();
  }

  boolean empty(FilterShape shape) {
    return (!shape.live[CLEAN_12] || single.empty())
        && (!shape.live[CLEAN_24] || (steep.empty() && sharp.empty()))
        && (!shape.live[LADDER] || ladder.empty());
  }

  void reset() {
    single.reset();
    steep.reset();
    sharp.reset();
    ladder.reset();
  }
}
