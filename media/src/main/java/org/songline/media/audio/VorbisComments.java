package org.songline.media.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.songline.media.audio.tags.Picture;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;

/** The comment and picture blocks of FLAC (RFC 9639, sections 8.6 and 8.8). */
final class VorbisComments {
  private static final int MAX_COMMENTS = 10_000;
  private static final int FRONT_COVER = 3;

  private VorbisComments() {}

  static Map<Tag, String> read(ByteBuffer b) {
    b.order(ByteOrder.LITTLE_ENDIAN);
    Map<Tag, String> out = new EnumMap<>(Tag.class);
    skip(b, length(b));
    int count = Math.min(MAX_COMMENTS, length(b));
    for (int i = 0; i < count && b.remaining() >= 4; i++) {
      int n = Math.min(length(b), b.remaining());
      ByteBuffer entry = b.slice(b.position(), n);
      skip(b, n);
      String text = StandardCharsets.UTF_8.decode(entry).toString();
      int equals = text.indexOf('=');
      if (equals > 0) {
        Tag.named(text.substring(0, equals))
            .ifPresent(tag -> out.putIfAbsent(tag, text.substring(equals + 1)));
      }
    }
    return out;
  }

  static Optional<Picture> picture(ByteBuffer b) {
    b.order(ByteOrder.BIG_ENDIAN);
    skip(b, 4);
    int mimeLength = Math.min(length(b), Math.min(256, b.remaining()));
    String mime = StandardCharsets.US_ASCII.decode(b.slice(b.position(), mimeLength)).toString();
    skip(b, mimeLength);
    skip(b, length(b));
    skip(b, 16);
    int n = Math.min(length(b), b.remaining());
    if (n == 0 || n > Picture.MAX_BYTES || !mime.startsWith("image/")) {
      return Optional.empty();
    }
    byte[] bytes = new byte[n];
    b.get(bytes);
    return Optional.of(new Picture(mime, bytes));
  }

  private static int length(ByteBuffer b) {
    return b.remaining() < 4 ? 0 : Math.max(0, b.getInt());
  }

  private static void skip(ByteBuffer b, int n) {
    b.position(b.position() + Math.min(n, b.remaining()));
  }

  static byte[] write(Tags tags) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text(out, "Songline");
    out.writeBytes(little(tags.texts().size()));
    tags.texts().forEach((tag, text) -> text(out, tag.vorbisName() + "=" + text));
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String s) {
    byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(little(bytes.length));
    out.writeBytes(bytes);
  }

  private static byte[] little(int v) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(v).array();
  }

  static byte[] write(Picture picture) {
    byte[] mime = picture.mimeType().getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = picture.bytes();
    ByteBuffer b = ByteBuffer.allocate(32 + mime.length + bytes.length);
    b.putInt(FRONT_COVER).putInt(mime.length).put(mime).putInt(0);
    b.putInt(0).putInt(0).putInt(0).putInt(0).putInt(bytes.length).put(bytes);
    return b.array();
  }
}
