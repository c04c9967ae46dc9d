package org.songline.media.audio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits into bytes, most significant first. */
final class FlacBitWriter {
  private static final VarHandle BIG_INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[1 << 15];
  private int length;
  private long pending;
  private int count;

  void clear() {
    length = 0;
    pending = 0;
    count = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Whole bytes so far; exact at a byte boundary. */
  int length() {
    while (count >= 8) {
      room(1);
      count -= 8;
      bytes[length++] = (byte) (pending >> count);
    }
    return length;
  }

  private void room(int n) {
    if (length + n + 8 > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + n + 8));
    }
  }

  /** The low {@code n} (0..32) bits of a value. */
  void put(long value, int n) {
    if (n == 0) {
      return;
    }
    pending = pending << n | (value & (-1L >>> (64 - n)));
    count += n;
    if (count >= 32) {
      room(4);
      count -= 32;
      BIG_INT.set(bytes, length, (int) (pending >> count));
      length += 4;
    }
  }

  void putUnary(int zeros) {
    int left = zeros;
    while (left >= 32) {
      put(0, 32);
      left -= 32;
    }
    put(1, left + 1);
  }

  /** A number in the manner of UTF-8. */
  void putNumber(long v) {
    if (v < 0x80) {
      put(v, 8);
      return;
    }
    int extra = 1;
    while (v >= 1L << (5 * extra + 6)) {
      extra++;
    }
    put((0xff80 >> extra & 0xff) | v >> (6 * extra), 8);
    for (int i = extra - 1; i >= 0; i--) {
      put(0x80 | (v >> (6 * i) & 0x3f), 8);
    }
  }

  void align() {
    put(0, -count & 7);
  }

  void putRice(int[] r, int from, int to, int k) {
    room((to - from) * 4 + 64);
    int mask = (1 << k) - 1;
    for (int i = from; i < to; i++) {
      int u = (r[i] << 1) ^ (r[i] >> 31);
      int q = u >>> k;
      if (q + k < 32) {
        put((1L << k) | (u & mask), q + 1 + k);
      } else {
        putUnary(q);
        put(u & mask, k);
      }
    }
  }
}
