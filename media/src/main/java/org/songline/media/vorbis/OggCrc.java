package org.songline.media.vorbis;

/** The checksum of Ogg pages (RFC 3533, section 6): polynomial 0x04c11db7, highest bit first. */
public final class OggCrc {
  private static final int[] TABLE = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int crc = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc << 1) ^ (crc < 0 ? 0x04c11db7 : 0);
      }
      TABLE[i] = crc;
    }
  }

  private OggCrc() {}

  /** Continues a checksum, at first 0, with some bytes. */
  public static int update(int crc, byte[] bytes, int from, int to) {
    int now = crc;
    for (int i = from; i < to; i++) {
      now = (now << 8) ^ TABLE[(now >>> 24) ^ (bytes[i] & 0xff)];
    }
    return now;
  }
}
