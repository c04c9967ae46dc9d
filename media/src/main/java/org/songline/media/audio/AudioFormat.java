package org.songline.media.audio;

/**
 * What kind of sound a file holds.
 *
 * @param rate frames a second
 * @param channels 1 or more
 * @param frames length, or -1 when only reading to the end tells
 * @param bits bits a sample that carry sound: 1..32 for integers, 32 or 64 for floats, 0 for lossy
 */
public record AudioFormat(
    int rate, int channels, long frames, Encoding encoding, int bits, Container container) {
  /** Highest rate that is read or written. */
  public static final int MAX_RATE = 6_144_000;

  /** Most channels that are read or written. */
  public static final int MAX_CHANNELS = 1024;

  public AudioFormat {
    if (rate < 1 || rate > MAX_RATE || channels < 1 || channels > MAX_CHANNELS || frames < -1) {
      throw new IllegalArgumentException(
          frames + " frames of " + channels + " channels at " + rate + " Hz");
    }
  }

  /** Length in seconds, or -1 when unknown. */
  public double seconds() {
    return frames < 0 ? -1 : (double) frames / rate;
  }
}
