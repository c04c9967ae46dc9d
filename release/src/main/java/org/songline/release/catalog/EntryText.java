package org.songline.release.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Json;
import org.songline.model.json.JsonWriter;
import org.songline.model.json.Shape;
import org.songline.release.ReleaseProblem;

/**
 * Entries of one kind by the keys of their text: what people type as {@code ipi=00014107338} or
 * {@code owners=anna-berg:50%;tom-reed:50%} becomes a changed entry.
 */
public final class EntryText<T> {
  public static final EntryText<Party> PARTY = new EntryText<>("party", PartyCodec.PARTY);
  public static final EntryText<Work> WORK = new EntryText<>("work", WorkCodec.WORK);
  public static final EntryText<Recording> RECORDING =
      new EntryText<>("recording", RecordingCodec.RECORDING);
  public static final EntryText<Release> RELEASE = new EntryText<>("release", ReleaseCodec.RELEASE);
  public static final EntryText<Material> MATERIAL =
      new EntryText<>("material", MaterialCodec.MATERIAL);
  public static final EntryText<Agreement> AGREEMENT =
      new EntryText<>("agreement", AgreementCodec.AGREEMENT);

  private static final String ID = "id";

  private final String kind;
  private final Codec<T> codec;
  private final Shape.Fields shape;

  private EntryText(String kind, Codec<T> codec) {
    this.kind = kind;
    this.codec = codec;
    this.shape = Shape.Fields.of(codec);
  }

  /** What entries of this kind are called, in the singular. */
  public String kind() {
    return kind;
  }

  /** The entry as it stands in the catalog's text. */
  public Json json(T entry) {
    return codec.write(entry);
  }

  /** The entry as it stands in the catalog's text, on one line. */
  public String line(T entry) {
    return JsonWriter.line(codec.write(entry));
  }

