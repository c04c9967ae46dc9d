package org.songline.model.json;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How plain values are written and read. */
public final class Values {
  public static final Codec<String> TEXT =
      Codec.of(
          Shape.Plain.TEXT,
          text -> new Json.Str(0, text),
          json -> {
            if (json instanceof Json.Str(int _, String text)) {
              return text;
            }
            throw Codec.wrong(json, "a text");
          });

  public static final Codec<Boolean> FLAG =
      Codec.of(
          Shape.Plain.FLAG,
          flag -> new Json.Bool(0, flag),
          json -> {
            if (json instanceof Json.Bool(int _, boolean value)) {
              return value;
            }
            throw Codec.wrong(json, "true or false");
          });

  public static final Codec<Long> LONG =
      Codec.of(
          Shape.Plain.INTEGER,
          value -> new Json.Num(0, Long.toString(value)),
          json -> {
            if (json instanceof Json.Num(int _, String text) && text.matches("-?\\d{1,18}")) {
              return Long.parseLong(text);
            }
            throw Codec.wrong(json, "a whole number");
          });

  public static final Codec<Integer> INT = LONG.map(Math::toIntExact, Integer::longValue);

  /** In the shortest form that reads back to the same value. */
  public static final Codec<Double> NUMBER =
      Codec.of(
          Shape.Plain.NUMBER,
          value -> new Json.Num(0, text(value)),
          json -> {
            if (json instanceof Json.Num(int _, String text)) {
              double value = Double.parseDouble(text);
              if (Double.isFinite(value)) {
                return value + 0.0;
              }
            }
            throw Codec.wrong(json, "a number in range");
          });

  /** Decibels, or the text {@code -inf} for silence. */
  public static final Codec<Double> DECIBELS =
      Codec.of(
          Shape.Plain.DECIBELS,
          value ->
              value == Double.NEGATIVE_INFINITY ? new Json.Str(0, "-inf") : NUMBER.write(value),
          json ->
              json instanceof Json.Str(int _, String text) && text.equals("-inf")
                  ? Double.NEGATIVE_INFINITY
                  : NUMBER.read(json));

  private Values() {}

  /** An enum as its name in lower case with hyphens. */
  public static <E extends Enum<E>> Codec<E> choice(Class<E> type) {
    String name = type.getSimpleName();
    Class<?> owner = type.getEnclosingClass();
    boolean common = name.equals("Kind") || name.equals("Shape");
    return choice(type, owner != null && common ? owner.getSimpleName() + name : name);
  }

  /**
   * @param called what people who read shapes call the choice
   */
  public static <E extends Enum<E>> Codec<E> choice(Class<E> type, String called) {
    Map<E, String> names = new EnumMap<>(type);
    Map<String, E> byName = new LinkedHashMap<>();
    for (E value : type.getEnumConstants()) {
      String name = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
      names.put(value, name);
      byName.put(name, value);
    }
    return Codec.of(
        new Shape.Choice(called, List.copyOf(byName.keySet())),
        value -> new Json.Str(0, names.getOrDefault(value, value.name())),
        json -> {
          E found = byName.get(TEXT.read(json));
          if (found == null) {
            throw new BadText(
                json.line(),
                "\"" + TEXT.read(json) + "\" is none of the choices",
                "use " + String.join(", ", byName.keySet()));
          }
          return found;
        });
  }

  /** A map with a line for each key. */
  public static <T> Codec<SortedMap<String, T>> map(Codec<T> codec) {
    return Codec.of(
        new Shape.Table(codec.shape()),
        map -> {
          Map<String, Json> fields = new LinkedHashMap<>();
          map.forEach((key, value) -> fields.put(key, codec.write(value)));
          return new Json.Obj(0, true, fields);
        },
        json -> {
          if (json instanceof Json.Obj(int _, boolean _, Map<String, Json> fields)) {
            SortedMap<String, T> map = new TreeMap<>();
            fields.forEach((key, value) -> map.put(key, codec.read(value)));
            return map;
          }
          throw Codec.wrong(json, "an object");
        });
  }

  private static String text(double value) {
    String shortest = Double.toString(value);
    if (!shortest.contains("E")) {
      return shortest.endsWith(".0") ? shortest.substring(0, shortest.length() - 2) : shortest;
    }
    double size = Math.abs(value);
    return size >= 1e-6 && size < 1e15
        ? new BigDecimal(shortest).stripTrailingZeros().toPlainString()
        : shortest;
  }
}
