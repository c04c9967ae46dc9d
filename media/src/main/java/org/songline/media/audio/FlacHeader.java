package org.songline.media.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The head of a frame (RFC 9639, section 9.1).
 *
 * @param assignment 0..7 independent channels, 8 left/side, 9 side/right, 10 mid/side
 */
record FlacHeader(int blockSize, int assignment, long firstSample) {
  private static final int LONGEST = 16;
  private static final int[] DEPTHS = {0, 8, 12, -1, 16, 20, 24, 32};

  /** Reads a head at a byte boundary; null when there is none that fits the file. */
  static @Nullable FlacHeader read(FlacBits bits, FlacInfo info) throws IOException {
    byte[] raw = new byte[LONGEST];
    Raw head = new Raw(bits, raw);
    int sync = head.next() << 8 | head.next();
    if ((sync & 0xfffe) != 0xfff8) {
      return null;
    }
    boolean variable = (sync & 1) == 1;
    int sizes = head.next();
    int kinds = head.next();
    int assignment = kinds >> 4;
    int depth = DEPTHS[(kinds >> 1) & 7];
    int channels = assignment < 8 ? assignment + 1 : 2;
    if ((kinds & 1) != 0
        || assignment > 10
        || channels != info.channels()
        || (depth != 0 && depth != info.bits())) {
      return null;
    }
    long number = head.number();
    if (number < 0) {
      return null;
    }
    int sizeCode = sizes >> 4;
    int block =
        switch (sizeCode) {
          case 0 -> 0;
          case 1 -> 192;
          case 2, 3, 4, 5 -> 576 << (sizeCode - 2);
          case 6 -> head.next() + 1;
          case 7 -> (head.next() << 8 | head.next()) + 1;
          default -> 256 << (sizeCode - 8);
        };
    int rateCode = sizes & 15;
    int rateBytes = rateCode < 12 ? 0 : rateCode == 12 ? 1 : rateCode < 15 ? 2 : -1;
    for (int i = 0; i < rateBytes; i++) {
      head.next();
    }
    int length = head.length;
    int crc = head.next();
    if (block == 0 || rateBytes < 0 || crc != FlacCrc.crc8(raw, 0, length)) {
      return null;
    }
    return new FlacHeader(block, assignment, variable ? number : number * info.fixedBlock());
  }

  /** The bytes of a head, kept for its check sum. */
  private static final class Raw {
    private final FlacBits bits;
    private final byte[] raw;
    private int length;

    private Raw(FlacBits bits, byte[] raw) {
      this.bits = bits;
      this.raw = raw;
    }

    private int next() throws IOException {
      int b = bits.read(8);
      raw[length++] = (byte) b;
      return b;
    }

    /** A number in the manner of UTF-8, up to 36 bits; -1 when it is none. */
    private long number() throws IOException {
      int first = next();
      if (first < 0x80) {
        return first;
      }
      int ones = Integer.numberOfLeadingZeros(~(first << 24));
      if (ones < 2 || ones > 7) {
        return -1;
      }
      long v = first & (0x7f >> ones);
      for (int i = 1; i < ones; i++) {
        int b = next();
        if ((b & 0xc0) != 0x80) {
          return -1;
        }
        v = v << 6 | (b & 0x3f);
      }
      return v;
    }
  }
}
