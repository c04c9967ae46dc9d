package org.songline.media.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songline.media.audio.tags.Cue;
import org.songline.media.audio.tags.SamplerInfo;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;

/** The texts, cue points and loops in the small chunks of a RIFF file. */
final class RiffText {
  private static final int MAX_CUES = 65_536;
  private static final Pattern ISRC = Pattern.compile("ISRC:\\s*([A-Za-z0-9]{12})");

  private final Map<Tag, String> tags = new EnumMap<>(Tag.class);
  private final Map<Long, Long> cueFrames = new LinkedHashMap<>();
  private final Map<Long, String> labels = new HashMap<>();

  Map<Tag, String> tags() {
    return tags;
  }

  List<Cue> cues() {
    List<Cue> cues = new ArrayList<>();
    cueFrames.forEach((id, frame) -> cues.add(new Cue(id, frame, labels.getOrDefault(id, ""))));
    return cues;
  }

  /** The four letters at an index. */
  static String id(ByteBuffer b, int at) {
    byte[] bytes = new byte[4];
    b.get(at, bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Whether four printable characters stand there. */
  static boolean plausible(ByteBuffer b, int at) {
    for (int i = at; i < at + 4; i++) {
      if (b.get(i) < 0x20 || b.get(i) == 0x7f) {
        return false;
      }
    }
    return true;
  }

  /** Text up to a zero byte: UTF-8, or Latin-1 where that does not fit. */
  static String string(ByteBuffer b, int at, int length) {
    int start = Math.min(at, b.limit());
    int end = Math.min(b.limit(), start + Math.max(0, length));
    int stop = start;
    while (stop < end && b.get(stop) != 0) {
      stop++;
    }
    ByteBuffer slice = b.slice(start, stop - start);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(slice).toString().strip();
    } catch (CharacterCodingException e) {
      return StandardCharsets.ISO_8859_1.decode(b.slice(start, stop - start)).toString().strip();
    }
  }

  /** A LIST chunk: INFO texts, or the labels of cue points. */
  void list(ByteBuffer b) {
    if (b.limit() < 4) {
      return;
    }
    String kind = id(b, 0);
    for (int at = 4; at + 8 <= b.limit(); ) {
      String id = id(b, at);
      long length = Math.min(b.getInt(at + 4) & 0xFFFF_FFFFL, b.limit() - at - 8);
      int n = (int) length;
      if (kind.equals("INFO")) {
        String text = string(b, at + 8, n);
        Tag.named(id).ifPresent(tag -> tags.putIfAbsent(tag, text));
      } else if (kind.equals("adtl") && id.equals("labl") && n > 4 && labels.size() < MAX_CUES) {
        labels.put(b.getInt(at + 8) & 0xFFFF_FFFFL, string(b, at + 12, Math.min(n - 4, 1024)));
      }
      at += 8 + n + (n & 1);
    }
  }

  void cue(ByteBuffer b) {
    for (int at = 4; at + 24 <= b.limit() && cueFrames.size() < MAX_CUES; at += 24) {
      cueFrames.put(b.getInt(at) & 0xFFFF_FFFFL, b.getInt(at + 20) & 0xFFFF_FFFFL);
    }
  }

  static @Nullable SamplerInfo smpl(ByteBuffer b) {
    if (b.limit() < 36) {
      return null;
    }
    int root = b.getInt(12);
    double cents = (b.getInt(16) & 0xFFFF_FFFFL) * (100.0 / 4294967296.0);
    long count = Math.min(b.getInt(28) & 0xFFFF_FFFFL, (b.limit() - 36) / 24);
    List<SamplerInfo.Loop> loops = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = 36 + 24 * i;
      SamplerInfo.Kind kind =
          switch (b.getInt(at + 4)) {
            case 1 -> SamplerInfo.Kind.ALTERNATING;
            case 2 -> SamplerInfo.Kind.BACKWARD;
            default -> SamplerInfo.Kind.FORWARD;
          };
      long start = b.getInt(at + 8) & 0xFFFF_FFFFL;
      long end = (b.getInt(at + 12) & 0xFFFF_FFFFL) + 1;
      if (end > start) {
        loops.add(new SamplerInfo.Loop(kind, start, end, b.getInt(at + 20) & 0xFFFF_FFFFL));
      }
    }
    return new SamplerInfo(Math.clamp(root, 0, 127), cents, loops);
  }

  /** The recording code, the way EBU Tech 3352 puts it into the axml chunk. */
  void axml(ByteBuffer b) {
    Matcher m = ISRC.matcher(StandardCharsets.UTF_8.decode(b.slice()));
    if (m.find()) {
      tags.put(Tag.ISRC, m.group(1));
    }
  }

  /** The body of a LIST INFO chunk, or empty when there is nothing to say. */
  static byte[] info(Tags tags) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("INFO".getBytes(StandardCharsets.US_ASCII));
    tags.texts()
        .forEach(
            (tag, text) -> {
              if (!tag.riffName().isEmpty()) {
                out.writeBytes(
                    chunk(tag.riffName(), (text + "\0").getBytes(StandardCharsets.UTF_8)));
              }
            });
    return out.size() == 4 ? new byte[0] : out.toByteArray();
  }

  /** The axml document that carries the recording code, or empty. */
  static byte[] axml(Tags tags) {
    Optional<String> isrc = tags.get(Tag.ISRC).filter(code -> code.matches("[A-Za-z0-9]{12}"));
    return isrc.map(
            code ->
                ("<ebuCoreMain xmlns=\"urn:ebu:metadata-schema:ebucore\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><coreMetadata>"
                        + "<identifier typeLabel=\"GUID\" formatLabel=\"ISRC\">"
                        + "<dc:identifier>ISRC:"
                        + code
                        + "</dc:identifier></identifier></coreMetadata></ebuCoreMain>")
                    .getBytes(StandardCharsets.UTF_8))
        .orElse(new byte[0]);
  }

  /** A chunk with its head and its padding. */
  static byte[] chunk(String id, byte[] body) {
    ByteBuffer b =
        ByteBuffer.allocate(8 + body.length + (body.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
    b.put(id.getBytes(StandardCharsets.US_ASCII)).putInt(body.length).put(body);
    return b.array();
  }
}
