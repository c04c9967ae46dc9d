package org.songline.media.audio;

import java.io.IOException;
import org.songline.media.MediaProblem;

/**
 * An open sound file, read as a stream of frames. Samples are interleaved, full scale is -1..1
 * (integers are divided by two to the power of depth - 1; floats pass untouched). For one thread at
 * a time.
 */
public interface AudioReader extends AutoCloseable {
  AudioFormat format();

  AudioMetadata metadata();

  /**
   * Reads the next frames. Exact for integers up to 24 bits and for 32-bit floats; deeper samples
   * are rounded to the nearest float.
   *
   * @param offset index of the first sample to fill
   * @param frames how many are wanted; {@code frames * channels} samples must fit
   * @return how many were read: fewer than wanted only at the end, 0 after it
   * @throws MediaProblem when the file is damaged so that nothing sensible can be read
   */
  int read(float[] interleaved, int offset, int frames) throws IOException;

  /** As {@link #read}, exact for every depth. */
  int readDoubles(double[] interleaved, int offset, int frames) throws IOException;

  /** Whether {@link #seek} works at a cost that does not grow with the distance. */
  boolean seekable();

  /**
   * Moves to a frame; past the end is the end. Where {@link #seekable} is false this decodes all
   * that lies between, going back even from the start.
   *
   * @throws MediaProblem when the file is damaged on the way
   */
  void seek(long frame) throws IOException;

  /** The frame that is read next. */
  long position();

  @Override
  void close() throws IOException;
}
