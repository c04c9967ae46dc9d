package org.songline.dsp.oscillator;

/**
 * Plain waves of sixteen oscillators, one quantum long, added to a lane buffer. For lane {@code i}
 * the phase at frame {@code f} is {@code start[i] + f * step[i] + f * f * bend[i]} in turns, and
 * the gain {@code gain + f * slope}. Only the first {@code lanes} lanes sound. All implementations
 * give the same bits.
 */
interface LaneWaves {
  /** Rising from -1 to 1 within each turn, 0 at whole turns. */
  void saw(
      float[] out,
      int at,
      float[] start,
      float[] step,
      float[] bend,
      float gain,
      float slope,
      int lanes);

  /** 1 at whole turns, -1 half way. */
  void triangle(
      float[] out,
      int at,
      float[] start,
      float[] step,
      float[] bend,
      float gain,
      float slope,
      int lanes);

  /** 0 and rising at whole turns. */
  void sine(
      float[] out,
      int at,
      float[] start,
      float[] step,
      float[] bend,
      float gain,
      float slope,
      int lanes);

  /** In vectors where the platform has them. */
  static LaneWaves best() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new VectorWaves()
        : new ScalarWaves();
  }
}
