package org.songline.media.audio;

import java.io.IOException;

/** A reader that decodes from the start; going back starts anew. */
abstract class SerialReader extends BlockReader {
  private static final int CHUNK = 1 << 16;

  private long position;

  SerialReader(FileSource source, AudioFormat format, AudioMetadata metadata) {
    super(source, format, metadata);
  }

  /** Goes behind frames that are ready. */
  abstract void skip(int frames);

  /** Makes ready to read from the start. */
  abstract void restart() throws IOException;

  /** To be told by whoever goes behind frames. */
  final void advance(int frames) {
    position += frames;
  }

  @Override
  public final boolean seekable() {
    return false;
  }

  @Override
  public final void seek(long frame) throws IOException {
    if (frame < position) {
      restart();
      position = 0;
    }
    while (position < frame) {
      int now = available((int) Math.min(frame - position, CHUNK));
      if (now == 0) {
        return;
      }
      skip(now);
    }
  }

  @Override
  public final long position() {
    return position;
  }
}
