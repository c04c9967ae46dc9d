package org.songline.studio.live;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.songline.dsp.Quantum;

/**
 * The sound before and after a device, as a binary message: kind 3 (u8), version (u8), how many
 * places of the spectrum (u16), number of the ask that wished for it (u32), frame of the engine
 * after the last that was looked at (u64), root of the mean square of the newest 256 frames before
 * and after (float32 each), then the levels before and the levels after in decibels (float32). All
 * little-endian.
 */
public final class SpectrumFrame {
  /** What begins the message. */
  public static final int KIND = 3;

  public static final int VERSION = 1;

  private static final int HEADER = 24;
  private static final int NEWEST = 256;

  private SpectrumFrame() {}

  /**
   * The message of a sound.
   *
   * @param ask the number by which a page wished for it
   * @param frame of the engine after the last
   * @param before {@link Spectrum#FRAMES} interleaved frames
   */
  public static ByteBuffer of(
      long ask, long frame, Spectrum spectrum, float[] before, float[] after) {
    ByteBuffer message =
        ByteBuffer.allocate(HEADER + 2 * Float.BYTES * Spectrum.PLACES)
            .order(ByteOrder.LITTLE_ENDIAN);
    message
        .put((byte) KIND)
        .put((byte) VERSION)
        .putShort((short) Spectrum.PLACES)
        .putInt((int) ask)
        .putLong(frame)
        .putFloat(mean(before))
        .putFloat(mean(after));
    float[] levels = new float[Spectrum.PLACES];
    for (float[] sound : new float[][] {before, after}) {
      spectrum.of(sound, levels);
      for (float level : levels) {
        message.putFloat(level);
      }
    }
    return message.flip();
  }

  /** The root of the mean square of the newest frames of both sides. */
  private static float mean(float[] stereo) {
    double sum = 0;
    for (int i = stereo.length - NEWEST * Quantum.CHANNELS; i < stereo.length; i++) {
      sum += stereo[i] * stereo[i];
    }
    return (float) Math.sqrt(sum / (NEWEST * Quantum.CHANNELS));
  }
}
