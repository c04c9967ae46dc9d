package org.songline.engine.render;

import java.io.IOException;
import org.songline.engine.plan.Port;

/** Takes the sound of one output, in order. */
public interface RenderSink extends AutoCloseable {
  /**
   * Takes interleaved stereo; the array is used again afterwards.
   *
   * @param offset index of the first sample
   */
  void write(float[] stereo, int offset, int frames) throws IOException;

  /** All has been written: the result may appear. */
  void finish() throws IOException;

  /** Ends the writing; without a finish before, nothing is left behind. */
  @Override
  void close() throws IOException;

  /** Opens a sink for each output of a render. */
  @FunctionalInterface
  interface Factory {
    RenderSink open(Port port, int rate) throws IOException;
  }
}
