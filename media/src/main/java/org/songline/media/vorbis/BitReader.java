package org.songline.media.vorbis;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads the bits of a packet, lowest first (section 2). Beyond the end there are zeros, and {@link
 * #ended} tells.
 */
final class BitReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[OggPackets.SPARE];
  private long limit;
  private long at;

  /**
   * @param data with {@value OggPackets#SPARE} zero bytes behind {@code length}
   */
  void start(byte[] data, int length) {
    bytes = data;
    limit = 8L * length;
    at = 0;
  }

  /** Whether more was read than there is. */
  boolean ended() {
    return at > limit;
  }

  /** The next 0 to 32 bits. */
  int read(int bits) {
    int value = bits == 0 ? 0 : peek() & (-1 >>> (32 - bits));
    at += bits;
    return value;
  }

  boolean flag() {
    return read(1) == 1;
  }

  /** The next 32 bits, without taking them. */
  int peek() {
    return at >= limit ? 0 : (int) ((long) LONG.get(bytes, (int) (at >>> 3)) >>> (at & 7));
  }

  void skip(int bits) {
    at += bits;
  }

  /** How many bits {@code value} needs, 0 for 0 (section 9.2.1). */
  static int ilog(int value) {
    return 32 - Integer.numberOfLeadingZeros(value);
  }
}
