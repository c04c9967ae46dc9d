package org.songline.model.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How values of one type are written and read; reading what was written gives an equal value. */
public interface Codec<T> {
  Json write(T value);

  /**
   * @throws BadText when it is no such value
   */
  T read(Json json);

  Shape shape();

  static <T> Codec<T> of(Shape shape, Function<T, Json> write, Function<Json, T> read) {
    return new Codec<>() {
      @Override
      public Json write(T value) {
        return write.apply(value);
      }

      @Override
      public T read(Json json) {
        return read.apply(json);
      }

      @Override
      public Shape shape() {
        return shape;
      }
    };
  }

  /** The same text for a type that stands for this one. */
  default <U> Codec<U> map(Function<T, U> wrap, Function<U, T> unwrap) {
    return map(shape(), wrap, unwrap);
  }

  /** The same text, of which more is known. */
  default <U> Codec<U> map(Shape shape, Function<T, U> wrap, Function<U, T> unwrap) {
    return of(
        shape,
        value -> write(unwrap.apply(value)),
        json -> checked(json, () -> wrap.apply(read(json))));
  }

  /** A list with a line for each item. */
  default Codec<List<T>> lines() {
    return list(true);
  }

  /** A list on one line. */
  default Codec<List<T>> inline() {
    return list(false);
  }

  private Codec<List<T>> list(boolean block) {
    return of(
        new Shape.Items(shape()),
        list -> new Json.Arr(0, block, list.stream().map(this::write).toList()),
        json -> {
          if (json instanceof Json.Arr(int _, boolean _, List<Json> items)) {
            List<T> read = new ArrayList<>(items.size());
            items.forEach(item -> read.add(read(item)));
            return read;
          }
          throw wrong(json, "a list");
        });
  }

  /** For {@link Field#maybe}: the value when it is there. */
  default Codec<Optional<T>> optional() {
    return of(shape(), value -> write(value.orElseThrow()), json -> Optional.of(read(json)));
  }

  static BadText wrong(Json json, String wanted) {
    return new BadText(
        json.line(), json.told() + " stands where " + wanted + " belongs", "write " + wanted);
  }

  /** Tells what a value's own checks refuse at the line of its text. */
  static <T> T checked(Json json, Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new BadText(json.line(), e.getMessage() + " cannot be", "change it");
    }
  }

  /**
   * A key of a record.
   *
   * @param usual the value that is not written; null when the key must be there
   * @param absence what it means when the key is not there; null when {@code usual} says it
   */
  record Field<R, T>(
      String name,
      Codec<T> codec,
      Function<R, T> get,
      @Nullable T usual,
      Shape.@Nullable Absence absence) {
    public static <R, T> Field<R, T> of(String name, Codec<T> codec, Function<R, T> get) {
      return new Field<>(name, codec, get, null, null);
    }

    public static <R, T> Field<R, Optional<T>> maybe(
        String name, Codec<T> codec, Function<R, Optional<T>> get) {
      return new Field<>(name, codec.optional(), get, Optional.empty(), null);
    }

    /** The value that is not written and stands when the key is absent. */
    public Field<R, T> or(T value) {
      return new Field<>(name, codec, get, value, absence);
    }

    /** Tells what it means when the key is not there. */
    public Field<R, T> absent(Shape.Absence meaning) {
      return new Field<>(name, codec, get, usual, meaning);
    }

    Shape.Key key() {
      return new Shape.Key(name, codec.shape(), absence == null ? usually() : absence);
    }

    private Shape.Absence usually() {
      if (usual == null) {
        return new Shape.Absence.Refused();
      }
      return usual.equals(Optional.empty())
          ? new Shape.Absence.None()
          : new Shape.Absence.Usual(JsonWriter.line(codec.write(usual)));
    }

    void write(R record, Map<String, Json> fields) {
      T value = get.apply(record);
      if (!value.equals(usual)) {
        fields.put(name, codec.write(value));
      }
    }

    T read(Json.Obj json) {
      Json value = json.fields().get(name);
      if (value != null) {
        return codec.read(value);
      }
      if (usual == null) {
        throw new BadText(json.line(), "the key \"" + name + "\" is missing", "add it");
      }
      return usual;
    }
  }

  /** The keys of one object while it is read. */
  record Keys(Json.Obj json) {
    public <R, T> T of(Field<R, T> field) {
      return field.read(json);
    }
  }

  /** A record with a line for each of its keys. */
  @SafeVarargs
  @SuppressWarnings("varargs") // The list is only read.
  static <R> Codec<R> block(Class<R> type, Function<Keys, R> make, Field<R, ?>... fields) {
    return record(type, true, make, List.of(fields));
  }

  /** A record on one line. */
  @SafeVarargs
  @SuppressWarnings("varargs") // The list is only read.
  static <R> Codec<R> line(Class<R> type, Function<Keys, R> make, Field<R, ?>... fields) {
    return record(type, false, make, List.of(fields));
  }

  private static <R> Codec<R> record(
      Class<R> type, boolean block, Function<Keys, R> make, List<Field<R, ?>> fields) {
    List<String> names = fields.stream().map(Field<R, ?>::name).toList();
    return of(
        new Shape.Fields(type.getSimpleName(), fields.stream().map(Field<R, ?>::key).toList()),
        record -> {
          Map<String, Json> written = new LinkedHashMap<>();
          fields.forEach(field -> field.write(record, written));
          return new Json.Obj(0, block, written);
        },
        json -> {
          if (!(json instanceof Json.Obj object)) {
            throw wrong(json, "an object");
          }
          object
              .fields()
              .forEach(
                  (key, value) -> {
                    if (!names.contains(key)) {
                      throw new BadText(
                          value.line(),
                          "there is no key \"" + key + "\" here",
                          "use " + String.join(", ", names) + " or remove it");
                    }
                  });
          return checked(json, () -> make.apply(new Keys(object)));
        });
  }
}
