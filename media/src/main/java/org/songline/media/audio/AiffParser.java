package org.songline.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.media.MediaProblem;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;

/** Reads the chunks of AIFF and AIFF-C: big-endian integers, sowt, fl32 and fl64. */
final class AiffParser {
  private static final int MAX_CHUNKS = 4096;
  private static final int MAX_TEXT = 1 << 16;

  private final FileSource source;
  private final List<String> notes = new ArrayList<>();
  private final Map<Tag, String> texts = new EnumMap<>(Tag.class);
  private ByteBuffer common = ByteBuffer.allocate(0);
  private long dataStart = -1;
  private long dataBytes;

  private AiffParser(FileSource source) {
    this.source = source;
  }

  static boolean recognises(ByteBuffer head) {
    return head.limit() >= 12
        && RiffText.id(head, 0).equals("FORM")
        && (RiffText.id(head, 8).equals("AIFF") || RiffText.id(head, 8).equals("AIFC"));
  }

  static AudioReader open(FileSource source) throws IOException {
    return new AiffParser(source).parse();
  }

  private AudioReader parse() throws IOException {
    chunks();
    if (common.limit() < 18) {
      throw damaged("has no COMM chunk");
    }
    if (dataStart < 0) {
      throw damaged("has no SSND chunk");
    }
    int channels = common.getShort(0) & 0xffff;
    long declared = common.getInt(2) & 0xFFFF_FFFFL;
    int bits = common.getShort(6) & 0xffff;
    double rate = extended(common, 8);
    String code = common.limit() >= 22 ? RiffText.id(common, 18) : "NONE";
    if (channels == 0 || channels > AudioFormat.MAX_CHANNELS) {
      throw damaged("declares " + channels + " channels");
    }
    if (!(rate >= 1 && rate <= AudioFormat.MAX_RATE)) {
      throw damaged("declares an impossible rate");
    }
    SampleLayout layout = layout(code, bits);
    long there = dataBytes / ((long) layout.bytes() * channels);
    if (there < declared) {
      notes.add(
          "the end of the sound is missing: "
              + there
              + " of "
              + declared
              + " frames are there; recovered what is");
    }
    AudioFormat format =
        new AudioFormat(
            (int) Math.rint(rate),
            channels,
            Math.min(there, declared),
            layout.floating() ? Encoding.FLOAT : Encoding.INTEGER,
            layout.floating() ? layout.bytes() * 8 : bits,
            Container.AIFF);
    AudioMetadata metadata =
        new AudioMetadata(
            new Tags(texts, Optional.empty()),
            Optional.empty(),
            "",
            List.of(),
            Optional.empty(),
            notes);
    return new PcmReader(source, format, metadata, layout, dataStart);
  }

  private SampleLayout layout(String code, int bits) throws MediaProblem {
    int bytes = (bits + 7) / 8;
    SampleLayout layout =
        switch (code) {
          case "NONE", "twos", "in24", "in32" ->
              switch (code.equals("in24") ? 3 : code.equals("in32") ? 4 : bytes) {
                case 1 -> SampleLayout.S8;
                case 2 -> SampleLayout.S16BE;
                case 3 -> SampleLayout.S24BE;
                case 4 -> SampleLayout.S32BE;
                default -> null;
              };
          case "sowt" ->
              switch (bytes) {
                case 1 -> SampleLayout.S8;
                case 2 -> SampleLayout.S16LE;
                case 3 -> SampleLayout.S24LE;
                case 4 -> SampleLayout.S32LE;
                default -> null;
              };
          case "raw " -> bytes == 1 ? SampleLayout.U8 : null;
          case "fl32", "FL32" -> SampleLayout.F32BE;
          case "fl64", "FL64" -> SampleLayout.F64BE;
          default -> null;
        };
    if (layout == null) {
      throw source.problem(
          "chunk COMM",
          "holds sound of an unknown code ("
              + code.replaceAll("[^ -~]", "?")
              + ", "
              + bits
              + " bits)",
          "convert it to 16 or 24-bit AIFF or WAV");
    }
    return layout;
  }

  private void chunks() throws IOException {
    long at = 12;
    for (int count = 0; at + 8 <= source.size() && count < MAX_CHUNKS; count++) {
      ByteBuffer head = source.bytes(at, 8).order(ByteOrder.BIG_ENDIAN);
      String id = RiffText.id(head, 0);
      long declared = head.getInt(4) & 0xFFFF_FFFFL;
      long length = Math.min(declared, source.size() - at - 8);
      switch (id) {
        case "COMM" ->
            common = source.bytes(at + 8, Math.min(length, 64)).order(ByteOrder.BIG_ENDIAN);
        case "SSND" -> {
          if (dataStart < 0 && length >= 8) {
            long skip =
                source.bytes(at + 8, 4).order(ByteOrder.BIG_ENDIAN).getInt(0) & 0xFFFF_FFFFL;
            dataStart = at + 16 + Math.min(skip, length - 8);
            dataBytes = at + 8 + length - dataStart;
          }
        }
        case "NAME" -> text(Tag.TITLE, at, length);
        case "AUTH" -> text(Tag.ARTIST, at, length);
        case "(c) " -> text(Tag.COPYRIGHT, at, length);
        case "ANNO" -> text(Tag.COMMENT, at, length);
        default -> {}
      }
      at += 8 + declared + (declared & 1);
    }
  }

  private void text(Tag tag, long at, long length) throws IOException {
    int n = (int) Math.min(length, MAX_TEXT);
    texts.putIfAbsent(tag, RiffText.string(source.bytes(at + 8, n), 0, n));
  }

  /** An 80-bit float of the SANE kind, as far as a double goes. */
  static double extended(ByteBuffer b, int at) {
    int exponent = (b.getShort(at) & 0x7fff) - 16_383 - 63;
    long mantissa = b.getLong(at + 2);
    double m = (mantissa >>> 1) * 2.0 + (mantissa & 1);
    double v = Math.scalb(m, exponent);
    return b.getShort(at) < 0 ? -v : v;
  }

  private MediaProblem damaged(String what) {
    return source.problem("", what, "it is not a usable AIFF file; export it again");
  }
}