  /** The keys that can be set, each with what its value looks like. */
  public Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    for (Shape.Key key : shape.keys()) {
      if (key.shape() instanceof Shape.Fields inner) {
        inner.keys().forEach(one -> keys.put(key.name() + "." + one.name(), told(one.shape())));
      } else if (!key.name().equals(ID)) {
        keys.put(key.name(), told(key.shape()));
      }
    }
    return keys;
  }

  /**
   * What stands at every key, in the form that {@link #with} takes; empty where nothing does.
   *
   * @return in the order of {@link #keys}
   */
  public Map<String, String> values(T entry) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Json> fields = object(codec.write(entry)).fields();
    for (Shape.Key key : shape.keys()) {
      Json value = fields.get(key.name());
      if (value instanceof Json.Obj empty && empty.fields().isEmpty()) {
        values.put(key.name(), JsonWriter.line(empty));
      } else if (key.shape() instanceof Shape.Fields inner) {
        for (Shape.Key one : inner.keys()) {
          Json within = value instanceof Json.Obj object ? object.fields().get(one.name()) : null;
          String path = key.name() + "." + one.name();
          values.put(path, within == null ? "" : new ValueText(path).write(one.shape(), within));
        }
      } else if (!key.name().equals(ID)) {
        String path = key.name();
        values.put(path, value == null ? "" : new ValueText(path).write(key.shape(), value));
      }
    }
    return values;
  }

  /**
   * With other values at some keys; an empty value puts back what is usual.
   *
   * @param values by key; keys within a key behind a dot, such as {@code contact.email}
   * @throws ReleaseProblem when there is no such key or its value does not fit
   */
  public T with(T entry, Map<String, String> values) {
    Json.Obj changed = object(codec.write(entry));
    for (Map.Entry<String, String> value : values.entrySet()) {
      changed = put(changed, shape, value.getKey(), value.getKey(), value.getValue());
    }
    try {
      return codec.read(changed);
    } catch (BadText bad) {
      throw new ReleaseProblem(kind + " " + name(changed), bad.what(), bad.mend(), bad);
    }
  }

  private Json.Obj put(Json.Obj into, Shape.Fields fields, String key, String path, String value) {
    int dot = key.indexOf('.');
    String name = dot < 0 ? key : key.substring(0, dot);
    Shape inner =
        fields.keys().stream()
            .filter(one -> one.name().equals(name))
            .filter(one -> !path.equals(ID))
            .map(Shape.Key::shape)
            .findFirst()
            .orElseThrow(() -> noKey(path));
    Map<String, Json> changed = new LinkedHashMap<>(into.fields());
    if (dot >= 0) {
      if (!(inner instanceof Shape.Fields within)) {
        throw noKey(path);
      }
      Json.Obj old =
          changed.get(name) instanceof Json.Obj there ? there : new Json.Obj(0, false, Map.of());
      Json.Obj next = put(old, within, key.substring(dot + 1), path, value);
      changed.put(name, next);
      if (next.fields().isEmpty()) {
        changed.remove(name);
      }
    } else if (value.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, new ValueText(path).read(inner, value));
    }
    return new Json.Obj(0, into.block(), changed);
  }

  private ReleaseProblem noKey(String path) {
    return new ReleaseProblem(
        path, "a " + kind + " has no such key", "use one of " + String.join(", ", keys().keySet()));
  }

  private static String name(Json.Obj object) {
    return object.fields().get(ID) instanceof Json.Str(int _, String text) ? text : "";
  }

  private static Json.Obj object(Json json) {
    if (json instanceof Json.Obj object) {
      return object;
    }
    throw new IllegalStateException("an entry is an object");
  }

  private static String told(Shape shape) {
    return switch (shape) {
      case Shape.Plain.FLAG -> "yes or no";
      case Shape.Plain.INTEGER -> "a whole number";
      case Shape.Plain.NUMBER -> "a number";
      case Shape.Choice(String _, List<String> words) -> String.join(", ", words);
      case Shape.Items(Shape.Fields(String _, List<Shape.Key> keys)) ->
          String.join(":", keys.stream().map(Shape.Key::name).toList()) + "; ...";
      case Shape.Items(Shape _) -> "a list with commas";
      case Shape.Fields(String _, List<Shape.Key> keys) ->
          String.join(":", keys.stream().map(Shape.Key::name).toList());
      default -> "text";
    };
  }

  /** What is typed for one key, as JSON. */
  private record ValueText(String path) {
    private Json read(Shape shape, String text) {
      boolean plain = !(shape instanceof Shape.Fields || shape instanceof Shape.Items);
      if (!plain && (text.startsWith("[") || text.startsWith("{"))) {
        try {
          return org.songline.model.json.JsonReader.read(text);
        } catch (BadText bad) {
          throw new ReleaseProblem(path, bad.what(), bad.mend(), bad);
        }
      }
      return switch (shape) {
        case Shape.Plain.FLAG -> flag(text);
        case Shape.Plain.INTEGER, Shape.Plain.NUMBER -> number(text);
        case Shape.Items(Shape.Fields fields) -> list(fields, text, ";");
        case Shape.Items(Shape item) -> list(item, text, ",");
        case Shape.Fields fields -> record(fields, text);
        default -> new Json.Str(0, text);
      };
    }

    /** The short form where it says the same, else JSON. */
    private String write(Shape shape, Json value) {
      String brief = brief(shape, value);
      String whole = JsonWriter.line(value);
      try {
        return JsonWriter.line(read(shape, brief)).equals(whole) ? brief : whole;
      } catch (ReleaseProblem doesNotFit) {
        return whole;
      }
    }

    private static String brief(Shape shape, Json value) {
      return switch (value) {
        case Json.Str(int _, String text) -> text;
        case Json.Num(int _, String text) -> text;
        case Json.Bool(int _, boolean flag) -> flag ? "yes" : "no";
        case Json.Arr(int _, boolean _, List<Json> items)
            when shape instanceof Shape.Items(Shape item) ->
            String.join(
                item instanceof Shape.Fields ? "; " : ", ",
                items.stream().map(one -> brief(item, one)).toList());
        case Json.Obj(int _, boolean _, Map<String, Json> fields)
            when shape instanceof Shape.Fields within ->
            record(within, fields);
        default -> "";
      };
    }

    private static String record(Shape.Fields within, Map<String, Json> fields) {
      List<String> parts = new ArrayList<>();
      for (Shape.Key key : within.keys()) {
        Json value = fields.get(key.name());
        String part = value == null ? "" : brief(key.shape(), value);
        parts.add(key.shape() instanceof Shape.Items ? part.replace(", ", "+") : part);
      }
      while (!parts.isEmpty() && parts.getLast().isEmpty()) {
        parts.removeLast();
      }
      return String.join(":", parts);
    }

    private Json flag(String text) {
      return switch (text) {
        case "yes", "true" -> new Json.Bool(0, true);
        case "no", "false" -> new Json.Bool(0, false);
        default -> throw new ReleaseProblem(path, "\"" + text + "\" is neither", "write yes or no");
      };
    }

    private Json number(String text) {
      if (!text.matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
        throw new ReleaseProblem(path, "\"" + text + "\" is no number", "write one such as 120");
      }
      return new Json.Num(0, text);
    }

    private Json list(Shape item, String text, String between) {
      List<Json> items = new ArrayList<>();
      for (String one : text.split(between, -1)) {
        if (!one.isBlank()) {
          items.add(read(item, one.strip()));
        }
      }
      return new Json.Arr(0, false, items);
    }

    private Json record(Shape.Fields fields, String text) {
      String[] parts = text.split(":", -1);
      if (parts.length > fields.keys().size()) {
        throw new ReleaseProblem(
            path,
            "\"" + text + "\" has too many parts",
            "write " + told(fields) + ", or JSON when a part has a colon");
      }
      Map<String, Json> values = new LinkedHashMap<>();
      for (int i = 0; i < parts.length; i++) {
        Shape.Key key = fields.keys().get(i);
        // What joins two artists keeps its spaces.
        String part = key.name().equals("join") ? parts[i] : parts[i].strip();
        if (!part.isEmpty()) {
          values.put(
              key.name(),
              key.shape() instanceof Shape.Items(Shape item)
                  ? list(item, part, "\\+")
                  : read(key.shape(), part));
        }
      }
      return new Json.Obj(0, false, values);
    }
  }
}
