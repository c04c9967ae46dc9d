package org.songline.media.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.songline.media.audio.tags.Picture;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;

/**
 * The tag in front of an MP3 file: ID3 version 2.3, texts in UTF-16, lyrics and cover in frames of
 * their own, so that every player finds them.
 */
final class Id3Tag {
  private static final int MAX_TEXT = 16_384;
  private static final int FRONT_COVER = 3;
  private static final int BLOCK = 1 << 20;
  private static final String UNKNOWN_LANGUAGE = "xxx";

  private Id3Tag() {}

  /** The whole tag; empty when there is nothing to say. */
  static byte[] bytes(Tags tags) {
    if (tags.isEmpty()) {
      return new byte[0];
    }
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    String language =
        tags.get(Tag.LANGUAGE)
            .map(text -> text.toLowerCase(Locale.ROOT))
            .filter(text -> text.matches("[a-z]{3}"))
            .orElse(UNKNOWN_LANGUAGE);
    tags.texts()
        .forEach(
            (tag, whole) -> {
              String text = whole.length() > MAX_TEXT ? whole.substring(0, MAX_TEXT) : whole;
              switch (tag) {
                case DATE -> date(frames, text);
                case LYRICS -> frame(frames, "USLT", worded(language, text));
                case COMMENT -> frame(frames, "COMM", worded(UNKNOWN_LANGUAGE, text));
                default -> text(frames, tag, text);
              }
            });
    tags.cover().ifPresent(picture -> frame(frames, "APIC", picture(picture)));
    int size = frames.size();
    ByteBuffer head = ByteBuffer.allocate(10);
    head.put("ID3".getBytes(StandardCharsets.US_ASCII)).put((byte) 3).put((byte) 0).put((byte) 0);
    for (int shift = 21; shift >= 0; shift -= 7) {
      head.put((byte) (size >> shift & 0x7f));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.array());
    out.writeBytes(frames.toByteArray());
    return out.toByteArray();
  }

  /** Puts bytes in front of those of a file. */
  static void prepend(FileChannel file, byte[] front) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (long end = file.size(); end > 0; ) {
      long start = Math.max(0, end - BLOCK);
      block.clear().limit((int) (end - start));
      for (long at = start; block.hasRemaining(); at = start + block.position()) {
        if (file.read(block, at) < 0) {
          throw new IOException("the file became shorter");
        }
      }
      put(file, block.flip(), start + front.length);
      end = start;
    }
    put(file, ByteBuffer.wrap(front), 0);
  }

  private static void put(FileChannel file, ByteBuffer bytes, long at) throws IOException {
    for (long position = at; bytes.hasRemaining(); ) {
      position += file.write(bytes, position);
    }
  }

  private static void text(ByteArrayOutputStream out, Tag tag, String text) {
    String id =
        switch (tag) {
          case TITLE -> "TIT2";
          case ARTIST -> "TPE1";
          case ALBUM -> "TALB";
          case ALBUM_ARTIST -> "TPE2";
          case GENRE -> "TCON";
          case TRACK -> "TRCK";
          case COMPOSER -> "TCOM";
          case COPYRIGHT -> "TCOP";
          case ISRC -> "TSRC";
          case LYRICIST -> "TEXT";
          case DISC -> "TPOS";
          case LABEL -> "TPUB";
          case KEY -> "TKEY";
          case TEMPO -> "TBPM";
          case LANGUAGE -> "TLAN";
          default -> "";
        };
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(1);
    if (id.isEmpty()) {
      body.writeBytes(wide(tag.codecName()));
      body.writeBytes(new byte[2]);
    }
    body.writeBytes(wide(text));
    frame(out, id.isEmpty() ? "TXXX" : id, body.toByteArray());
  }

  /** Year, and day and month where they are known. */
  private static void date(ByteArrayOutputStream out, String text) {
    if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      plain(out, "TYER", text.substring(0, 4));
      plain(out, "TDAT", text.substring(8) + text.substring(5, 7));
    } else {
      plain(out, "TYER", text);
    }
  }

  private static void plain(ByteArrayOutputStream out, String id, String text) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(1);
    body.writeBytes(wide(text));
    frame(out, id, body.toByteArray());
  }

  /** A text with a language and an empty description. */
  private static byte[] worded(String language, String text) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(1);
    body.writeBytes(language.getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(wide(""));
    body.writeBytes(new byte[2]);
    body.writeBytes(wide(text));
    return body.toByteArray();
  }

  private static byte[] picture(Picture picture) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(0);
    body.writeBytes(picture.mimeType().getBytes(StandardCharsets.US_ASCII));
    body.write(0);
    body.write(FRONT_COVER);
    body.write(0);
    body.writeBytes(picture.bytes());
    return body.toByteArray();
  }

  /** UTF-16 with a byte order mark. */
  private static byte[] wide(String text) {
    byte[] units = text.getBytes(StandardCharsets.UTF_16LE);
    return ByteBuffer.allocate(2 + units.length)
        .put((byte) 0xff)
        .put((byte) 0xfe)
        .put(units)
        .array();
  }

  private static void frame(ByteArrayOutputStream out, String id, byte[] body) {
    ByteBuffer head = ByteBuffer.allocate(10);
    head.put(id.getBytes(StandardCharsets.US_ASCII)).putInt(body.length).putShort((short) 0);
    out.writeBytes(head.array());
    out.writeBytes(body);
  }
}
