package org.songline.engine.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Stereo floats in a temporary file, for recordings too long to hold; gone when closed. */
final class SpillFile implements StereoFile {
  private static final int FRAME_BYTES = 2 * Float.BYTES;

  private final FileChannel channel;
  private final ByteBuffer bytes =
      ByteBuffer.allocateDirect(8192 * FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long frames;

  SpillFile() throws IOException {
    Path file = Files.createTempFile("songline-", ".sound");
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  void append(float[] stereo, int count) throws IOException {
    int done = 0;
    while (done < count) {
      int now = Math.min(count - done, bytes.capacity() / FRAME_BYTES);
      bytes.clear();
      bytes.asFloatBuffer().put(stereo, done * 2, now * 2);
      bytes.limit(now * FRAME_BYTES);
      long at = frames * FRAME_BYTES;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      frames += now;
      done += now;
    }
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  public int read(long position, float[] stereo, int count) throws IOException {
    int wanted = Math.clamp(frames - position, 0, count);
    int done = 0;
    while (done < wanted) {
      int now = Math.min(wanted - done, bytes.capacity() / FRAME_BYTES);
      bytes.clear().limit(now * FRAME_BYTES);
      long at = (position + done) * FRAME_BYTES;
      while (bytes.hasRemaining()) {
        int got = channel.read(bytes, at);
        if (got < 0) {
          throw new IOException("a temporary file was cut short");
        }
        at += got;
      }
      bytes.flip();
      bytes.asFloatBuffer().get(stereo, done * 2, now * 2);
      done += now;
    }
    return done;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
