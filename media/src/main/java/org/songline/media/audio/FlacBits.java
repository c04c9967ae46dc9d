package org.songline.media.audio;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.songline.media.MediaProblem;

/**
 * Reads a FLAC file bit by bit through a window. Every read takes its bits from one 64-bit load;
 * the window has spare zero bytes behind its end so that a load near it needs no special case.
 */
final class FlacBits {
  private static final VarHandle BIG_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int CAPACITY = 1 << 16;
  private static final int SPARE = 16;
  private static final int LONGEST_RUN = 1 << 26;

  private final FileSource source;
  private final byte[] bytes = new byte[CAPACITY + SPARE];
  private long base;
  private int limit;
  private int bit;
  private int crc;
  private int crcFrom;

  FlacBits(FileSource source, long start) {
    this.source = source;
    this.base = start;
  }

  /** Continues at a byte of the file. */
  void moveTo(long position) {
    base = position;
    limit = 0;
    bit = 0;
    crcFrom = 0;
    Arrays.fill(bytes, 0, SPARE, (byte) 0);
  }

  /** The byte of the file that is read next; the reader stands at a byte boundary. */
  long position() {
    return base + (bit >>> 3);
  }

  /** Whether fewer than {@code count} bytes are left. */
  boolean endsWithin(int count) throws IOException {
    return position() + count > source.size();
  }

  void startCrc() {
    crc = 0;
    crcFrom = bit >>> 3;
  }

  /** The CRC-16 of all bytes since {@link #startCrc}; the reader stands at a byte boundary. */
  int crc16() {
    int here = bit >>> 3;
    crc = FlacCrc.crc16(crc, bytes, crcFrom, here);
    crcFrom = here;
    return crc;
  }

  private void refill() throws IOException {
    if (bit > limit * 8L) {
      throw ended();
    }
    int used = bit >>> 3;
    if (base + limit >= source.size()) {
      return;
    }
    if (used > crcFrom) {
      crc = FlacCrc.crc16(crc, bytes, crcFrom, used);
    }
    crcFrom = 0;
    System.arraycopy(bytes, used, bytes, 0, limit - used);
    limit -= used;
    base += used;
    bit &= 7;
    int got = source.read(base + limit, ByteBuffer.wrap(bytes, limit, CAPACITY - limit));
    if (got == 0) {
      throw ended();
    }
    limit += got;
    Arrays.fill(bytes, limit, limit + SPARE, (byte) 0);
  }

  MediaProblem ended() {
    return source.problem(
        "byte " + source.size(), "ends in the middle of a frame", "get a complete copy");
  }

  private long window() throws IOException {
    if ((bit >>> 3) + 8 > limit) {
      refill();
    }
    return (long) BIG_LONG.get(bytes, bit >>> 3) << (bit & 7);
  }

  /** An unsigned number of 0..32 bits; 32 bits come as the int of the same bits. */
  int read(int n) throws IOException {
    if (n == 0) {
      return 0;
    }
    long w = window();
    bit += n;
    return (int) (w >>> (64 - n));
  }

  /** A signed number of 1..33 bits. */
  long readSigned(int n) throws IOException {
    long w = window();
    bit += n;
    return w >> (64 - n);
  }

  /** How many zero bits stand before the next one. */
  int readUnary() throws IOException {
    int zeros = 0;
    while (true) {
      int z = Long.numberOfLeadingZeros(window());
      if (z < 56) {
        bit += z + 1;
        return zeros + z;
      }
      bit += 56;
      zeros += 56;
      if (zeros > LONGEST_RUN) {
        throw source.problem("byte " + position(), "is damaged", "get a complete copy");
      }
    }
  }

  /** Skips to the next byte boundary. */
  void align() {
    bit = (bit + 7) & ~7;
  }

  /** Rice codes of parameter {@code k}, folded signs. */
  void readRice(int[] out, int from, int to, int k) throws IOException {
    byte[] b = bytes;
    int at = bit;
    int end = limit;
    for (int i = from; i < to; i++) {
      if ((at >>> 3) + 8 > end) {
        bit = at;
        refill();
        at = bit;
        end = limit;
      }
      long w = (long) BIG_LONG.get(b, at >>> 3) << (at & 7);
      int z = Long.numberOfLeadingZeros(w);
      int u;
      if (z + k < 56) {
        u = (z << k) | (int) (w << z << 1 >>> 1 >>> (63 - k));
        at += z + 1 + k;
      } else {
        bit = at;
        u = (readUnary() << k) | read(k);
        at = bit;
        end = limit;
      }
      out[i] = (u >>> 1) ^ -(u & 1);
    }
    bit = at;
  }
}
