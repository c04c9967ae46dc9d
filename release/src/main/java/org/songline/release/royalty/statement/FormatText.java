package org.songline.release.royalty.statement;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Values;
import org.songline.release.royalty.statement.Format.Decimal;
import org.songline.release.royalty.statement.Format.Meaning;

/** How mappings of tables are written and read. */
public final class FormatText {
  /** All mappings of a folder. */
  public static final Codec<List<Format>> MAPPINGS = format().lines();

  private FormatText() {}

  private static Codec<Format> format() {
    Codec<SortedMap<String, List<String>>> lists = Values.map(Values.TEXT.inline());
    Codec<SortedMap<Meaning, List<String>>> meanings =
        lists.map(
            map -> {
              SortedMap<Meaning, List<String>> columns = new TreeMap<>();
              map.forEach((name, names) -> columns.put(meaning(name), names));
              return columns;
            },
            columns -> {
              SortedMap<String, List<String>> map = new TreeMap<>();
              columns.forEach(
                  (meaning, names) -> map.put(meaning.name().toLowerCase(Locale.ROOT), names));
              return map;
            });
    var id = Field.of("id", Values.TEXT, Format::id);
    var name = Field.of("name", Values.TEXT, Format::name);
    var header = Field.of("header", Values.TEXT.inline(), Format::header);
    var columns = Field.of("columns", meanings, Format::columns);
    var skip = Field.of("skip", lists, Format::skip).or(new TreeMap<>());
    var currency = Field.of("currency", Values.TEXT, Format::currency).or("");
    var decimal =
        Field.of("decimal", Values.choice(Decimal.class), Format::decimal).or(Decimal.SHOWN);
    var dayFirst = Field.of("day-first", Values.FLAG, Format::dayFirst).or(false);
    return Codec.block(
        Format.class,
        keys ->
            new Format(
                keys.of(id),
                keys.of(name),
                keys.of(header),
                keys.of(columns),
                keys.of(skip),
                keys.of(currency),
                keys.of(decimal),
                keys.of(dayFirst)),
        id,
        name,
        header,
        columns,
        skip,
        currency,
        decimal,
        dayFirst);
  }

  /**
   * The meaning of a name in any case.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Meaning meaning(String name) {
    for (Meaning meaning : Meaning.values()) {
      if (meaning.name().equalsIgnoreCase(name.strip())) {
        return meaning;
      }
    }
    throw new IllegalArgumentException(
        "\""
            + name
            + "\" is no meaning of a column: use "
            + String.join(
                ", ",
                java.util.Arrays.stream(Meaning.values())
                    .map(meaning -> meaning.name().toLowerCase(Locale.ROOT))
                    .toList())
            + "; it");
  }
}
