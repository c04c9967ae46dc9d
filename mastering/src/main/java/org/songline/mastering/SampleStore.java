package org.songline.mastering;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Interleaved samples that are written once and read many times: in memory while short, in a
 * temporary file that vanishes on {@link #close} once long, so that an hour of sound fits in a
 * small heap.
 */
final class SampleStore implements AutoCloseable {
  /** Samples kept in memory: 64 MB. */
  private static final int IN_MEMORY = 1 << 24;

  private static final int BLOCK = 4096;

  private final int channels;
  private final int limit;
  private final ByteBuffer bytes =
      ByteBuffer.allocateDirect(1 << 18).order(ByteOrder.nativeOrder());
  private float[] memory = new float[1 << 12];
  private @Nullable FileChannel file;
  private long samples;

  SampleStore(int channels) {
    this(channels, IN_MEMORY);
  }

  SampleStore(int channels, int limit) {
    this.channels = channels;
    this.limit = limit;
  }

  int channels() {
    return channels;
  }

  long frames() {
    return samples / channels;
  }

  void append(float[] x, int at, int frames) throws IOException {
    int count = frames * channels;
    if (file == null && samples + count > limit) {
      Path path = Files.createTempFile("songline-master", ".f32");
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      write(file, 0, memory, 0, (int) samples);
      memory = new float[0];
    }
    if (file != null) {
      write(file, samples, x, at, count);
    } else {
      if (samples + count > memory.length) {
        memory =
            Arrays.copyOf(
                memory, (int) Math.min(limit, Math.max(samples + count, memory.length * 2L)));
      }
      System.arraycopy(x, at, memory, (int) samples, count);
    }
    samples += count;
  }

  /** Reads frames from a position; fewer only at the end. */
  int read(long frame, float[] x, int at, int frames) throws IOException {
    int count = (int) Math.min(frames, frames() - frame) * channels;
    long from = frame * channels;
    if (file == null) {
      System.arraycopy(memory, (int) from, x, at, count);
      return count / channels;
    }
    for (int done = 0; done < count; ) {
      int part = Math.min(count - done, bytes.capacity() / Float.BYTES);
      bytes.clear().limit(part * Float.BYTES);
      while (bytes.hasRemaining()) {
        if (file.read(bytes, (from + done) * Float.BYTES + bytes.position()) < 0) {
          throw new IOException("the temporary file of the master was cut short");
        }
      }
      bytes.flip();
      bytes.asFloatBuffer().get(x, at + done, part);
      done += part;
    }
    return count / channels;
  }

  /** Hands all frames on, in order. */
  void each(Pipe.Sink sink, Work work) throws IOException {
    float[] block = new float[BLOCK * channels];
    for (long at = 0; at < frames(); at += BLOCK) {
      sink.accept(block, read(at, block, 0, BLOCK));
      work.at(at, frames());
    }
  }

  private void write(FileChannel to, long sample, float[] x, int at, int count) throws IOException {
    for (int done = 0; done < count; ) {
      int part = Math.min(count - done, bytes.capacity() / Float.BYTES);
      bytes.clear();
      bytes.asFloatBuffer().put(x, at + done, part);
      bytes.limit(part * Float.BYTES);
      while (bytes.hasRemaining()) {
        to.write(bytes, (sample + done) * Float.BYTES + bytes.position());
      }
      done += part;
    }
  }

  @Override
  public void close() throws IOException {
    memory = new float[0];
    samples = 0;
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
