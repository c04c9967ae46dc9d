package org.songline.devices.sampler;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import org.songline.dsp.Lanes;
import org.songline.dsp.Quantum;

/**
 * What sixteen voices read in a quantum: four partial sums for each frame and lane, whose sum in
 * one written order is the sample. A voice stores its four side by side without adding across them;
 * the group adds up to four lanes of all voices at once.
 */
final class Partials {
  /** Partial sums of one sample. */
  static final int PARTS = 4;

  /** Floats of one frame. */
  static final int FRAME = PARTS * Quantum.LANES;

  private static final int[] PLACES = places();
  private static final VectorShuffle<Float> HALVES =
      VectorShuffle.fromOp(Lanes.SPECIES, i -> i ^ 2);
  private static final VectorShuffle<Float> PAIRS = VectorShuffle.fromOp(Lanes.SPECIES, i -> i ^ 1);
  private static final VectorMask<Float> UPPER = mask(2);
  private static final VectorMask<Float> ODD = mask(1);

  /** Part {@code p} of a lane in frame {@code n} is at {@code n * FRAME + place(lane) + p}. */
  final float[] data = new float[Quantum.FRAMES * FRAME];

  private static VectorMask<Float> mask(int bit) {
    boolean[] set = new boolean[Lanes.STEP];
    for (int i = 0; i < set.length; i++) {
      set[i] = (i & bit) != 0;
    }
    return VectorMask.fromArray(Lanes.SPECIES, set, 0);
  }

  /**
   * Such that each of the four vectors of a step holds every fourth lane, and adding up within
   * blocks of four leaves the lanes in order.
   */
  private static int[] places() {
    int[] places = new int[Quantum.LANES];
    for (int lane = 0; lane < places.length; lane++) {
      int within = lane % Lanes.STEP;
      places[lane] = (lane - within) * PARTS + within % PARTS * Lanes.STEP + within / PARTS * PARTS;
    }
    return places;
  }

  /** Where a lane's parts are within a frame. */
  static int place(int lane) {
    return PLACES[lane];
  }

  /** Silences the frames from one to another of a lane. */
  void clear(int lane, int from, int to) {
    for (int n = from; n < to; n++) {
      int i = n * FRAME + PLACES[lane];
      Arrays.fill(data, i, i + PARTS, 0f);
    }
  }

  /** The sample of a frame and lane. */
  float scalar(int frame, int lane) {
    int i = frame * FRAME + PLACES[lane];
    return (data[i] + data[i + 2]) + (data[i + 1] + data[i + 3]);
  }

  /** The samples of a step of lanes, from {@code lane}; the same bits as {@link #scalar}. */
  static FloatVector vector(float[] data, int frame, int lane) {
    int i = frame * FRAME + lane * PARTS;
    var p0 = FloatVector.fromArray(Lanes.SPECIES, data, i);
    var p1 = FloatVector.fromArray(Lanes.SPECIES, data, i + Lanes.STEP);
    var p2 = FloatVector.fromArray(Lanes.SPECIES, data, i + 2 * Lanes.STEP);
    var p3 = FloatVector.fromArray(Lanes.SPECIES, data, i + 3 * Lanes.STEP);
    var even = p0.blend(p2, UPPER).add(p2.blend(p0, UPPER).rearrange(HALVES));
    var odd = p1.blend(p3, UPPER).add(p3.blend(p1, UPPER).rearrange(HALVES));
    return even.blend(odd, ODD).add(odd.blend(even, ODD).rearrange(PAIRS));
  }
}
