package org.songline.studio.live;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.songline.dsp.Quantum;
import org.songline.engine.live.Gauges;

/**
 * What devices tell about the sound, as a binary message: kind 2 (u8), version (u8), how many
 * figures (u16), frame of the engine after the last that was heard (u64), then the figures
 * (float32), NaN where a device is off or rests. All little-endian; the order of the figures is
 * told beside it.
 */
public final class ReadingFrame {
  /** What begins the message. */
  public static final int KIND = 2;

  public static final int VERSION = 1;

  private static final int HEADER = 12;

  private ReadingFrame() {}

  /** The message of what was told since the last look. */
  public static ByteBuffer of(Gauges.Look look) {
    float[] figures = look.figures();
    if (figures.length > 0xffff) {
      throw new IllegalArgumentException("too many figures: " + figures.length);
    }
    ByteBuffer message =
        ByteBuffer.allocate(HEADER + Float.BYTES * figures.length).order(ByteOrder.LITTLE_ENDIAN);
    message
        .put((byte) KIND)
        .put((byte) VERSION)
        .putShort((short) figures.length)
        .putLong(look.quantum() * Quantum.FRAMES);
    for (float figure : figures) {
      message.putFloat(figure);
    }
    return message.flip();
  }
}
