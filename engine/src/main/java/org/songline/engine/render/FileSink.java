package org.songline.engine.render;

import java.io.IOException;
import org.songline.media.audio.AudioWriter;

/** Writes the sound to a file as it is, without dither. */
public record FileSink(AudioWriter writer) implements RenderSink {
  @Override
  public void write(float[] stereo, int offset, int frames) throws IOException {
    writer.write(stereo, offset, frames);
  }

  @Override
  public void finish() throws IOException {
    writer.finish();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
