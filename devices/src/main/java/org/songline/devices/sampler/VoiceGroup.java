package org.songline.devices.sampler;

import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Exact;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;

/**
 * Sixteen voices side by side: filter, gain and panning of one quantum, added up lane by lane. The
 * filter is a two-pole state-variable filter in its trapezoidal form (A. Simper, "Linear
 * trapezoidal integrated state variable filter"), coefficients fixed for the quantum; gains go in
 * straight lines between nodes every {@value #NODE_FRAMES} frames.
 */
final class VoiceGroup {
  /** Frames between two gain nodes. */
  static final int NODE_FRAMES = 16;

  /** Gain nodes of a quantum, both ends included. */
  static final int NODES = Quantum.FRAMES / NODE_FRAMES + 1;

  private static final int L = Quantum.LANES;
  private static final float PER_NODE = 1f / NODE_FRAMES;

  /** What the voices read from their samples; all groups of a device share it, one at a time. */
  final Partials parts;

  /** The voices after their filters. */
  private final float[] x = new float[Quantum.FRAMES * L];

  final float[] leftGain = new float[NODES * L];
  final float[] rightGain = new float[NODES * L];

  /** State update: s1' = a1 s1 + a2 (x - s2); s2' = s2 + a2 s1 + a3 (x - s2). */
  final float[] a1 = new float[L];

  final float[] a2 = new float[L];
  final float[] a3 = new float[L];

  /** Output: m0 * input + m1 * twice the band + m2 * twice the low. */
  final float[] m0 = new float[L];

  final float[] m1 = new float[L];
  final float[] m2 = new float[L];
  final float[] s1 = new float[L];
  final float[] s2 = new float[L];

  /** Voices of the group that have their filter on. */
  int filtered;

  /** Bit mask of lanes in use. */
  int used;

  VoiceGroup(Partials parts) {
    this.parts = parts;
    reset();
  }

  void reset() {
    filtered = 0;
    used = 0;
    for (int lane = 0; lane < L; lane++) {
      open(lane);
      mute(lane);
    }
  }

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

  /**
   * Sets a lane's filter.
   *
   * @param cents cutoff in absolute cents
   * @param q resonance in centibels
   */
  void tune(int lane, Zone.Filter shape, float cents, float q, float rate) {
    float limited = Math.clamp(cents, 1500f, 13800f);
    float hertz = 8.1757989f * Exact.fastExp2(limited / 1200);
    float g = Exact.fastTan(Math.min(0.45f, hertz / rate));
    float k = Exact.fastGain(3.0103f - q / 10);
    float c1 = 1 / Math.fma(g, g + k, 1);
    a1[lane] = 2 * c1 - 1;
    a2[lane] = 2 * g * c1;
    a3[lane] = 2 * g * g * c1;
    // The peak stands half above and half below the level without a filter, section 8.1.3.
    float level = Exact.fastGain(-q / 20);
    switch (shape) {
      case LOW_PASS -> mix(lane, 0, 0, level);
      case HIGH_PASS -> mix(lane, level, -k * level, -level);
      case BAND_PASS -> mix(lane, 0, k * level, 0);
      case NOTCH -> mix(lane, level, -k * level, 0);
    }
  }

  private void mix(int lane, float through, float band, float low) {
    m0[lane] = through;
    m1[lane] = band / 2;
    m2[lane] = low / 2;
  }

  /** Silences a lane whose voice has ended. */
  void mute(int lane) {
    for (int node = 0; node < NODES; node++) {
      leftGain[node * L + lane] = 0;
      rightGain[node * L + lane] = 0;
    }
  }

  /** Adds the quantum of all lanes to the sums, or sets them when it is the first group. */
  void vector(float[] left, float[] right, boolean first) {
    for (int lane = 0; lane < L; lane += Lanes.STEP) {
      if (filtered > 0) {
        filter(lane);
      } else {
        sum(lane);
      }
      for (int segment = 0; segment < NODES - 1; segment++) {
        if (first) {
          set(left, right, lane, segment);
        } else {
          add(left, right, lane, segment);
        }
      }
    }
    flush();
  }

