package org.songline.release.check.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the chunks of a WAV file lie (Microsoft RIFF, EBU Tech 3306).
 *
 * @param faults of the structure, each a plain clause
 * @param extra chunks beside format, samples and padding, by their names
 */
record WavLayout(List<String> faults, List<String> extra) {
  static final WavLayout NOTHING = new WavLayout(List.of(), List.of());

  private static final int MOST_CHUNKS = 1000;
  private static final long UNKNOWN = 0xFFFF_FFFFL;

  WavLayout {
    faults = List.copyOf(faults);
    extra = List.copyOf(extra);
  }

  static WavLayout of(Path file) throws IOException {
    List<String> faults = new ArrayList<>();
    List<String> extra = new ArrayList<>();
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      ByteBuffer head = bytes(channel, 0, 12);
      long declared = head.getInt(4) & UNKNOWN;
      boolean big = !id(head).equals("RIFF");
      if (!big && declared != size - 8) {
        faults.add("its head says " + (declared + 8) + " bytes and it has " + size);
      }
      boolean format = false;
      boolean data = false;
      long at = 12;
      for (int count = 0; at + 8 <= size; count++) {
        if (count == MOST_CHUNKS) {
          faults.add("it has more than " + MOST_CHUNKS + " chunks");
          break;
        }
        ByteBuffer chunk = bytes(channel, at, 8);
        String id = id(chunk);
        long length = chunk.getInt(4) & UNKNOWN;
        switch (id) {
          case "fmt " -> {
            if (format) {
              faults.add("it has two fmt chunks");
            }
            format = true;
          }
          case "data" -> {
            if (data) {
              faults.add("it has two data chunks");
            } else if (!format) {
              faults.add("its samples come before their format");
            }
            data = true;
            length = big && length == UNKNOWN ? size - at - 8 : length;
          }
          case "JUNK", "PAD ", "FLLR", "ds64", "fact" -> {
            if (data) {
              faults.add("the chunk " + id.strip() + " comes after the sound");
            }
          }
          default -> {
            extra.add(printable(id));
            if (data) {
              faults.add("the chunk " + printable(id) + " comes after the sound");
            }
          }
        }
        if (at + 8 + length > size) {
          faults.add("the chunk " + printable(id) + " is longer than the file");
          break;
        }
        at += 8 + length + (length & 1);
      }
      if (at < size && at + 8 > size) {
        faults.add((size - at) + " bytes follow the last chunk");
      }
    }
    return new WavLayout(faults, extra);
  }

  private static ByteBuffer bytes(SeekableByteChannel channel, long at, int count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(at);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes);
    }
    return bytes;
  }

  private static String id(ByteBuffer chunk) {
    byte[] id = new byte[4];
    chunk.get(0, id);
    return new String(id, StandardCharsets.ISO_8859_1);
  }

  private static String printable(String id) {
    return id.replaceAll("[^ -~]", "?").strip();
  }
}
