package org.songline.coach.listening;

import java.io.IOException;
import org.songline.engine.render.RenderSink;

/** Hands what a render writes to two sinks. */
record BothSinks(RenderSink first, RenderSink second) implements RenderSink {
  @Override
  public void write(float[] stereo, int offset, int frames) throws IOException {
    first.write(stereo, offset, frames);
    second.write(stereo, offset, frames);
  }

  @Override
  public void finish() throws IOException {
    first.finish();
    second.finish();
  }

  @Override
  public void close() throws IOException {
    try (first) {
      second.close();
    }
  }
}
