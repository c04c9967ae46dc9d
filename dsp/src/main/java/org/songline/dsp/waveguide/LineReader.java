package org.songline.dsp.waveguide;

import jdk.incubator.vector.FloatVector;
import org.songline.dsp.Lanes;

/** Reads a line at the same place between every six samples; all give the same bits. */
interface LineReader {
  /** Samples of the line that make one. */
  int POINTS = 6;

  /** {@code out[i]} is the sum of {@code weights[k] * line[i + 5 - k]}, from k = 0 on. */
  void read(float[] line, float[] weights, int count, float[] out);

  LineReader SCALAR = (line, weights, count, out) -> rest(line, weights, 0, count, out);

  /** In vectors where the platform has them. */
  static LineReader best() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new InVectors()
        : SCALAR;
  }

  private static void rest(float[] line, float[] weights, int from, int count, float[] out) {
    for (int i = from; i < count; i++) {
      float y = weights[0] * line[i + 5];
      y = Math.fma(weights[1], line[i + 4], y);
      y = Math.fma(weights[2], line[i + 3], y);
      y = Math.fma(weights[3], line[i + 2], y);
      y = Math.fma(weights[4], line[i + 1], y);
      out[i] = Math.fma(weights[5], line[i], y);
    }
  }

  /** Many places at once. */
  final class InVectors implements LineReader {
    @Override
    public void read(float[] line, float[] weights, int count, float[] out) {
      int whole = Lanes.SPECIES.loopBound(count);
      for (int i = 0; i < whole; i += Lanes.STEP) {
        FloatVector y = at(line, i + 5).mul(weights[0]);
        y = at(line, i + 4).fma(all(weights[1]), y);
        y = at(line, i + 3).fma(all(weights[2]), y);
        y = at(line, i + 2).fma(all(weights[3]), y);
        y = at(line, i + 1).fma(all(weights[4]), y);
        at(line, i).fma(all(weights[5]), y).intoArray(out, i);
      }
      rest(line, weights, whole, count, out);
    }

    private static FloatVector at(float[] line, int i) {
      return FloatVector.fromArray(Lanes.SPECIES, line, i);
    }

    private static FloatVector all(float x) {
      return FloatVector.broadcast(Lanes.SPECIES, x);
    }
  }
}
