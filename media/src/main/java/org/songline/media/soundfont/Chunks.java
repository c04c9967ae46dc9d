package org.songline.media.soundfont;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.songline.media.MediaProblem;

/** The RIFF chunks of a font, by name; a chunk never reaches beyond the file. */
final class Chunks {
  static final ValueLayout.OfShort INT16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt INT32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final int MOST = 1000;

  private final String name;
  private final Map<String, MemorySegment> found = new HashMap<>();

  private Chunks(String name) {
    this.name = name;
  }

  static Chunks of(String name, MemorySegment file) throws MediaProblem {
    if (file.byteSize() < 12 || !id(file, 0).equals("RIFF") || !id(file, 8).equals("sfbk")) {
      throw new MediaProblem(name, "byte 0", "no SoundFont", "choose a .sf2 or .sf3 file");
    }
    var chunks = new Chunks(name);
    chunks.collect(file, 12, "");
    return chunks;
  }

  private void collect(MemorySegment segment, long from, String list) {
    long at = from;
    for (int i = 0; i < MOST && at + 8 <= segment.byteSize(); i++) {
      String id = id(segment, at);
      long size =
          Math.min(Integer.toUnsignedLong(segment.get(INT32, at + 4)), segment.byteSize() - at - 8);
      MemorySegment body = segment.asSlice(at + 8, size);
      if (id.equals("LIST") && size >= 4 && list.isEmpty()) {
        collect(body, 4, id(body, 0));
      } else {
        found.putIfAbsent(id, body);
      }
      at += 8 + size;
      // Some writers leave out the byte that pads an odd length.
      if ((size & 1) == 1 && !printable(segment, at)) {
        at++;
      }
    }
  }

  private static boolean printable(MemorySegment segment, long at) {
    for (long i = at; i < at + 4; i++) {
      if (i >= segment.byteSize() || segment.get(ValueLayout.JAVA_BYTE, i) < ' ') {
        return false;
      }
    }
    return true;
  }

  /** A chunk that may be missing, then empty. */
  MemorySegment optional(String id) {
    return found.getOrDefault(id, MemorySegment.ofArray(new byte[0]));
  }

  /** A table of records of {@code size} bytes, which must be there. */
  Table table(String id, int size) throws MediaProblem {
    MemorySegment body = found.get(id);
    if (body == null || body.byteSize() < size) {
      throw new MediaProblem(
          name, "chunk " + id, "it is missing or empty", "get the SoundFont file again");
    }
    return new Table(body, size, (int) Math.min(Integer.MAX_VALUE, body.byteSize() / size));
  }

  private static String id(MemorySegment segment, long at) {
    byte[] four = segment.asSlice(at, 4).toArray(ValueLayout.JAVA_BYTE);
    return new String(four, StandardCharsets.ISO_8859_1);
  }

  /**
   * Records of equal size.
   *
   * @param count how many are really there, the closing one included
   */
  record Table(MemorySegment body, int size, int count) {
    int u8(int row, int at) {
      return body.get(ValueLayout.JAVA_BYTE, (long) row * size + at) & 0xFF;
    }

    int u16(int row, int at) {
      return body.get(INT16, (long) row * size + at) & 0xFFFF;
    }

    int s16(int row, int at) {
      return body.get(INT16, (long) row * size + at);
    }

    long u32(int row, int at) {
      return Integer.toUnsignedLong(body.get(INT32, (long) row * size + at));
    }

    String text(int row, int at) {
      var text = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        int c = u8(row, at + i);
        if (c == 0) {
          break;
        }
        text.append(c < 32 ? ' ' : (char) c);
      }
      return text.toString().strip();
    }
  }
}
