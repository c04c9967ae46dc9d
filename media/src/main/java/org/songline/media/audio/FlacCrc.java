package org.songline.media.audio;

/** The two check sums of a FLAC frame (RFC 9639, sections 9.1.8 and 9.3). */
final class FlacCrc {
  private static final int[] CRC_8 = table(0x07, 8);
  private static final int[] CRC_16 = table(0x8005, 16);

  private FlacCrc() {}

  private static int[] table(int polynomial, int bits) {
    int[] out = new int[256];
    int top = 1 << (bits - 1);
    int mask = (1 << bits) - 1;
    for (int i = 0; i < 256; i++) {
      int c = i << (bits - 8);
      for (int k = 0; k < 8; k++) {
        c = (c & top) != 0 ? (c << 1) ^ polynomial : c << 1;
      }
      out[i] = c & mask;
    }
    return out;
  }

  static int crc8(byte[] b, int from, int to) {
    int c = 0;
    for (int i = from; i < to; i++) {
      c = CRC_8[(c ^ b[i]) & 0xff];
    }
    return c;
  }

  /** Continues a check sum that starts at 0. */
  static int crc16(int crc, byte[] b, int from, int to) {
    int[] table = CRC_16;
    int c = crc;
    for (int i = from; i < to; i++) {
      c = ((c << 8) & 0xffff) ^ table[((c >>> 8) ^ b[i]) & 0xff];
    }
    return c;
  }
}
