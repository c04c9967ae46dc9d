package org.songline.devices.sampler;

import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Exact;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;

/**
 * One filter of each of sixteen voices: a two-pole state-variable filter in its trapezoidal form
 * (A. Simper, "Linear trapezoidal integrated state variable filter"), coefficients fixed for the
 * quantum. Filters of one pole are the second integrator alone.
 */
final class FilterStage {
  private static final int L = Quantum.LANES;

  /** The range of cutoffs, absolute cents: 19 Hz to 24 kHz, and never near half the rate. */
  private static final float LOWEST = 1500;

  private static final float HIGHEST = 13800;
  private static final float MOST_OF_RATE = 0.45f;

  /** Hertz of 0 absolute cents. */
  private static final float ABSOLUTE_ZERO = 8.1757989f;

  /** Damping of a filter without a peak, the square root of 2, in decibels. */
  private static final float FLAT = 3.0103f;

  /** State update: s1' = a1 s1 + a2 (x - s2); s2' = s2 + a2 s1 + a3 (x - s2). */
  private final float[] a1 = new float[L];

  private final float[] a2 = new float[L];
  private final float[] a3 = new float[L];

  /** Output: m0 * input + m1 * twice the band + m2 * twice the low. */
  private final float[] m0 = new float[L];

  private final float[] m1 = new float[L];
  private final float[] m2 = new float[L];
  private final float[] s1 = new float[L];
  private final float[] s2 = new float[L];

  /** Voices that have this filter on. */
  int used;

  /** Takes a lane's filter out. */
  void open(int lane) {
    a1[lane] = 0;
    a2[lane] = 0;
    a3[lane] = 0;
    m0[lane] = 1;
    m1[lane] = 0;
    m2[lane] = 0;
    s1[lane] = 0;
    s2[lane] = 0;
  }

  /** Begins a lane's filter as if {@code level} had been there for ever. */
  void begin(int lane, float level) {
    used++;
    s1[lane] = 0;
    s2[lane] = level;
  }

  /**
   * Sets a lane's filter.
   *
   * @param cents cutoff in absolute cents
   * @param q resonance in centibels
   * @param level gain of the whole, as far as the shape has one of its own
   * @param gain of a peak or shelf, decibels
   */
  void tune(
      int lane, Zone.Filter shape, float cents, float q, float level, float gain, float rate) {
    float limited = Math.clamp(cents, LOWEST, HIGHEST);
    float hertz = ABSOLUTE_ZERO * Exact.fastExp2(limited / 1200);
    float g = Exact.fastTan(Math.min(MOST_OF_RATE, hertz / rate));
    if (shape.onePole()) {
      a1[lane] = 0;
      a2[lane] = 0;
      a3[lane] = 2 * g / (1 + g);
      switch (shape) {
        case ONE_HIGH -> mix(lane, 1, 0, -1);
        case ONE_ALL -> mix(lane, -1, 0, 2);
        default -> mix(lane, 0, 0, 1);
      }
      return;
    }
    float k = Exact.fastGain(FLAT - q / 10);
    // Peak and shelves of equal width whatever their gain (Simper).
    float root = shape.boosts() ? Exact.fastGain(gain / 2) : 1;
    switch (shape) {
      case PEAK -> k /= root;
      case LOW_SHELF -> g /= (float) Math.sqrt(root);
      case HIGH_SHELF -> g *= (float) Math.sqrt(root);
      default -> {}
    }
    float c1 = 1 / Math.fma(g, g + k, 1);
    a1[lane] = 2 * c1 - 1;
    a2[lane] = 2 * g * c1;
    a3[lane] = 2 * g * g * c1;
    switch (shape) {
      case HIGH_PASS -> mix(lane, level, -k * level, -level);
      case BAND_PASS -> mix(lane, 0, k * level, 0);
      case NOTCH -> mix(lane, level, -k * level, 0);
      case PEAK -> mix(lane, 1, k * (root * root - 1), 0);
      case LOW_SHELF -> mix(lane, 1, k * (root - 1), root * root - 1);
      case HIGH_SHELF -> {
        float all = root * root;
        mix(lane, all, k * (1 - root) * root, 1 - all);
      }
      default -> mix(lane, 0, 0, level);
    }
  }

  private void mix(int lane, float through, float band, float low) {
    m0[lane] = through;
    m1[lane] = band / 2;
    m2[lane] = low / 2;
  }

  /** Filters a step of lanes from what they read into {@code x}. */
  void first(Partials parts, float[] x, int lane) {
    var c1 = FloatVector.fromArray(Lanes.SPECIES, a1, lane);
    var c2 = FloatVector.fromArray(Lanes.SPECIES, a2, lane);
    var c3 = FloatVector.fromArray(Lanes.SPECIES, a3, lane);
    var k0 = FloatVector.fromArray(Lanes.SPECIES, m0, lane);
    var k1 = FloatVector.fromArray(Lanes.SPECIES, m1, lane);
    var k2 = FloatVector.fromArray(Lanes.SPECIES, m2, lane);
    var ic1 = FloatVector.fromArray(Lanes.SPECIES, s1, lane);
    var ic2 = FloatVector.fromArray(Lanes.SPECIES, s2, lane);
    for (int n = 0; n < Quantum.FRAMES; n++) {
      var v0 = Partials.vector(parts.data, n, lane);
      var v3 = v0.sub(ic2);
      var next1 = c2.fma(v3, c1.mul(ic1));
      var next2 = c3.fma(v3, c2.fma(ic1, ic2));
      var twice = k1.fma(ic1.add(next1), k2.mul(ic2.add(next2)));
      k0.fma(v0, twice).intoArray(x, n * L + lane);
      ic1 = next1;
      ic2 = next2;
    }
    ic1.intoArray(s1, lane);
    ic2.intoArray(s2, lane);
  }

  /** Filters one lane in place. */
  void one(float[] x, int lane) {
    float c1 = a1[lane];
    float c2 = a2[lane];
    float c3 = a3[lane];
    float k0 = m0[lane];
    float k1 = m1[lane];
    float k2 = m2[lane];
    float i1 = s1[lane];
    float i2 = s2[lane];
    for (int i = lane; i < Quantum.FRAMES * L; i += L) {
      float v3 = x[i] - i2;
      float next1 = Math.fma(c2, v3, c1 * i1);
      float next2 = Math.fma(c3, v3, Math.fma(c2, i1, i2));
      float twice = Math.fma(k1, i1 + next1, k2 * (i2 + next2));
      x[i] = Math.fma(k0, x[i], twice);
      i1 = next1;
      i2 = next2;
    }
    s1[lane] = i1;
    s2[lane] = i2;
  }

  void flush() {
    for (int lane = 0; lane < L; lane++) {
      s1[lane] = Exact.flush(s1[lane]);
      s2[lane] = Exact.flush(s2[lane]);
    }
  }
}
