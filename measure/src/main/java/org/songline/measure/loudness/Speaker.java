package org.songline.measure.loudness;

/**
 * Where a channel is heard from, and its weight in programme loudness (BS.1770-5 annexes 1 and 3:
 * 1.41 for speakers in the horizontal plane at 60 to 120 degrees, 1 for all others, 0 for low
 * frequency effects).
 */
public enum Speaker {
  LEFT(1),
  RIGHT(1),
  CENTRE(1),
  LOW_FREQUENCY(0),
  LEFT_SURROUND(1.41),
  RIGHT_SURROUND(1.41),
  LEFT_WIDE(1.41),
  RIGHT_WIDE(1.41),
  LEFT_BACK(1),
  RIGHT_BACK(1),
  CENTRE_BACK(1),
  /** Any other place. */
  OTHER(1);

  private final double weight;

  Speaker(double weight) {
    this.weight = weight;
  }

  /** The factor on this channel's power. */
  public double weight() {
    return weight;
  }
}
