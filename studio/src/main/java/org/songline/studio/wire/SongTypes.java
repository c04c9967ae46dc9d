package org.songline.studio.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.songline.model.json.Shape;
import org.songline.model.json.Shape.Absence;
import org.songline.model.json.Shape.Choice;
import org.songline.model.json.Shape.Fields;
import org.songline.model.json.Shape.Plain;
import org.songline.model.text.Schema;

/**
 * The songs and edits of the page, as TypeScript: types, and a table by which {@code wire/codec.ts}
 * turns the text into them and back. Both are made from the shapes that the text's own codecs tell.
 */
public final class SongTypes {
  /** Where the result stands in the page. */
  public static final String FILE = "wire/song.generated.ts";

  /** What tells kinds of objects apart in the page when the text has no tag. */
  private static final String KIND = "kind";

  private static final String HEAD =
      """
      // Made from the codecs of the song's text by org.songline.studio.wire.SongTypes. Do not edit.
      import type { Table } from './shape';

      /** A point in musical time, in ticks from the start of the song, pattern or note. */
      export type Position = number;

      /** A length of musical time, in ticks. */
      export type Length = number;

      /** Frames of a recording. */
      export type Frames = number;

      /** -Infinity is silence. */
      export type Decibels = number;

      /** 0 to 127; 60 is middle C. */
      export type Pitch = number;
      """;

  private final Map<String, Shape> named = new LinkedHashMap<>();
  private final List<String> types = new ArrayList<>();
  private final List<String> table = new ArrayList<>();

  private SongTypes() {}

  /** The whole file. */
  public static String text() {
    SongTypes made = new SongTypes();
    for (Shape shape : List.of(Schema.song(), Schema.edit(), Schema.transaction(), Schema.step())) {
      made.type(shape);
    }
    return HEAD
        + "\n"
        + String.join("\n", made.types)
        + "\nexport const table: Table = {\n"
        + made.table.stream().map(line -> "  " + line + ",\n").collect(Collectors.joining())
        + "};\n";
  }

  /** The TypeScript type of a shape; names it first when it has a name. */
  private String type(Shape shape) {
    return switch (shape) {
      case Plain plain -> plain(plain);
      case Shape.Items(Shape item) -> "readonly " + part(item) + "[]";
      case Shape.ById(Fields item) -> "Readonly<Record<string, " + type(item) + ">>";
      case Shape.Table(Shape value) -> "Readonly<Record<string, " + type(value) + ">>";
      case Choice(String name, List<String> words) -> once(name, shape, choice(name, words));
      case Shape.Name(String name) -> once(name, shape, alias(name, "string"));
      case Shape.Forms(String name, List<String> forms) ->
          once(name, shape, alias(name, union(forms.stream().map(SongTypes::form).toList())));
      case Shape.Either(String name, List<Shape> shapes) ->
          once(name, shape, alias(name, union(shapes.stream().map(this::type).toList())));
      case Fields fields -> fields(fields, "");
      case Shape.Marked marked -> marked(marked);
      case Shape.Tagged tagged -> tagged(tagged);
    };
  }

  /** A type that stands before brackets. */
  private String part(Shape shape) {
    String type = type(shape);
    return type.contains(" ") ? "(" + type + ")" : type;
  }

  private static String plain(Plain plain) {
    return switch (plain) {
      case TEXT -> "string";
      case FLAG -> "boolean";
      case INTEGER, NUMBER -> "number";
      case DECIBELS -> "Decibels";
      case POSITION -> "Position";
      case LENGTH -> "Length";
      case FRAMES -> "Frames";
      case PITCH -> "Pitch";
      case NOTHING -> "null";
    };
  }

  private static String alias(String name, String type) {
    return "export type " + name + " =" + (type.startsWith("\n") ? "" : " ") + type + ";\n";
  }

  private static String choice(String name, List<String> words) {
    String list = Character.toLowerCase(name.charAt(0)) + name.substring(1) + "s";
    String texts = words.stream().map(SongTypes::quoted).collect(Collectors.joining(", "));
    return "export const %s = [%s] as const;\n".formatted(list, texts)
        + "export type %s = (typeof %s)[number];\n".formatted(name, list);
  }

  private static String form(String form) {
    return form.contains("{")
        ? "`" + form.replace("{text}", "${string}").replace("{number}", "${number}") + "`"
        : quoted(form);
  }

  private static String union(List<String> types) {
    return String.join(" | ", types);
  }

