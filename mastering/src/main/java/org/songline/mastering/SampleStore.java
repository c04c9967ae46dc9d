package org.songline.mastering;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Interleaved samples that are written once and read many times, in pages: the first ones in
 * memory, the others in a temporary file that vanishes on {@link #close}, so that several versions
 * of an hour of sound fit in a small heap.
 */
final class SampleStore implements AutoCloseable {
  /** Samples kept in memory: 8 MB. */
  private static final int IN_MEMORY = 1 << 21;

  /** Frames handed on at a time. */
  private static final int BLOCK = 4096;

  /** Samples of a page. */
  private static final int PAGE = 1 << 15;

  private final int channels;
  private final int kept;
  private final List<float[]> memory = new ArrayList<>();
  private float[] last = new float[PAGE];
  private int fill;
  private long samples;
  private @Nullable FileChannel file;
  private @Nullable ByteBuffer bytes;
  private float[] window = new float[0];
  private long windowPage = -1;

  SampleStore(int channels) {
    this(channels, IN_MEMORY);
  }

  /**
   * @param limit samples kept in memory, in whole pages
   */
  SampleStore(int channels, int limit) {
    this.channels = channels;
    kept = limit / PAGE;
  }

  int channels() {
    return channels;
  }

  long frames() {
    return samples / channels;
  }

  void append(float[] x, int at, int frames) throws IOException {
    int count = frames * channels;
    for (int done = 0; done < count; ) {
      int part = Math.min(count - done, PAGE - fill);
      System.arraycopy(x, at + done, last, fill, part);
      fill += part;
      done += part;
      samples += part;
      if (fill == PAGE) {
        turn();
      }
    }
  }

  /** The last page is full: it goes to its place. */
  private void turn() throws IOException {
    if (memory.size() < kept) {
      memory.add(last);
      last = new float[PAGE];
    } else {
      transfer(samples / PAGE - 1, last, true);
    }
    fill = 0;
  }

  /** Reads frames from a position; fewer only at the end. */
  int read(long frame, float[] x, int at, int frames) throws IOException {
    int count = (int) Math.max(0, Math.min(frames, frames() - frame)) * channels;
    long from = frame * channels;
    for (int done = 0; done < count; ) {
      int place = (int) ((from + done) % PAGE);
      int part = Math.min(count - done, PAGE - place);
      System.arraycopy(page((from + done) / PAGE), place, x, at + done, part);
      done += part;
    }
    return count / channels;
  }

  private float[] page(long number) throws IOException {
    if (number < memory.size()) {
      return memory.get((int) number);
    }
    if (number == samples / PAGE) {
      return last;
    }
    if (number != windowPage) {
      if (window.length == 0) {
        window = new float[PAGE];
      }
      transfer(number, window, false);
      windowPage = number;
    }
    return window;
  }

  /** Hands all frames on, in order. */
  void each(Pipe.Sink sink, Work work) throws IOException {
    float[] block = new float[BLOCK * channels];
    for (long at = 0; at < frames(); at += BLOCK) {
      sink.accept(block, read(at, block, 0, BLOCK));
      work.at(at, frames());
    }
  }

  /** Writes or reads a page of the file, in which those kept in memory are left out. */
  private void transfer(long page, float[] x, boolean write) throws IOException {
    FileChannel channel = file;
    ByteBuffer buffer = bytes;
    if (channel == null || buffer == null) {
      Path path = Files.createTempFile("songline-master", ".f32");
      channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = channel;
      buffer = ByteBuffer.allocateDirect(PAGE * Float.BYTES).order(ByteOrder.nativeOrder());
      bytes = buffer;
    }
    long start = (page - kept) * PAGE * Float.BYTES;
    buffer.clear();
    if (write) {
      buffer.asFloatBuffer().put(x);
    }
    while (buffer.hasRemaining()) {
      long at = start + buffer.position();
      if ((write ? channel.write(buffer, at) : channel.read(buffer, at)) < 0) {
        throw new IOException("the temporary file of the master was cut short");
      }
    }
    if (!write) {
      buffer.flip();
      buffer.asFloatBuffer().get(x);
    }
  }

  @Override
  public void close() throws IOException {
    memory.clear();
    samples = 0;
    fill = 0;
    windowPage = -1;
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
