package org.songline.media.peaks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.songline.media.MediaProblem;

/** An open file of peaks, for any number of threads. */
public final class PeakFile implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final PeakLayout layout;

  private PeakFile(Path file, FileChannel channel, PeakLayout layout) {
    this.file = file;
    this.channel = channel;
    this.layout = layout;
  }

  /**
   * Opens a file and checks that it is whole.
   *
   * @throws MediaProblem when it is missing or not what it should be
   */
  public static PeakFile open(Path file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new MediaProblem(file.toString(), "", "does not exist", "check the name");
    }
    boolean opened = false;
    try {
      ByteBuffer header = ByteBuffer.allocate(PeakLayout.HEADER);
      fill(channel, header, 0);
      PeakLayout layout = PeakLayout.parse(header.flip(), channel.size(), file);
      opened = true;
      return new PeakFile(file, channel, layout);
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  public PeakLayout layout() {
    return layout;
  }

  /** How many pairs there are of those that are asked for. */
  public int available(int level, long from, int count) {
    return Math.clamp(layout.pairs(level) - from, 0, Math.max(0, count));
  }

  /**
   * Reads pairs of all channels: {@link #available} of each channel, one channel after the other.
   *
   * @param from first pair, 0 or more
   * @return little-endian
   */
  public ByteBuffer read(int level, long from, int count) throws IOException {
    if (from < 0) {
      throw new IllegalArgumentException("pairs from " + from);
    }
    int each = available(level, from, count);
    ByteBuffer pairs =
        ByteBuffer.allocate(Math.multiplyExact(each * PeakLayout.PAIR, layout.channels()))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int c = 0; c < layout.channels() && each > 0; c++) {
      pairs.limit((c + 1) * each * PeakLayout.PAIR);
      fill(channel, pairs, layout.place(level, c) + from * PeakLayout.PAIR);
      if (pairs.hasRemaining()) {
        throw PeakLayout.damaged(file, "ends too early");
      }
    }
    return pairs.flip();
  }

  /** Reads until the buffer is full or the file ends. */
  static void fill(FileChannel channel, ByteBuffer to, long place) throws IOException {
    for (long at = place; to.hasRemaining(); ) {
      int n = channel.read(to, at);
      if (n <= 0) {
        return;
      }
      at += n;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
