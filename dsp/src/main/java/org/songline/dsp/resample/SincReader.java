package org.songline.dsp.resample;

import org.songline.dsp.Exact;

/**
 * Reads a recording between its frames at any speed: sixteen frames under a Kaiser-windowed sinc
 * (beta 8) at 512 places between two frames, with straight lines between the places. Read at the
 * speed of the recording and on its frames it gives them bit for bit. Faster reading passes less:
 * for each half octave of speed, up to four times, there is a narrower filter, so that what it
 * would fold back is held down.
 */
public final class SincReader {
  /** Silent frames that the data needs before its first frame and after its last. */
  public static final int MARGIN = 8;

  private static final int TAPS = 2 * MARGIN;
  private static final int PHASE_BITS = 9;
  private static final int PHASES = 1 << PHASE_BITS;
  private static final int SPEEDS = 5;
  private static final double BETA = 8;
  private static final int FRACTION_BITS = 32 - PHASE_BITS;
  private static final float FRACTION = 1f / (1 << FRACTION_BITS);
  private static final float[][] TABLES = tables();

  private SincReader() {}

  private static float[][] tables() {
    float[][] tables = new float[SPEEDS][];
    for (int speed = 0; speed < SPEEDS; speed++) {
      double cutoff = StrictMath.pow(2, -0.5 * speed);
      tables[speed] = SincRows.of(TAPS, PHASES, PHASES + 1, BETA, cutoff);
    }
    return tables;
  }

  /** The filter for a speed in frames of the recording a frame, for {@link #read}. */
  public static int filter(double speed) {
    double octaves = 2 * Exact.fastLog2((float) Math.max(1, Math.abs(speed)));
    return Math.min(SPEEDS - 1, (int) Math.ceil(octaves - 0.02));
  }

  /**
   * The sample at a position.
   *
   * @param data frame {@code i} is {@code data[i + MARGIN]}
   * @param position frames in the upper 32 bits, from 0 to the last frame
   */
  public static float read(float[] data, long position, int filter) {
    float[] table = TABLES[filter];
    int first = (int) (position >> 32) + 1;
    int place = (int) position >>> FRACTION_BITS;
    float far = ((int) position & ((1 << FRACTION_BITS) - 1)) * FRACTION;
    int row = place * TAPS;
    float near = 0;
    float next = 0;
    for (int tap = 0; tap < TAPS; tap++) {
      near = Math.fma(data[first + tap], table[row + tap], near);
      next = Math.fma(data[first + tap], table[row + TAPS + tap], next);
    }
    return Math.fma(far, next - near, near);
  }
}
