package org.songline.devices.sampler;

import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Exact;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;

/**
 * Sixteen voices side by side: filters, gain and panning of one quantum, added up lane by lane.
 * Gains go in straight lines between nodes every {@value #NODE_FRAMES} frames.
 */
final class VoiceGroup {
  /** Frames between two gain nodes. */
  static final int NODE_FRAMES = 16;

  /** Gain nodes of a quantum, both ends included. */
  static final int NODES = Quantum.FRAMES / NODE_FRAMES + 1;

  private static final int L = Quantum.LANES;
  private static final float PER_NODE = 1f / NODE_FRAMES;

  /** Centibels by which the filters of a row differ from one that stands alone. */
  private static final float[][] BUTTERWORTH = {{0}, {-23.2f, 53.4f}, {-27.1f, 0, 87.3f}};

  /** What the voices read from their samples; all groups of a device share it, one at a time. */
  final Partials parts;

  /** The voices after their filters. */
  private final float[] x = new float[Quantum.FRAMES * L];

  final float[] leftGain = new float[NODES * L];
  final float[] rightGain = new float[NODES * L];

  /** Filters in a row; few voices have more than one. */
  final FilterStage[] stages = {new FilterStage(), new FilterStage(), new FilterStage()};

  /** Bit mask of lanes with more than one filter. */
  private int deep;

  /** Bit mask of lanes in use. */
  int used;

  VoiceGroup(Partials parts) {
    this.parts = parts;
    reset();
  }

  void reset() {
    used = 0;
    for (FilterStage stage : stages) {
      stage.used = 0;
    }
    for (int lane = 0; lane < L; lane++) {
      open(lane);
      mute(lane);
    }
  }

  /** Takes a lane's filters out. */
  void open(int lane) {
    for (int i = 0; i < stages.length; i++) {
      stages[i].open(lane);
    }
    deep &= ~(1 << lane);
  }

  /** Begins a lane's filters with the first frame that it has read. */
  void begin(int lane, Zone zone) {
    float level = parts.scalar(0, lane);
    boolean low = zone.filter == Zone.Filter.LOW_PASS || zone.filter == Zone.Filter.ONE_LOW;
    boolean settled = low || zone.filter.boosts() || zone.filter == Zone.Filter.ONE_ALL;
    for (int i = 0; i < zone.stages; i++) {
      stages[i].begin(lane, settled ? level : 0);
    }
    if (zone.stages > 1) {
      deep |= 1 << lane;
    }
  }

  /** A lane's filters are no longer used. */
  void finish(Zone zone) {
    for (int i = 0; i < zone.stages; i++) {
      stages[i].used--;
    }
  }

  /**
   * Sets a lane's filters. Those in a row are together as flat as Butterworth's at a resonance of
   * 0; the last has the resonance.
   *
   * @param cents cutoff in absolute cents
   * @param q resonance in centibels
   */
  void tune(int lane, Zone zone, float cents, float q, float rate) {
    // The peak stands half above and half below the level without a filter, section 8.1.3.
    float level = Exact.fastGain(-q / 20);
    for (int i = 0; i < zone.stages; i++) {
      boolean last = i == zone.stages - 1;
      float own = BUTTERWORTH[zone.stages - 1][i] + (last ? q : 0);
      stages[i].tune(lane, zone.filter, cents, own, last ? level : 1, zone.filterGain, rate);
    }
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
    boolean filtered = stages[0].used > 0;
    for (int lane = 0; lane < L; lane += Lanes.STEP) {
      if (filtered) {
        stages[0].first(parts, x, lane);
      } else {
        sum(lane);
      }
    }
    deepen();
    for (int lane = 0; lane < L; lane += Lanes.STEP) {
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

  /** Filters after the first, of the few lanes that have them. */
  private void deepen() {
    for (int lanes = deep; lanes != 0; lanes &= lanes - 1) {
      int lane = Integer.numberOfTrailingZeros(lanes);
      for (int i = 1; i < stages.length; i++) {
        stages[i].one(x, lane);
      }
    }
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
      if (stages[0].used > 0) {
        stages[0].one(x, lane);
      }
    }
    deepen();
    for (int lane = 0; lane < L; lane++) {
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

  private void flush() {
    for (int i = 0; i < stages.length; i++) {
      if (stages[i].used > 0) {
        stages[i].flush();
      }
    }
  }
}
