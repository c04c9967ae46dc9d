package org.songline.studio.live;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.songline.dsp.Quantum;
import org.songline.engine.live.Meters;

/**
 * How loud all strips are, as a binary message: kind 1 (u8), version (u8), how many strips (u16),
 * frame of the engine after the last that was heard (u64), then for each strip largest sample of
 * left and right, root of the mean square of left and right (float32). All little-endian; the order
 * of the strips is told beside it.
 */
public final class LevelFrame {
  /** What begins the message. */
  public static final int KIND = 1;

  public static final int VERSION = 1;

  private static final int HEADER = 12;
  private static final int STRIP = 16;

  private LevelFrame() {}

  /** The message of what was heard since the last look. */
  public static ByteBuffer of(Meters.Look look) {
    return of(look.quantum() * Quantum.FRAMES, look.levels());
  }

  /**
   * @param frame of the engine
   * @param levels 65,535 at most
   */
  static ByteBuffer of(long frame, List<Meters.Level> levels) {
    if (levels.size() > 0xffff) {
      throw new IllegalArgumentException("too many strips: " + levels.size());
    }
    ByteBuffer message =
        ByteBuffer.allocate(HEADER + STRIP * levels.size()).order(ByteOrder.LITTLE_ENDIAN);
    message.put((byte) KIND).put((byte) VERSION).putShort((short) levels.size()).putLong(frame);
    for (Meters.Level level : levels) {
      message
          .putFloat(level.peakLeft())
          .putFloat(level.peakRight())
          .putFloat(level.rmsLeft())
          .putFloat(level.rmsRight());
    }
    return message.flip();
  }
}