  private void sum(int lane) {
    for (int n = 0; n < Quantum.FRAMES; n++) {
      Partials.vector(parts.data, n, lane).intoArray(x, n * L + lane);
    }
  }

  private void filter(int lane) {
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

  private void set(float[] left, float[] right, int lane, int segment) {
    int node = segment * L + lane;
    var gl = FloatVector.fromArray(Lanes.SPECIES, leftGain, node);
    var gr = FloatVector.fromArray(Lanes.SPECIES, rightGain, node);
    var dl = FloatVector.fromArray(Lanes.SPECIES, leftGain, node + L).sub(gl).mul(PER_NODE);
    var dr = FloatVector.fromArray(Lanes.SPECIES, rightGain, node + L).sub(gr).mul(PER_NODE);
    int i = segment * NODE_FRAMES * L + lane;
    for (int n = 0; n < NODE_FRAMES; n++, i += L) {
      var v = FloatVector.fromArray(Lanes.SPECIES, x, i);
      v.mul(gl).intoArray(left, i);
      v.mul(gr).intoArray(right, i);
      gl = gl.add(dl);
      gr = gr.add(dr);
    }
  }

  private void add(float[] left, float[] right, int lane, int segment) {
    int node = segment * L + lane;
    var gl = FloatVector.fromArray(Lanes.SPECIES, leftGain, node);
    var gr = FloatVector.fromArray(Lanes.SPECIES, rightGain, node);
    var dl = FloatVector.fromArray(Lanes.SPECIES, leftGain, node + L).sub(gl).mul(PER_NODE);
    var dr = FloatVector.fromArray(Lanes.SPECIES, rightGain, node + L).sub(gr).mul(PER_NODE);
    int i = segment * NODE_FRAMES * L + lane;
    for (int n = 0; n < NODE_FRAMES; n++, i += L) {
      var v = FloatVector.fromArray(Lanes.SPECIES, x, i);
      v.fma(gl, FloatVector.fromArray(Lanes.SPECIES, left, i)).intoArray(left, i);
      v.fma(gr, FloatVector.fromArray(Lanes.SPECIES, right, i)).intoArray(right, i);
      gl = gl.add(dl);
      gr = gr.add(dr);
    }
  }

  /** As {@link #vector}, without vectors. */
  void scalar(float[] left, float[] right, boolean first) {
    for (int lane = 0; lane < L; lane++) {
      for (int n = 0; n < Quantum.FRAMES; n++) {
        x[n * L + lane] = parts.scalar(n, lane);
      }
      if (filtered > 0) {
        filterScalar(lane);
      }
      for (int segment = 0; segment < NODES - 1; segment++) {
        int node = segment * L + lane;
        float gl = leftGain[node];
        float gr = rightGain[node];
        float dl = (leftGain[node + L] - gl) * PER_NODE;
        float dr = (rightGain[node + L] - gr) * PER_NODE;
        int i = segment * NODE_FRAMES * L + lane;
        for (int n = 0; n < NODE_FRAMES; n++, i += L) {
          left[i] = first ? x[i] * gl : Math.fma(x[i], gl, left[i]);
          right[i] = first ? x[i] * gr : Math.fma(x[i], gr, right[i]);
          gl += dl;
          gr += dr;
        }
      }
    }
    flush();
  }

  private void filterScalar(int lane) {
    for (int i = lane; i < Quantum.FRAMES * L; i += L) {
      float v3 = x[i] - s2[lane];
      float next1 = Math.fma(a2[lane], v3, a1[lane] * s1[lane]);
      float next2 = Math.fma(a3[lane], v3, Math.fma(a2[lane], s1[lane], s2[lane]));
      float twice = Math.fma(m1[lane], s1[lane] + next1, m2[lane] * (s2[lane] + next2));
      x[i] = Math.fma(m0[lane], x[i], twice);
      s1[lane] = next1;
      s2[lane] = next2;
    }
  }

  private void flush() {
    if (filtered > 0) {
      for (int lane = 0; lane < L; lane++) {
        s1[lane] = Exact.flush(s1[lane]);
        s2[lane] = Exact.flush(s2[lane]);
      }
    }
  }
}
