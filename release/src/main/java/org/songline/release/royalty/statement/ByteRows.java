package org.songline.release.royalty.statement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.songline.release.ReleaseProblem;

/**
 * The rows of a text of separated values, one after the other, without a text made of each field: a
 * field is a place in {@link #bytes} until the next row is read. Quotes as RFC 4180 has them; line
 * ends of any system. Bytes are UTF-8, or Windows-1252 where they cannot be.
 */
final class ByteRows {
  private static final int MOST_FIELDS = 512;
  private static final int LONGEST_ROW = 1 << 20;
  private static final Charset OLD = Charset.forName("windows-1252");

  private final InputStream in;
  private final String name;
  private final byte separator;
  private final boolean quotes;
  private byte[] buffer = new byte[1 << 18];
  private int from;
  private int until;
  private boolean ended;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int fields;
  private long line;
  private long nextLine = 1;

  /**
   * @param name of the file, for problems
   * @param quotes whether a field may stand in quotes
   */
  ByteRows(InputStream in, String name, char separator, boolean quotes) {
    this.in = in;
    this.name = name;
    this.separator = (byte) separator;
    this.quotes = quotes;
  }

  /**
   * Goes to the next row that is not empty.
   *
   * @return whether there was one
   * @throws ReleaseProblem when a row is too long or its quotes do not close
   */
  boolean next() throws IOException {
    while (row()) {
      if (fields > 1 || ends[0] > starts[0]) {
        return true;
      }
    }
    return false;
  }

  /** The line on which the row begins, from 1. */
  long line() {
    return line;
  }

  int fields() {
    return fields;
  }

  byte[] bytes() {
    return buffer;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  /** A field without spaces around it; empty when the row is shorter. */
  String text(int field) {
    return field < 0 || field >= fields ? "" : text(buffer, starts[field], ends[field]);
  }

  boolean isEmpty(int field) {
    return field < 0 || field >= fields || starts[field] == ends[field];
  }

  /** A problem at the row. */
  ReleaseProblem problem(String what, String mend) {
    return new ReleaseProblem(name + ": line " + line, what, mend);
  }

  static String text(byte[] bytes, int start, int end) {
    boolean plain = true;
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0) {
        plain = false;
        break;
      }
    }
    if (plain) {
      return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, start, end - start))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, start, end - start, OLD);
    }
  }

  /** Reads one row; whether there was one. Places count from the row's begin until it is whole. */
  private boolean row() throws IOException {
    line = nextLine;
    fields = 0;
    int at = 0;
    if (!there(at)) {
      return false;
    }
    boolean whole = false;
    while (!whole) {
      int start = at;
      int write = at;
      boolean quoted = quotes && there(at) && buffer[from + at] == '"';
      if (quoted) {
        at++;
        start = at;
        write = at;
        for (boolean open = true; open; ) {
          if (!there(at)) {
            throw problem("a quote that opens there is never closed", "close it or take it out");
          }
          byte b = buffer[from + at];
          at++;
          if (b == '"') {
            open = there(at) && buffer[from + at] == '"';
            if (!open) {
              continue;
            }
            at++;
          } else if (b == '\n') {
            nextLine++;
          }
          buffer[from + write] = b;
          write++;
        }
      }
      while (true) {
        if (!there(at)) {
          whole = true;
          break;
        }
        byte b = buffer[from + at];
        at++;
        if (b == separator) {
          break;
        }
        if (b == '\n' || b == '\r') {
          if (b == '\r' && there(at) && buffer[from + at] == '\n') {
            at++;
          }
          nextLine++;
          whole = true;
          break;
        }
        buffer[from + write] = b;
        write++;
      }
      add(start, write, quoted);
    }
    for (int i = 0; i < fields; i++) {
      starts[i] += from;
      ends[i] += from;
    }
    from += at;
    return true;
  }

  private void add(int start, int end, boolean quoted) {
    int first = start;
    int last = end;
    while (!quoted && first < last && buffer[from + first] == ' ') {
      first++;
    }
    while (last > first && buffer[from + last - 1] == ' ') {
      last--;
    }
    if (fields == MOST_FIELDS) {
      throw problem("the row has more than " + MOST_FIELDS + " fields", "check its separators");
    }
    if (fields == starts.length) {
      starts = Arrays.copyOf(starts, 2 * fields);
      ends = Arrays.copyOf(ends, 2 * fields);
    }
    starts[fields] = first;
    ends[fields] = last;
    fields++;
  }

  /** Whether the text has a byte at a place of this row; reads on where it must. */
  private boolean there(int at) throws IOException {
    while (from + at >= until) {
      if (ended) {
        return false;
      }
      int kept = until - from;
      if (kept > LONGEST_ROW) {
        throw problem("the row is longer than a million characters", "check its quotes");
      }
      byte[] into = kept + (1 << 17) > buffer.length ? new byte[2 * buffer.length] : buffer;
      System.arraycopy(buffer, from, into, 0, kept);
      buffer = into;
      from = 0;
      int read = in.read(buffer, kept, buffer.length - kept);
      ended = read < 0;
      until = kept + Math.max(0, read);
    }
    return true;
  }
}
