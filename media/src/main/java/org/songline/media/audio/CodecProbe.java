package org.songline.media.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;

/** What the codec program says about a file before it is decoded. */
record CodecProbe(int rate, int channels, Encoding encoding, int bits, Tags tags) {
  private static final int MAX_OUTPUT = 1 << 20;

  static CodecProbe run(FileSource source, CodecPack pack, String demuxer) throws IOException {
    List<String> arguments =
        List.of(
            "-v",
            "error",
            "-hide_banner",
            "-protocol_whitelist",
            "file",
            "-max_alloc",
            "268435456",
            "-f",
            demuxer,
            "-select_streams",
            "a:0",
            "-show_entries",
            "stream=codec_name,sample_rate,channels,bits_per_raw_sample:stream_tags:format_tags",
            "-of",
            "flat",
            CodecPack.fileArgument(source.path()));
    try (CodecProcess process =
        CodecProcess.reading(source.path().toString(), pack.ffprobe(), arguments)) {
      byte[] bytes = new byte[MAX_OUTPUT];
      int n = process.read(bytes, 0, MAX_OUTPUT);
      int rate = 0;
      int channels = 0;
      String codec = "";
      int bits = 0;
      Map<Tag, String> texts = new EnumMap<>(Tag.class);
      for (String line : new String(bytes, 0, n, StandardCharsets.UTF_8).split("\n", -1)) {
        int equals = line.indexOf('=');
        if (equals < 0) {
          continue;
        }
        String key = line.substring(0, equals);
        String value = unquote(line.substring(equals + 1).strip());
        if (key.endsWith(".sample_rate")) {
          rate = number(value);
        } else if (key.endsWith(".channels")) {
          channels = number(value);
        } else if (key.endsWith(".bits_per_raw_sample")) {
          bits = number(value);
        } else if (key.endsWith(".codec_name")) {
          codec = value;
        } else if (key.contains(".tags.")) {
          String name = key.substring(key.lastIndexOf('.') + 1);
          Tag.named(name.replace('_', ' '))
              .or(() -> Tag.named(name))
              // MPEG-4 says of every stream whose language nobody told that it is undetermined.
              .filter(tag -> tag != Tag.LANGUAGE || !value.equals("und"))
              .ifPresent(tag -> texts.putIfAbsent(tag, value));
        }
      }
      if (rate < 1
          || rate > AudioFormat.MAX_RATE
          || channels < 1
          || channels > AudioFormat.MAX_CHANNELS) {
        throw process.failed("holds no sound that can be decoded");
      }
      boolean lossless = codec.equals("alac") || codec.equals("flac");
      return new CodecProbe(
          rate,
          channels,
          lossless ? Encoding.INTEGER : Encoding.LOSSY,
          lossless ? Math.clamp(bits, 16, 24) : 0,
          new Tags(texts, Optional.empty()));
    }
  }

  private static int number(String s) {
    return s.matches("[0-9]{1,9}") ? Integer.parseInt(s) : 0;
  }

  private static String unquote(String s) {
    if (s.length() < 2 || s.charAt(0) != '"') {
      return s;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 1; i < s.length() - 1; i++) {
      char c = s.charAt(i);
      if (c == '\\' && i + 1 < s.length() - 1) {
        char escaped = s.charAt(++i);
        out.append(escaped == 'n' ? '\n' : escaped == 'r' ? ' ' : escaped);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The program's name for the kind of file, or empty when it is none of ours. */
  static Optional<Kind> recognise(java.nio.ByteBuffer head) {
    if (head.limit() < 12) {
      return Optional.empty();
    }
    String start = RiffText.id(head, 0);
    int b0 = head.get(0) & 0xff;
    int b1 = head.get(1) & 0xff;
    int b2 = head.get(2) & 0xff;
    if (start.equals("OggS")) {
      boolean opus = head.limit() >= 36 && RiffText.id(head, 28).equals("Opus");
      return Optional.of(new Kind("ogg", opus ? Container.OPUS : Container.OGG));
    }
    if (RiffText.id(head, 4).equals("ftyp")) {
      return Optional.of(new Kind("mov", Container.M4A));
    }
    if (start.toUpperCase(Locale.ROOT).startsWith("ID3")) {
      return Optional.of(new Kind("mp3", Container.MP3));
    }
    if (b0 == 0xff && (b1 & 0xf6) == 0xf0) {
      return Optional.of(new Kind("aac", Container.AAC));
    }
    if (b0 == 0xff && (b1 & 0xe0) == 0xe0 && (b2 >> 4) != 15 && (b2 >> 2 & 3) != 3) {
      return Optional.of(new Kind("mp3", Container.MP3));
    }
    return Optional.empty();
  }

  /** A kind of file and the program's name for it. */
  record Kind(String demuxer, Container container) {}
}
