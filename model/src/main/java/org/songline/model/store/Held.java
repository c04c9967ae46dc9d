package org.songline.model.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.songline.model.SongProblem;

/**
 * The lock of a song's folder. While it is held the file says since when; it is emptied when the
 * song is closed, so that what still stands there tells of a program that ended otherwise.
 */
final class Held implements AutoCloseable {
  private static final int MOST_BYTES = 64;

  private final FileChannel channel;
  private final Optional<Long> left;

  private Held(FileChannel channel, Optional<Long> left) {
    this.channel = channel;
    this.left = left;
  }

  /**
   * @throws SongProblem when another program has the song open
   */
  static Held of(Path folder, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null; // This program has it open already.
    }
    if (lock == null) {
      channel.close();
      throw new SongProblem(
          folder.toString(), "", "another program has the song open", "close it there first");
    }
    try {
      Optional<Long> left = left(channel);
      String now = "open " + System.currentTimeMillis() + "\n";
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(now.getBytes(StandardCharsets.UTF_8)), 0);
      return new Held(channel, left);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** When the program before opened the song, when it did not close it. */
  Optional<Long> left() {
    return left;
  }

  private static Optional<Long> left(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    channel.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    return text.matches("open \\d{1,18}\n")
        ? Optional.of(Long.parseLong(text.substring(5, text.length() - 1)))
        : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try (channel) {
        channel.truncate(0);
      }
    }
  }
}
