package org.songline.engine.media;

import java.io.IOException;

/** Stereo frames that can be read from any place; for one thread at a time. */
interface StereoFile extends AutoCloseable {
  long frames();

  /** Reads interleaved stereo; returns how many frames were there. */
  int read(long position, float[] stereo, int frames) throws IOException;

  @Override
  void close() throws IOException;
}
