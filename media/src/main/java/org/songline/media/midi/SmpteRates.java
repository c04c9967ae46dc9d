package org.songline.media.midi;

/** The two bits that stand for a frame rate in an SMPTE offset. */
final class SmpteRates {
  private static final int[] RATES = {24, 25, 29, 30};

  private SmpteRates() {}

  static int rate(int code) {
    return RATES[code];
  }

  static int code(int rate) {
    for (int i = 0; i < RATES.length; i++) {
      if (RATES[i] == rate) {
        return i;
      }
    }
    throw new IllegalArgumentException("SMPTE rate " + rate);
  }
}
