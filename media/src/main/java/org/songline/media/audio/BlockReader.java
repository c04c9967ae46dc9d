package org.songline.media.audio;

import java.io.IOException;

/**
 * A reader that makes frames in blocks of its own size and hands them out as they are asked for.
 */
abstract class BlockReader implements AudioReader {
  private final FileSource source;
  private final AudioFormat format;
  private final AudioMetadata metadata;

  BlockReader(FileSource source, AudioFormat format, AudioMetadata metadata) {
    this.source = source;
    this.format = format;
    this.metadata = metadata;
  }

  /** Frames ready to be taken, at most {@code wanted}; 0 at the end. */
  abstract int available(int wanted) throws IOException;

  /** Copies the next frames, which are ready, and goes behind them. */
  abstract void take(float[] interleaved, int at, int frames);

  /** As {@link #take(float[], int, int)}. */
  abstract void take(double[] interleaved, int at, int frames);

  final FileSource source() {
    return source;
  }

  @Override
  public final AudioFormat format() {
    return format;
  }

  @Override
  public final AudioMetadata metadata() {
    return metadata;
  }

  @Override
  public final int read(float[] interleaved, int offset, int frames) throws IOException {
    int done = 0;
    while (done < frames) {
      int now = available(frames - done);
      if (now == 0) {
        break;
      }
      take(interleaved, offset + done * format.channels(), now);
      done += now;
    }
    return done;
  }

  @Override
  public final int readDoubles(double[] interleaved, int offset, int frames) throws IOException {
    int done = 0;
    while (done < frames) {
      int now = available(frames - done);
      if (now == 0) {
        break;
      }
      take(interleaved, offset + done * format.channels(), now);
      done += now;
    }
    return done;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
