package org.songline.model.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads strict JSON into a tree of bounded size. */
public final class JsonReader {
  /** More than a text of the greatest size holds in its canonical layout. */
  private static final int MOST_VALUES = 4_000_000;

  private static final int DEEPEST = 24;
  private static final int LONGEST_NUMBER = 60;
  private static final int LONGEST_STRING = 400_000;
  private static final int LONGEST_KEY = 200;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(LONGEST_STRING)
                  .maxNameLength(LONGEST_KEY)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final JsonParser parser;
  private int values;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * @throws BadText at the first thing that is wrong
   */
  public static Json read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonReader reader = new JsonReader(parser);
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new BadText(1, "there is nothing in it", "restore it from a copy");
      }
      Json json = reader.value(first);
      if (parser.nextToken() != null) {
        throw new BadText(reader.line(), "more text follows the end", "remove it");
      }
      return json;
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new BadText(line, "it is not JSON: " + brief(e), "mend the text there");
    }
  }

  private Json value(JsonToken token) {
    values++;
    int line = line();
    if (values > MOST_VALUES) {
      throw new BadText(line, "it holds more values than one file may", "split it");
    }
    return switch (token) {
      case START_OBJECT -> object(line);
      case START_ARRAY -> array(line);
      case VALUE_STRING -> new Json.Str(line, parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(line, parser.getString());
      case VALUE_TRUE -> new Json.Bool(line, true);
      case VALUE_FALSE -> new Json.Bool(line, false);
      case VALUE_NULL -> new Json.Nil(line);
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new BadText(line, "it is not JSON", "mend the text there");
    };
  }

  private Json object(int line) {
    Map<String, Json> fields = new LinkedHashMap<>();
    for (JsonToken token = parser.nextToken();
        token == JsonToken.PROPERTY_NAME;
        token = parser.nextToken()) {
      String key = parser.currentName();
      if (fields.put(key, value(parser.nextToken())) != null) {
        throw new BadText(line(), "the key \"" + key + "\" stands there twice", "keep one");
      }
    }
    return new Json.Obj(line, false, fields);
  }

  private Json array(int line) {
    List<Json> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(token));
    }
    return new Json.Arr(line, false, items);
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  /** The first clause of the parser's message, without its own telling of the place. */
  private static String brief(JacksonException e) {
    String message = e.getOriginalMessage() == null ? "unreadable" : e.getOriginalMessage();
    int end = message.indexOf('\n');
    String first = end < 0 ? message : message.substring(0, end);
    return first.length() > 160 ? first.substring(0, 160) + "..." : first;
  }
}
