package org.songline.measure.hearing;

/**
 * Power over time and frequency: frame {@code i} is what sounds around {@code (i + 0.5) * 0.1}
 * seconds, in each of the {@link ErbBands}, apart for mid {@code (left + right) / 2} and side
 * {@code (left - right) / 2}. A sine at full scale in both channels has mid power 1.
 *
 * @param frames tenths of a second
 * @param mid by frame, then band
 * @param side like {@code mid}
 */
@SuppressWarnings("ArrayRecordComponent") // long curves, compared by nobody
public record Cochleagram(int frames, float[] mid, float[] side) {
  public static final double STEP_SECONDS = 0.1;

  public Cochleagram {
    if (mid.length != frames * ErbBands.COUNT || side.length != mid.length) {
      throw new IllegalArgumentException("expected " + ErbBands.COUNT + " values a frame");
    }
  }

  public double seconds() {
    return frames * STEP_SECONDS;
  }

  public float mid(int frame, int band) {
    return mid[frame * ErbBands.COUNT + band];
  }

  public float side(int frame, int band) {
    return side[frame * ErbBands.COUNT + band];
  }

  /** The mean power of left and right. */
  public float power(int frame, int band) {
    int at = frame * ErbBands.COUNT + band;
    return mid[at] + side[at];
  }
}
