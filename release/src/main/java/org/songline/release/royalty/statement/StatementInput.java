package org.songline.release.royalty.statement;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.songline.release.ReleaseProblem;

/** A statement's file as bytes in UTF-8 or an old code of one byte; packed ones are unpacked. */
final class StatementInput {
  private static final long MOST_BYTES = 4L << 30;
  private static final int HEAD = 1 << 16;

  private StatementInput() {}

  /**
   * Opens a file; its byte order mark is left out, UTF-16 becomes UTF-8.
   *
   * @throws ReleaseProblem while reading, when more than four gigabytes come out of it
   */
  static InputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      byte[] head = peek(raw, 2);
      InputStream plain = raw;
      if (head.length == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
        plain = new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16);
      }
      return decoded(new Bounded(plain, file.toString()));
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /** The first bytes of a file, unpacked, at most 64 kB. */
  static byte[] head(Path file) throws IOException {
    try (InputStream in = open(file)) {
      return in.readNBytes(HEAD);
    }
  }

  private static InputStream decoded(InputStream in) throws IOException {
    byte[] mark = in.readNBytes(3);
    if (mark.length == 3
        && mark[0] == (byte) 0xef
        && mark[1] == (byte) 0xbb
        && mark[2] == (byte) 0xbf) {
      return in;
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(mark), in);
    boolean little = mark.length >= 2 && mark[0] == (byte) 0xff && mark[1] == (byte) 0xfe;
    boolean big = mark.length >= 2 && mark[0] == (byte) 0xfe && mark[1] == (byte) 0xff;
    return little || big ? new Recoded(whole, StandardCharsets.UTF_16) : whole;
  }

  private static byte[] peek(InputStream in, int count) throws IOException {
    in.mark(count);
    byte[] head = in.readNBytes(count);
    in.reset();
    return head;
  }

  /** Refuses to go on beyond the greatest size. */
  private static final class Bounded extends FilterInputStream {
    private final String name;
    private long read;

    Bounded(InputStream in, String name) {
      super(in);
      this.name = name;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int more) {
      read += more;
      if (read > MOST_BYTES) {
        throw new ReleaseProblem(
            name, "more than four gigabytes come out of it", "check that it is a statement");
      }
    }
  }

  /** Text of one code as UTF-8. */
  private static final class Recoded extends InputStream {
    private final BufferedReader reader;
    private final char[] chars = new char[1 << 14];
    private byte[] bytes = new byte[0];
    private int at;

    Recoded(InputStream in, Charset code) {
      reader = new BufferedReader(new InputStreamReader(in, code), 1 << 14);
    }

    @Override
    public int read() throws IOException {
      return fill() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, bytes.length - at);
      System.arraycopy(bytes, at, into, offset, count);
      at += count;
      return count;
    }

    private boolean fill() throws IOException {
      if (at < bytes.length) {
        return true;
      }
      int count = reader.read(chars, 0, chars.length - 1);
      if (count < 0) {
        return false;
      }
      if (Character.isHighSurrogate(chars[count - 1])) {
        int low = reader.read();
        if (low >= 0) {
          chars[count] = (char) low;
          count++;
        }
      }
      bytes = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
      at = 0;
      return true;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
