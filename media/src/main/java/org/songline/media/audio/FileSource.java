package org.songline.media.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.songline.media.MediaProblem;

/** An open file of known size, read at any place; knows its name for the sake of problems. */
final class FileSource implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final long size;

  private FileSource(Path path, FileChannel channel, long size) {
    this.path = path;
    this.channel = channel;
    this.size = size;
  }

  static FileSource open(Path path) throws MediaProblem {
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw new MediaProblem(path.toString(), "", "is not a file", "name a sound file");
      }
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      return new FileSource(path, channel, channel.size());
    } catch (NoSuchFileException e) {
      throw new MediaProblem(path.toString(), "", "does not exist", "check the name");
    } catch (MediaProblem e) {
      throw e;
    } catch (IOException e) {
      throw new MediaProblem(
          path.toString(),
          "",
          "cannot be opened (" + e.getMessage() + ")",
          "check its permissions");
    }
  }

  Path path() {
    return path;
  }

  long size() {
    return size;
  }

  /** Fills what it can of the buffer from {@code position}; fewer bytes only at the end. */
  int read(long position, ByteBuffer target) throws IOException {
    int total = 0;
    while (target.hasRemaining()) {
      int n = channel.read(target, position + total);
      if (n <= 0) {
        break;
      }
      total += n;
    }
    return total;
  }

  /** Up to {@code length} bytes from {@code position}, little-endian; fewer only at the end. */
  ByteBuffer bytes(long position, long length) throws IOException {
    long there = Math.max(0, Math.min(length, size - position));
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(there)).order(ByteOrder.LITTLE_ENDIAN);
    read(position, buffer);
    return buffer.flip();
  }

  /** All bytes from the start, read through a buffer; need not be closed. */
  InputStream stream() {
    return new BufferedInputStream(
        new InputStream() {
          private long position;

          @Override
          public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
          }

          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            int n = FileSource.this.read(position, ByteBuffer.wrap(to, offset, length));
            position += n;
            return n == 0 && length > 0 ? -1 : n;
          }
        },
        1 << 16);
  }

  MediaProblem problem(String place, String what, String mend) {
    return new MediaProblem(path.toString(), place, what, mend);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
