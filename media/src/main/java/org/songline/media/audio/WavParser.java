package org.songline.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.media.MediaProblem;
import org.songline.media.audio.tags.Broadcast;
import org.songline.media.audio.tags.SamplerInfo;
import org.songline.media.audio.tags.Tags;

/**
 * Reads the chunks of a WAV file: RIFF (Microsoft), RF64 (EBU Tech 3306), BW64 (ITU-R BS.2088).
 * Sizes are believed only as far as the file goes.
 */
final class WavParser {
  private static final int MAX_CHUNKS = 4096;
  private static final int MAX_TEXT_CHUNK = 4 << 20;
  private static final long UNKNOWN_32 = 0xFFFF_FFFFL;

  private final FileSource source;
  private final List<String> notes = new ArrayList<>();
  private final RiffText text = new RiffText();
  private long dataStart = -1;
  private long dataBytes;
  private long data64 = -1;
  private @Nullable ByteBuffer fmt;
  private @Nullable Broadcast broadcast;
  private @Nullable SamplerInfo sampler;
  private String ixml = "";

  private WavParser(FileSource source) {
    this.source = source;
  }

  static boolean recognises(ByteBuffer head) {
    if (head.limit() < 12) {
      return false;
    }
    String form = RiffText.id(head, 0);
    return (form.equals("RIFF") || form.equals("RF64") || form.equals("BW64"))
        && RiffText.id(head, 8).equals("WAVE");
  }

  /**
   * Opens the file.
   *
   * @return empty when the samples are in a compressed code
   */
  static Optional<AudioReader> open(FileSource source) throws IOException {
    return new WavParser(source).parse();
  }

  private Optional<AudioReader> parse() throws IOException {
    chunks();
    ByteBuffer f = fmt;
    if (f == null) {
      throw damaged("has no fmt chunk");
    }
    if (dataStart < 0) {
      throw damaged("has no data chunk");
    }
    if (f.limit() < 14) {
      throw damaged("has a fmt chunk of only " + f.limit() + " bytes");
    }
    int tag = f.getShort(0) & 0xffff;
    int channels = f.getShort(2) & 0xffff;
    long rate = f.getInt(4) & UNKNOWN_32;
    int align = f.getShort(12) & 0xffff;
    int bits = f.limit() >= 16 ? f.getShort(14) & 0xffff : 8;
    int validBits = bits;
    if (tag == 0xfffe && f.limit() >= 26) {
      int declared = f.getShort(18) & 0xffff;
      validBits = declared > 0 && declared <= bits ? declared : bits;
      tag = f.getShort(24) & 0xffff;
    }
    if (tag != 1 && tag != 3) {
      return Optional.empty();
    }
    if (channels == 0 || channels > AudioFormat.MAX_CHANNELS) {
      throw damaged("declares " + channels + " channels");
    }
    if (rate == 0 || rate > AudioFormat.MAX_RATE) {
      throw damaged("declares a rate of " + rate + " Hz");
    }
    int bytes = align % channels == 0 && align / channels * 8 >= bits ? align / channels : 0;
    if (bytes == 0) {
      bytes = (bits + 7) / 8;
    }
    SampleLayout layout = SampleLayout.littleEndian(bytes, tag == 3);
    if (layout == null || validBits == 0) {
      throw source.problem(
          "chunk fmt",
          "holds samples of " + bits + (tag == 3 ? "-bit float" : " bits"),
          "convert it to 16, 24 or 32 bits");
    }
    int frameBytes = bytes * channels;
    AudioFormat format =
        new AudioFormat(
            (int) rate,
            channels,
            dataBytes / frameBytes,
            tag == 3 ? Encoding.FLOAT : Encoding.INTEGER,
            tag == 3 ? bytes * 8 : validBits,
            Container.WAV);
    AudioMetadata metadata =
        new AudioMetadata(
            new Tags(text.tags(), Optional.empty()),
            Optional.ofNullable(broadcast),
            ixml,
            text.cues(),
            Optional.ofNullable(sampler),
            notes);
    return Optional.of(new PcmReader(source, format, metadata, layout, dataStart));
  }

  private void chunks() throws IOException {
    long size = source.size();
    long at = 12;
    for (int count = 0; at + 8 <= size; count++) {
      if (count == MAX_CHUNKS) {
        notes.add("more than " + MAX_CHUNKS + " chunks; the rest was not read");
        return;
      }
      ByteBuffer head = source.bytes(at, 8);
      String id = RiffText.id(head, 0);
      long declared = head.getInt(4) & UNKNOWN_32;
      long body = at + 8;
      if (id.equals("data") && dataStart < 0) {
        declared = data(body, declared);
      } else if (!id.equals("data")) {
        chunk(id, body, Math.min(declared, size - body));
      }
      long next = body + declared;
      at = (declared & 1) == 1 && !unpadded(next) ? next + 1 : next;
    }
  }

  /** Some writers forget the padding byte after an odd chunk. */
  private boolean unpadded(long next) throws IOException {
    ByteBuffer b = source.bytes(next, 5);
    return b.limit() == 5 && RiffText.plausible(b, 0) && !RiffText.plausible(b, 1);
  }

  /** Takes note of the samples; returns how many bytes they really have. */
  private long data(long body, long declared) throws IOException {
    dataStart = body;
    long there = source.size() - body;
    long real = declared;
    if (declared == UNKNOWN_32 && data64 >= 0) {
      real = data64;
    } else if (declared == UNKNOWN_32 || (declared == 0 && !chunkFollows(body))) {
      if (there > 0) {
        notes.add("the length of the sound was never filled in; read to the end of the file");
      }
      real = there;
    }
    if (real > there) {
      notes.add(
          "the end of the sound is missing: "
              + there
              + " of "
              + real
              + " bytes are there; recovered what is");
      real = there;
    }
    dataBytes = real;
    return real;
  }

  private boolean chunkFollows(long at) throws IOException {
    ByteBuffer b = source.bytes(at, 8);
    return b.limit() == 8
        && RiffText.plausible(b, 0)
        && (b.getInt(4) & UNKNOWN_32) <= source.size() - at - 8;
  }

  private void chunk(String id, long body, long length) throws IOException {
    switch (id) {
      case "fmt " -> {
        if (fmt == null) {
          fmt = source.bytes(body, Math.min(length, 64));
        }
      }
      case "ds64" -> {
        ByteBuffer b = source.bytes(body, Math.min(length, 28));
        if (b.limit() >= 16 && b.getLong(8) >= 0) {
          data64 = b.getLong(8);
        }
      }
      case "bext" -> broadcast = BextChunk.read(source.bytes(body, Math.min(length, 65_536)));
      case "iXML" ->
          ixml =
              RiffText.string(
                  source.bytes(body, Math.min(length, MAX_TEXT_CHUNK)), 0, MAX_TEXT_CHUNK);
      case "axml" -> text.axml(source.bytes(body, Math.min(length, MAX_TEXT_CHUNK)));
      case "LIST" -> text.list(source.bytes(body, Math.min(length, MAX_TEXT_CHUNK)));
      case "cue " -> text.cue(source.bytes(body, Math.min(length, MAX_TEXT_CHUNK)));
      case "smpl" -> sampler = RiffText.smpl(source.bytes(body, Math.min(length, 65_536)));
      default -> {}
    }
  }

  private MediaProblem damaged(String what) {
    return source.problem("", what, "it is not a usable WAV file; export it again");
  }
}
