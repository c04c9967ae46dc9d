package org.songline.release.destination;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.JsonReader;
import org.songline.model.json.JsonWriter;
import org.songline.model.json.Values;
import org.songline.release.ReleaseProblem;

/** How destinations are written and read. */
public final class DestinationText {
  private static final Codec<Destination> DESTINATION = destination();

  private DestinationText() {}

  /** Ends with a newline. */
  public static String write(Destination destination) {
    return JsonWriter.blocks(DESTINATION.write(destination));
  }

  /**
   * @param file as its user knows it
   * @throws ReleaseProblem with the line at which the text is wrong
   */
  public static Destination read(String file, String text) {
    try {
      return DESTINATION.read(JsonReader.read(text));
    } catch (BadText bad) {
      throw new ReleaseProblem(file + ": line " + bad.line(), bad.what(), bad.mend(), bad);
    }
  }

  private static Codec<Destination> destination() {
    var id = Field.of("id", Values.TEXT.map(DestinationText::id, text -> text), Destination::id);
    var name = Field.of("name", Values.TEXT, Destination::name);
    var asOf =
        Field.of(
            "as-of",
            Values.TEXT.map(DestinationText::date, LocalDate::toString),
            Destination::asOf);
    var source = Field.of("source", Values.TEXT, Destination::source);
    var audio = Field.of("audio", audio(), Destination::audio);
    var cover = Field.of("cover", cover(), Destination::cover);
    var shape = Field.of("shape", shape(), Destination::shape);
    var lead = Field.of("lead", lead(), Destination::lead);
    Codec<SortedMap<String, List<String>>> table = Values.map(Values.TEXT.inline());
    var genres = Field.of("genres", table, Destination::genres).or(new TreeMap<>());
    Codec<SortedMap<Integer, Destination.Say>> says =
        Values.map(Values.choice(Destination.Say.class))
            .map(DestinationText::numbers, DestinationText::texts);
    var rules = Field.of("rules", says, Destination::rules).or(new TreeMap<>());
    return Codec.block(
        Destination.class,
        keys ->
            new Destination(
                keys.of(id),
                keys.of(name),
                keys.of(asOf),
                keys.of(source),
                keys.of(audio),
                keys.of(cover),
                keys.of(shape),
                keys.of(lead),
                keys.of(genres),
                keys.of(rules)),
        id,
        name,
        asOf,
        source,
        audio,
        cover,
        shape,
        lead,
        genres,
        rules);
  }

  private static Codec<Destination.Audio> audio() {
    var kinds = Field.of("containers", Values.TEXT.inline(), Destination.Audio::containers);
    var lowest = Field.of("lowest-rate", Values.INT, Destination.Audio::lowestRate);
    var rates = Field.of("rates", Values.INT.inline(), Destination.Audio::rates).or(List.of());
    var bits = Field.of("bits", Values.INT.inline(), Destination.Audio::bits);
    var channels = Field.of("channels", Values.INT.inline(), Destination.Audio::channels);
    var bare = Field.of("bare", Values.FLAG, Destination.Audio::bare).or(false);
    var most = Field.of("most-megabytes", Values.INT, Destination.Audio::mostMegabytes);
    return Codec.block(
        Destination.Audio.class,
        keys ->
            new Destination.Audio(
                keys.of(kinds),
                keys.of(lowest),
                keys.of(rates),
                keys.of(bits),
                keys.of(channels),
                keys.of(bare),
                keys.of(most)),
        kinds,
        lowest,
        rates,
        bits,
        channels,
        bare,
        most);
  }

  private static Codec<Destination.Cover> cover() {
    var least = Field.of("least", Values.INT, Destination.Cover::least);
    var advised = Field.of("advised", Values.INT, Destination.Cover::advised);
    var kinds = Field.of("kinds", Values.TEXT.inline(), Destination.Cover::kinds);
    var bytes = Field.of("most-megabytes", Values.INT, Destination.Cover::mostMegabytes);
    var pixels = Field.of("most-megapixels", Values.INT, Destination.Cover::mostMegapixels);
    return Codec.line(
        Destination.Cover.class,
        keys ->
            new Destination.Cover(
                keys.of(least), keys.of(advised), keys.of(kinds), keys.of(bytes), keys.of(pixels)),
        least,
        advised,
        kinds,
        bytes,
        pixels);
  }

  private static Codec<Destination.Shape> shape() {
    var least = Field.of("least-seconds", Values.INT, Destination.Shape::leastSeconds);
    var most = Field.of("most-tracks", Values.INT, Destination.Shape::mostTracks);
    var length = Field.of("by-length", Values.FLAG, Destination.Shape::byLength).or(false);
    var codes = Field.of("gives-codes", Values.FLAG, Destination.Shape::givesCodes).or(false);
    return Codec.line(
        Destination.Shape.class,
        keys ->
            new Destination.Shape(keys.of(least), keys.of(most), keys.of(length), keys.of(codes)),
        least,
        most,
        length,
        codes);
  }

  private static Codec<Destination.Lead> lead() {
    var least = Field.of("least", Values.INT, Destination.Lead::least);
    var advised = Field.of("advised", Values.INT, Destination.Lead::advised);
    var pitch = Field.of("pitch", Values.INT, Destination.Lead::pitch).or(0);
    var preorder = Field.of("preorder", Values.INT, Destination.Lead::preorder);
    return Codec.line(
        Destination.Lead.class,
        keys ->
            new Destination.Lead(
                keys.of(least), keys.of(advised), keys.of(pitch), keys.of(preorder)),
        least,
        advised,
        pitch,
        preorder);
  }

  private static String id(String text) {
    if (!text.matches("[a-z0-9]+(-[a-z0-9]+)*") || text.length() > 40) {
      throw new IllegalArgumentException(
          "the id \"" + text + "\" is not of lower-case letters, digits and single hyphens");
    }
    return text;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no date, which looks like 2026-11-22", e);
    }
  }

  private static <T> SortedMap<Integer, T> numbers(SortedMap<String, T> texts) {
    SortedMap<Integer, T> numbers = new TreeMap<>();
    texts.forEach(
        (key, value) -> {
          if (!key.matches("[1-9]|[1-9]\\d|100")) {
            throw new IllegalArgumentException(
                "the rule \"" + key + "\", which is none of 1 to 100,");
          }
          numbers.put(Integer.parseInt(key), value);
        });
    return numbers;
  }

  private static <T> SortedMap<String, T> texts(SortedMap<Integer, T> numbers) {
    SortedMap<String, T> texts = new TreeMap<>();
    numbers.forEach((key, value) -> texts.put(key.toString(), value));
    return texts;
  }
}
