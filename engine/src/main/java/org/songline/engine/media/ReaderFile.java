package org.songline.engine.media;

import java.io.IOException;
import org.songline.media.audio.AudioReader;

/** A sound file that is at the right rate already, with its channels brought to stereo. */
final class ReaderFile implements StereoFile {
  private static final int BLOCK = 4096;

  private final AudioReader reader;
  private final Stereo stereo;

  ReaderFile(AudioReader reader) {
    this.reader = reader;
    this.stereo = new Stereo(reader.format().channels(), BLOCK);
  }

  @Override
  public long frames() {
    return reader.format().frames();
  }

  @Override
  public int read(long position, float[] out, int frames) throws IOException {
    if (reader.position() != position) {
      reader.seek(position);
    }
    int done = 0;
    while (done < frames) {
      int now = stereo.read(reader, out, done, Math.min(BLOCK, frames - done));
      if (now == 0) {
        break;
      }
      done += now;
    }
    return done;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
