package org.songline.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads the uncompressed samples of a WAV or AIFF file, from any place. */
final class PcmReader implements AudioReader {
  private static final int WINDOW = 1 << 17;

  private final FileSource source;
  private final AudioFormat format;
  private final AudioMetadata metadata;
  private final SampleLayout layout;
  private final long dataStart;
  private final int frameBytes;
  private final ByteBuffer window;
  private final SampleLayout.Scratch scratch = new SampleLayout.Scratch();
  private long position;

  PcmReader(
      FileSource source,
      AudioFormat format,
      AudioMetadata metadata,
      SampleLayout layout,
      long dataStart) {
    this.source = source;
    this.format = format;
    this.metadata = metadata;
    this.layout = layout;
    this.dataStart = dataStart;
    this.frameBytes = layout.bytes() * format.channels();
    int frames = Math.max(1, WINDOW / frameBytes);
    long whole = Math.max(1, Math.min(frames, format.frames()));
    this.window = ByteBuffer.allocateDirect((int) whole * frameBytes).limit(0);
  }

  @Override
  public AudioFormat format() {
    return format;
  }

  @Override
  public AudioMetadata metadata() {
    return metadata;
  }

  @Override
  public int read(float[] interleaved, int offset, int frames) throws IOException {
    int channels = format.channels();
    int done = 0;
    while (done < frames) {
      int now = available(frames - done);
      if (now == 0) {
        break;
      }
      layout.decode(window, interleaved, offset + done * channels, now * channels, scratch);
      position += now;
      done += now;
    }
    return done;
  }

  @Override
  public int readDoubles(double[] interleaved, int offset, int frames) throws IOException {
    int channels = format.channels();
    int done = 0;
    while (done < frames) {
      int now = available(frames - done);
      if (now == 0) {
        break;
      }
      layout.decodeDoubles(window, interleaved, offset + done * channels, now * channels, scratch);
      position += now;
      done += now;
    }
    return done;
  }

  /** Whole frames ready in the window, at most {@code wanted}; 0 at the end. */
  private int available(int wanted) throws IOException {
    if (window.remaining() < frameBytes) {
      long left = format.frames() - position;
      if (left <= 0) {
        return 0;
      }
      window.clear();
      window.limit((int) Math.min(window.capacity(), left * frameBytes));
      int got = source.read(dataStart + position * frameBytes, window);
      window.flip().limit(got - got % frameBytes);
    }
    return Math.min(wanted, window.remaining() / frameBytes);
  }

  @Override
  public boolean seekable() {
    return true;
  }

  @Override
  public void seek(long frame) {
    long target = Math.clamp(frame, 0, format.frames());
    long ahead = target - position;
    if (ahead >= 0 && ahead * frameBytes <= window.remaining()) {
      window.position(window.position() + (int) ahead * frameBytes);
    } else {
      window.limit(0);
    }
    position = target;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
