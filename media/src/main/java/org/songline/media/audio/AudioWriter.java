package org.songline.media.audio;

import java.io.IOException;

/**
 * A sound file being written. The file appears under its name only when {@link #finish} returns;
 * {@link #close} before that removes every trace. Samples are interleaved. For one thread at a
 * time.
 *
 * <p>Floats are full scale at -1..1. For an integer file they are rounded to the nearest step and
 * clipped, without dither: who reduces the depth dithers first and hands over the steps by {@link
 * #writeInts}.
 */
public interface AudioWriter extends AutoCloseable {
  void write(float[] interleaved, int offset, int frames) throws IOException;

  /** As {@link #write}; keeps all 32 bits of a 32-bit integer file. */
  void writeDoubles(double[] interleaved, int offset, int frames) throws IOException;

  /**
   * Writes finished steps of an integer file, in the range of its depth; what lies outside is
   * clipped.
   *
   * @throws IllegalStateException when the file does not hold integers
   */
  void writeInts(int[] interleaved, int offset, int frames) throws IOException;

  /** Frames written so far. */
  long framesWritten();

  /** Completes the file, makes it durable and gives it its name. */
  void finish() throws IOException;

  /** Ends the writing; without a finish before, nothing is left behind. */
  @Override
  void close() throws IOException;
}
