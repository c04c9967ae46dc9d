package org.songline.dsp.oscillator;

/**
 * Sine operators of sixteen voices at several times the rate, one quantum at a time. Levels come as
 * 65 rows of sixteen lanes, between which they go in straight lines; all other buffers have {@code
 * 64 * times} rows. For lane {@code i} the phase at row {@code n} is {@code start[i] + n * step[i]
 * + n * n * bend[i]} in turns. Only the first {@code lanes} lanes sound. All implementations give
 * the same bits.
 */
interface OperatorKernel {
  /** Sine of the phase and what shakes it, in turns, times the level. */
  void operate(
      float[] shake,
      float[] start,
      float[] step,
      float[] bend,
      float[] level,
      int times,
      float[] out,
      int lanes);

  /**
   * As {@link #operate}, with the sum of its own last two values times {@code gain} turns fed back.
   *
   * @param last two values of each lane, the older ones second
   */
  void feedback(
      float[] start,
      float[] step,
      float[] bend,
      float[] level,
      float[] gain,
      float[] last,
      int times,
      float[] out,
      int lanes);

  /**
   * Two operators in a ring: the first shakes the second, which is fed back to the first.
   *
   * @param level of the first, in turns, and {@code secondLevel} of the second
   */
  void ring(
      float[] start,
      float[] step,
      float[] bend,
      float[] level,
      float[] secondStart,
      float[] secondStep,
      float[] secondBend,
      float[] secondLevel,
      float[] gain,
      float[] last,
      int times,
      float[] out,
      int lanes);

  /**
   * Rows 1 to 64 of a level: an envelope of each frame and lane times a gain that glides by {@code
   * slope} a frame.
   */
  void level(float[] envelope, float[] gain, float[] slope, float[] level, int lanes);

  /** Adds one quantum at the rate of the frames to {@code sum}, with a gain of each lane. */
  void add(float[] x, float[] gain, float[] slope, float[] sum, int lanes);

  /** In vectors where the platform has them. */
  static OperatorKernel best() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? new VectorOperators()
        : new ScalarOperators();
  }
}
