package org.songline.mastering.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.media.audio.WriteFormat;

/**
 * A lossy codec at a bit rate.
 *
 * @param id what a command names it by, such as {@code mp3-320}
 * @param name what people read
 * @param kind the codec without its rate: {@code mp3}, {@code aac}, {@code opus}, {@code vorbis}
 * @param kbps bit rate of a stereo stream
 * @param loss what it does to each band of music
 * @param source where the loss was measured
 */
public record LossyCodec(
    String id, String name, String kind, int kbps, CodecLoss loss, String source) {
  /** Where music is streamed as these. */
  public static final List<String> USUAL =
      List.of("mp3-320", "mp3-128", "aac-256", "aac-128", "opus-128");

  /** All that are known, in the order of the table. */
  public static List<LossyCodec> all() {
    List<LossyCodec> codecs = new ArrayList<>();
    try (InputStream stream = LossyCodec.class.getResourceAsStream("codecs.csv")) {
      if (stream == null) {
        throw new IllegalStateException("codecs.csv is missing from the program");
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          codecs.add(parse(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(codecs);
  }

  static LossyCodec parse(String line) {
    String[] field = line.split(";", -1);
    if (field.length != 5) {
      throw new IllegalArgumentException(
          "codecs.csv: " + field.length + " fields where 5 are needed: " + line);
    }
    String kind = field[0].substring(0, field[0].indexOf('-'));
    return new LossyCodec(
        field[0],
        field[1],
        kind,
        Integer.parseInt(field[0].substring(kind.length() + 1)),
        CodecLoss.parse(field[2], field[3]),
        field[4]);
  }

  public static Optional<LossyCodec> find(String id) {
    return all().stream().filter(codec -> codec.id().equals(id)).findFirst();
  }

  /** The file that its encoder writes; empty when there is no such encoder here. */
  public Optional<WriteFormat> format(int rate, int channels) {
    return switch (kind) {
      case "mp3" -> Optional.of(WriteFormat.mp3(rate, channels, kbps));
      case "aac" -> Optional.of(WriteFormat.m4a(rate, channels, kbps));
      case "opus" -> Optional.of(WriteFormat.opus(rate, channels, kbps));
      default -> Optional.empty();
    };
  }
}
