package org.songline.engine.media;

import java.io.IOException;
import org.songline.media.audio.AudioReader;

/** Reads any number of channels as two. */
final class Stereo {
  private final int channels;
  private final float[] scratch;

  Stereo(int channels, int mostFrames) {
    this.channels = channels;
    this.scratch =
        channels == 2 ? new float[0] : new float[Math.multiplyExact(channels, mostFrames)];
  }

  /** Reads the next frames into {@code out} from frame {@code at} on; returns how many. */
  int read(AudioReader reader, float[] out, int at, int frames) throws IOException {
    if (channels == 2) {
      return reader.read(out, at * 2, frames);
    }
    int count = reader.read(scratch, 0, frames);
    for (int i = 0; i < count; i++) {
      int from = i * channels;
      out[(at + i) * 2] = scratch[from];
      out[(at + i) * 2 + 1] = scratch[channels == 1 ? from : from + 1];
    }
    return count;
  }
}