  private String fields(Fields fields, String tag) {
    StringBuilder keys = new StringBuilder(tag);
    List<String> rows = new ArrayList<>();
    for (Shape.Key key : fields.keys()) {
      String absent = key.absence() instanceof Absence.None ? " | null" : "";
      keys.append("  readonly %s: %s%s;\n".formatted(page(key.name()), type(key.shape()), absent));
      rows.add(row(key));
    }
    String type = "export interface %s {\n%s}\n".formatted(fields.name(), keys);
    String name = once(fields.name(), fields, type);
    note(name, "{ keys: [" + String.join(", ", rows) + "] }");
    return name;
  }

  private String marked(Shape.Marked marked) {
    List<String> names = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (Shape.Mark mark : marked.marks()) {
      names.add(fields(mark.fields(), tag(KIND, mark.word())));
      rows.add(
          "{ word: %s, key: %s, is: %s }"
              .formatted(quoted(mark.word()), quoted(mark.key()), quoted(mark.fields().name())));
    }
    String name = once(marked.name(), marked, alias(marked.name(), union(names)));
    note(name, "{ tag: '%s', marks: [%s] }".formatted(KIND, String.join(", ", rows)));
    return name;
  }

  private String tagged(Shape.Tagged tagged) {
    List<String> names = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (Shape.Case one : tagged.cases()) {
      names.add(fields(one.fields(), tag(tagged.tag(), one.word())));
      rows.add(quoted(one.word()) + ": " + quoted(one.fields().name()));
    }
    String name =
        once(tagged.name(), tagged, alias(tagged.name(), "\n  | " + String.join("\n  | ", names)));
    note(
        name,
        "{ tag: %s, cases: { %s } }".formatted(quoted(tagged.tag()), String.join(", ", rows)));
    return name;
  }

  private static String tag(String key, String word) {
    return "  readonly %s: %s;\n".formatted(page(key), quoted(word));
  }

  /** One entry for each key of the table: its names in text and page, its way, what is usual. */
  private String row(Shape.Key key) {
    String start =
        "[%s, %s, %s".formatted(quoted(key.name()), quoted(page(key.name())), way(key.shape()));
    return switch (key.absence()) {
      case Absence.Refused _ -> start + "]";
      case Absence.None _ -> start + ", { none: true }]";
      case Absence.Usual(String json) -> start + ", { usual: " + json + " }]";
      case Absence.UsualOf(String by, Map<String, String> json) ->
          start
              + ", { by: %s, usual: { %s } }]"
                  .formatted(
                      quoted(page(by)),
                      json.entrySet().stream()
                          .map(entry -> quoted(entry.getKey()) + ": " + entry.getValue())
                          .collect(Collectors.joining(", ")));
    };
  }

  /** How a shape's values are turned, as the table says it. */
  private static String way(Shape shape) {
    return switch (shape) {
      case Plain plain ->
          switch (plain) {
            case TEXT, FLAG, INTEGER, NUMBER, FRAMES, NOTHING -> "'plain'";
            case DECIBELS -> "'decibels'";
            case POSITION, LENGTH -> "'ticks'";
            case PITCH -> "'pitch'";
          };
      case Choice _, Shape.Name _, Shape.Forms _ -> "'plain'";
      case Shape.Either(String name, List<Shape> shapes) -> {
        if (!shapes.stream().allMatch(SongTypes::same)) {
          throw new IllegalStateException(name + " differs in text and page");
        }
        yield "'plain'";
      }
      case Shape.Items(Shape item) -> same(item) ? "'plain'" : "{ list: " + way(item) + " }";
      case Shape.ById(Fields item) -> "{ byId: " + quoted(item.name()) + " }";
      case Shape.Table(Shape value) -> "{ table: " + way(value) + " }";
      case Fields fields -> "{ is: " + quoted(fields.name()) + " }";
      case Shape.Marked marked -> "{ is: " + quoted(marked.name()) + " }";
      case Shape.Tagged tagged -> "{ is: " + quoted(tagged.name()) + " }";
    };
  }

  /** Whether text and page have the same form. */
  private static boolean same(Shape shape) {
    return shape instanceof Fields(String _, List<Shape.Key> keys)
        ? keys.stream()
            .allMatch(
                key ->
                    key.name().equals(page(key.name()))
                        && key.absence() instanceof Absence.Refused
                        && same(key.shape()))
        : way(shape).equals("'plain'");
  }

  /** Writes a named type down when it is met first. */
  private String once(String name, Shape shape, String type) {
    Shape before = named.putIfAbsent(name, shape);
    if (before == null) {
      types.add(type);
    } else if (!before.equals(shape)) {
      throw new IllegalStateException("two shapes have the name " + name);
    }
    return name;
  }

  private void note(String name, String row) {
    String line = name + ": " + row;
    if (!table.contains(line)) {
      table.add(line);
    }
  }

  private static String page(String key) {
    StringBuilder name = new StringBuilder();
    for (String word : key.split("-", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
