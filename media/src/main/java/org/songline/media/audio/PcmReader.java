package org.songline.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads the uncompressed samples of a WAV or AIFF file, from any place. */
final class PcmReader extends BlockReader {
  private static final int WINDOW = 1 << 17;

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
    super(source, format, metadata);
    this.layout = layout;
    this.dataStart = dataStart;
    this.frameBytes = layout.bytes() * format.channels();
    int frames = Math.max(1, WINDOW / frameBytes);
    long whole = Math.max(1, Math.min(frames, format.frames()));
    this.window = ByteBuffer.allocateDirect((int) whole * frameBytes).limit(0);
  }

  @Override
  void take(float[] interleaved, int at, int frames) {
    layout.decode(window, interleaved, at, frames * format().channels(), scratch);
    position += frames;
  }

  @Override
  void take(double[] interleaved, int at, int frames) {
    layout.decodeDoubles(window, interleaved, at, frames * format().channels(), scratch);
    position += frames;
  }

  @Override
  int available(int wanted) throws IOException {
    if (window.remaining() < frameBytes) {
      long left = format().frames() - position;
      if (left <= 0) {
        return 0;
      }
      window.clear();
      window.limit((int) Math.min(window.capacity(), left * frameBytes));
      int got = source().read(dataStart + position * frameBytes, window);
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
    long target = Math.clamp(frame, 0, format().frames());
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
}
