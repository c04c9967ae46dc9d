package org.songline.release.fingerprint;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import org.songline.release.ReleaseProblem;

/**
 * Chromaprint's compressed form: a byte for the algorithm, three for the count, then for each value
 * the distances between the bits that differ from the value before, in 3 bits each and ended by 0;
 * distances of 7 and more continue in 5 bits each, which follow after all others. As text in Base64
 * for addresses, without padding.
 */
final class FingerprintText {
  private static final int HEADER = 4;
  private static final int SHORT_BITS = 3;
  private static final int LONG_BITS = 5;
  private static final int ESCAPE = (1 << SHORT_BITS) - 1;
  private static final int MOST = (1 << 24) - 1;

  private FingerprintText() {}

  /** What was read. */
  @SuppressWarnings("ArrayRecordComponent") // Handed over, compared by nobody.
  record Read(int algorithm, int[] values) {}

  static String write(int algorithm, int[] values) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(compress(algorithm, values));
  }

  static byte[] compress(int algorithm, int[] values) {
    if (values.length > MOST) {
      throw new IllegalArgumentException("a fingerprint of " + values.length + " values");
    }
    Packer near = new Packer();
    Packer far = new Packer();
    int before = 0;
    for (int value : values) {
      int bits = value ^ before;
      before = value;
      int last = 0;
      while (bits != 0) {
        int place = Integer.numberOfTrailingZeros(bits) + 1;
        bits &= bits - 1;
        int distance = place - last;
        last = place;
        near.put(Math.min(distance, ESCAPE), SHORT_BITS);
        if (distance >= ESCAPE) {
          far.put(distance - ESCAPE, LONG_BITS);
        }
      }
      near.put(0, SHORT_BITS);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(algorithm);
    out.write(values.length >>> 16);
    out.write(values.length >>> 8);
    out.write(values.length);
    out.writeBytes(near.finish());
    out.writeBytes(far.finish());
    return out.toByteArray();
  }

  static Read read(String place, String text) {
    try {
      return decompress(place, Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException wrong) {
      throw new ReleaseProblem(
          place, "the fingerprint is no Base64 text", "make it again from the sound", wrong);
    }
  }

  static Read decompress(String place, byte[] bytes) {
    if (bytes.length < HEADER) {
      throw broken(place);
    }
    int count = (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    // Each value takes 3 bits at least, which bounds the memory that a header may ask for.
    if ((long) count * SHORT_BITS > (bytes.length - HEADER) * 8L) {
      throw broken(place);
    }
    int shorts = 0;
    int escapes = 0;
    Unpacker near = new Unpacker(bytes, HEADER, SHORT_BITS);
    for (int ended = 0; ended < count; shorts++) {
      int distance = next(near, place);
      ended += distance == 0 ? 1 : 0;
      escapes += distance == ESCAPE ? 1 : 0;
    }
    int farAt = HEADER + (shorts * SHORT_BITS + 7) / 8;
    if (farAt + (escapes * LONG_BITS + 7) / 8 > bytes.length) {
      throw broken(place);
    }
    Unpacker far = new Unpacker(bytes, farAt, LONG_BITS);
    near = new Unpacker(bytes, HEADER, SHORT_BITS);
    int[] values = new int[count];
    int before = 0;
    for (int i = 0; i < count; i++) {
      int at = 0;
      for (int distance = next(near, place); distance != 0; distance = next(near, place)) {
        at += distance == ESCAPE ? ESCAPE + next(far, place) : distance;
        if (at > Integer.SIZE) {
          throw broken(place);
        }
        before ^= 1 << (at - 1);
      }
      values[i] = before;
    }
    return new Read(bytes[0] & 0xff, values);
  }

  private static int next(Unpacker bits, String place) {
    int value = bits.next();
    if (value < 0) {
      throw broken(place);
    }
    return value;
  }

  private static ReleaseProblem broken(String place) {
    return new ReleaseProblem(place, "the fingerprint is cut", "make it again from the sound");
  }

  /** Numbers of a few bits each, lowest bits first. */
  private static final class Packer {
    private byte[] bytes = new byte[64];
    private long at;

    void put(int value, int bits) {
      for (int bit = 0; bit < bits; bit++, at++) {
        int index = (int) (at >> 3);
        if (index == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        bytes[index] = (byte) (bytes[index] | (value >>> bit & 1) << (at & 7));
      }
    }

    byte[] finish() {
      return Arrays.copyOf(bytes, (int) ((at + 7) >> 3));
    }
  }

  private static final class Unpacker {
    private final byte[] bytes;
    private final int bits;
    private long at;

    Unpacker(byte[] bytes, int from, int bits) {
      this.bytes = bytes;
      this.bits = bits;
      at = from * 8L;
    }

    /** The next number; -1 after the end. */
    int next() {
      if (at + bits > bytes.length * 8L) {
        return -1;
      }
      int value = 0;
      for (int bit = 0; bit < bits; bit++, at++) {
        value |= (bytes[(int) (at >> 3)] >> (at & 7) & 1) << bit;
      }
      return value;
    }
  }
}
