package org.songline.media.vorbis;

import java.util.Arrays;

/** Writes the bits that {@link BitReader} reads. */
final class BitWriter {
  private byte[] bytes = new byte[64];
  private int bits;

  BitWriter write(int value, int count) {
    for (int i = 0; i < count; i++, bits++) {
      if (bits / 8 == bytes.length) {
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
      }
      bytes[bits / 8] |= (byte) ((value >>> i & 1) << bits % 8);
    }
    return this;
  }

  BitReader reader() {
    int length = (bits + 7) / 8;
    BitReader in = new BitReader();
    in.start(Arrays.copyOf(bytes, length + OggPackets.SPARE), length);
    return in;
  }
}
