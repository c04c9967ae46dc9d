package org.songline.dsp.resample;

/** One step of rate conversion by {@code up / down}. Planar, double precision. */
sealed interface Stage permits BankStage, BlendStage {
  /** Largest table in numbers: 8 MB. */
  long LARGEST_TABLE = 1 << 20;

  /**
   * @param pass edge of the pass band, as a share of the input rate
   * @param stop edge of the stop band, likewise
   */
  static Stage of(int channels, long up, long down, double pass, double stop) {
    WindowedSinc filter = WindowedSinc.of(pass, stop);
    return up <= LARGEST_TABLE && PhaseBank.size(up, down, filter.taps()) <= LARGEST_TABLE
        ? new BankStage(channels, up, down, filter)
        : new BlendStage(channels, up, down, filter);
  }

  void reset();

  /** Input frames that an output needs after its own time. */
  int reach();

  int maxOutput(int inputFrames);

  /** Most frames that come of these, with one more for the place between frames. */
  static int maxOutput(int inputFrames, long up, long down) {
    return Math.toIntExact((inputFrames * up + down - 1) / down + 1);
  }

  /** Takes frames, writes the outputs that are ready, returns their count. */
  int run(double[][] in, int frames, double[][] out);
}
