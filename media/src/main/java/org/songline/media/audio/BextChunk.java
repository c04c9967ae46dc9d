package org.songline.media.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.songline.media.audio.tags.Broadcast;

/** The bext chunk, version 1 of EBU Tech 3285. */
final class BextChunk {
  private static final int FIXED = 602;

  private BextChunk() {}

  static @Nullable Broadcast read(ByteBuffer b) {
    if (b.limit() < FIXED) {
      return null;
    }
    return new Broadcast(
        RiffText.string(b, 0, 256),
        RiffText.string(b, 256, 32),
        RiffText.string(b, 288, 32),
        RiffText.string(b, 320, 10),
        RiffText.string(b, 330, 8),
        Math.max(0, b.getLong(338)),
        RiffText.string(b, FIXED, b.limit() - FIXED));
  }

  static byte[] write(Broadcast v) {
    byte[] history = v.codingHistory().getBytes(StandardCharsets.UTF_8);
    ByteBuffer b = ByteBuffer.allocate(FIXED + history.length).order(ByteOrder.LITTLE_ENDIAN);
    put(b, v.description(), 256);
    put(b, v.originator(), 32);
    put(b, v.originatorReference(), 32);
    put(b, v.date(), 10);
    put(b, v.time(), 8);
    b.putLong(v.timeReference());
    b.putShort((short) 1);
    b.position(FIXED);
    b.put(history);
    return b.array();
  }

  private static void put(ByteBuffer b, String s, int room) {
    byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
    int start = b.position();
    b.put(bytes, 0, Math.min(bytes.length, room));
    b.position(start + room);
  }
}
