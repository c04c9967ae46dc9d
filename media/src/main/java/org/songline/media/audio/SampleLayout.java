package org.songline.media.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** How one sample lies in the bytes of an uncompressed file. */
enum SampleLayout {
  U8(1, false, ByteOrder.LITTLE_ENDIAN),
  S8(1, false, ByteOrder.LITTLE_ENDIAN),
  S16LE(2, false, ByteOrder.LITTLE_ENDIAN),
  S16BE(2, false, ByteOrder.BIG_ENDIAN),
  S24LE(3, false, ByteOrder.LITTLE_ENDIAN),
  S24BE(3, false, ByteOrder.BIG_ENDIAN),
  S32LE(4, false, ByteOrder.LITTLE_ENDIAN),
  S32BE(4, false, ByteOrder.BIG_ENDIAN),
  F32LE(4, true, ByteOrder.LITTLE_ENDIAN),
  F32BE(4, true, ByteOrder.BIG_ENDIAN),
  F64LE(8, true, ByteOrder.LITTLE_ENDIAN),
  F64BE(8, true, ByteOrder.BIG_ENDIAN);

  private static final float TO_UNIT_8 = 1f / (1 << 7);
  private static final float TO_UNIT_16 = 1f / (1 << 15);
  private static final float TO_UNIT_24 = 1f / (1 << 23);
  private static final float TO_UNIT_32 = 1f / (1L << 31);

  private final int bytes;
  private final boolean floating;
  private final ByteOrder order;

  SampleLayout(int bytes, boolean floating, ByteOrder order) {
    this.bytes = bytes;
    this.floating = floating;
    this.order = order;
  }

  int bytes() {
    return bytes;
  }

  boolean floating() {
    return floating;
  }

  ByteOrder order() {
    return order;
  }

  static @Nullable SampleLayout littleEndian(int bytes, boolean floating) {
    if (floating) {
      return bytes == 4 ? F32LE : bytes == 8 ? F64LE : null;
    }
    return switch (bytes) {
      case 1 -> U8;
      case 2 -> S16LE;
      case 3 -> S24LE;
      case 4 -> S32LE;
      default -> null;
    };
  }

  /** Room that decoding needs between the file and the samples, reused from call to call. */
  static final class Scratch {
    private byte[] bytes = new byte[0];
    private short[] shorts = new short[0];
    private int[] ints = new int[0];

    byte[] bytes(int n) {
      if (bytes.length < n) {
        bytes = new byte[n];
      }
      return bytes;
    }

    short[] shorts(int n) {
      if (shorts.length < n) {
        shorts = new short[n];
      }
      return shorts;
    }

    int[] ints(int n) {
      if (ints.length < n) {
        ints = new int[n];
      }
      return ints;
    }
  }

  /** Decodes {@code count} samples from the buffer's position, which moves on. */
  void decode(ByteBuffer from, float[] to, int offset, int count, Scratch scratch) {
    from.order(order);
    int length = count * bytes;
    switch (this) {
      case F32LE, F32BE -> from.asFloatBuffer().get(to, offset, count);
      case S16LE, S16BE -> {
        short[] s = scratch.shorts(count);
        from.asShortBuffer().get(s, 0, count);
        for (int i = 0; i < count; i++) {
          to[offset + i] = s[i] * TO_UNIT_16;
        }
      }
      case S32LE, S32BE -> {
        int[] s = scratch.ints(count);
        from.asIntBuffer().get(s, 0, count);
        for (int i = 0; i < count; i++) {
          to[offset + i] = s[i] * TO_UNIT_32;
        }
      }
      case F64LE, F64BE -> {
        for (int i = 0; i < count; i++) {
          to[offset + i] = (float) from.getDouble(from.position() + 8 * i);
        }
      }
      case U8, S8 -> {
        byte[] b = scratch.bytes(length);
        from.get(from.position(), b, 0, length);
        int flip = this == U8 ? 0x80 : 0;
        for (int i = 0; i < count; i++) {
          to[offset + i] = (byte) (b[i] ^ flip) * TO_UNIT_8;
        }
      }
      case S24LE, S24BE -> {
        byte[] b = scratch.bytes(length);
        from.get(from.position(), b, 0, length);
        floats24(b, to, offset, count);
      }
    }
    from.position(from.position() + length);
  }

  /** As {@link #decode}, exact for every layout. */
  void decodeDoubles(ByteBuffer from, double[] to, int offset, int count, Scratch scratch) {
    from.order(order);
    int at = from.position();
    switch (this) {
      case F32LE, F32BE -> {
        for (int i = 0; i < count; i++) {
          to[offset + i] = from.getFloat(at + 4 * i);
        }
      }
      case F64LE, F64BE -> from.asDoubleBuffer().get(to, offset, count);
      case S16LE, S16BE -> {
        for (int i = 0; i < count; i++) {
          to[offset + i] = from.getShort(at + 2 * i) * (double) TO_UNIT_16;
        }
      }
      case S32LE, S32BE -> {
        for (int i = 0; i < count; i++) {
          to[offset + i] = from.getInt(at + 4 * i) * (double) TO_UNIT_32;
        }
      }
      case U8, S8 -> {
        int flip = this == U8 ? 0x80 : 0;
        for (int i = 0; i < count; i++) {
          to[offset + i] = (byte) (from.get(at + i) ^ flip) * (double) TO_UNIT_8;
        }
      }
      case S24LE, S24BE -> {
        byte[] b = scratch.bytes(3 * count);
        from.get(at, b, 0, 3 * count);
        int low = order == ByteOrder.LITTLE_ENDIAN ? 0 : 2;
        for (int i = 0; i < count; i++) {
          to[offset + i] = int24(b, 3 * i, low) * (double) TO_UNIT_24;
        }
      }
    }
    from.position(at + count * bytes);
  }

  private void floats24(byte[] b, float[] to, int offset, int count) {
    int low = order == ByteOrder.LITTLE_ENDIAN ? 0 : 2;
    for (int i = 0, j = 0; i < count; i++, j += 3) {
      to[offset + i] = int24(b, j, low) * TO_UNIT_24;
    }
  }

  private static int int24(byte[] b, int at, int low) {
    return (b[at + low] & 0xff) | (b[at + 1] & 0xff) << 8 | b[at + 2 - low] << 16;
  }
}
