package org.songline.model.text;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songline.model.song.Id;
import org.songline.model.song.Zero;
import org.songline.model.time.Frames;
import org.songline.model.time.Quarters;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** How plain values are written and read. */
final class Basics {
  static final Codec<String> TEXT =
      Codec.of(
          Shape.Plain.TEXT,
          text -> new Json.Str(0, text),
          json -> {
            if (json instanceof Json.Str(int _, String text)) {
              return text;
            }
            throw Codec.wrong(json, "a text");
          });

  static final Codec<Boolean> FLAG =
      Codec.of(
          Shape.Plain.FLAG,
          flag -> new Json.Bool(0, flag),
          json -> {
            if (json instanceof Json.Bool(int _, boolean value)) {
              return value;
            }
            throw Codec.wrong(json, "true or false");
          });

  static final Codec<Long> LONG =
      Codec.of(
          Shape.Plain.INTEGER,
          value -> new Json.Num(0, Long.toString(value)),
          json -> {
            if (json instanceof Json.Num(int _, String text) && text.matches("-?\\d{1,18}")) {
              return Long.parseLong(text);
            }
            throw Codec.wrong(json, "a whole number");
          });

  static final Codec<Integer> INT = LONG.map(Math::toIntExact, Integer::longValue);

  /** In the shortest form that reads back to the same value. */
  static final Codec<Double> NUMBER =
      Codec.of(
          Shape.Plain.NUMBER,
          value -> new Json.Num(0, text(value)),
          json -> {
            if (json instanceof Json.Num(int _, String text)) {
              double value = Double.parseDouble(text);
              if (Double.isFinite(value)) {
                return Zero.unsigned(value);
              }
            }
            throw Codec.wrong(json, "a number in range");
          });

  /** Decibels, or the text {@code -inf} for silence. */
  static final Codec<Double> DECIBELS =
      Codec.of(
          Shape.Plain.DECIBELS,
          value ->
              value == Double.NEGATIVE_INFINITY ? new Json.Str(0, "-inf") : NUMBER.write(value),
          json ->
              json instanceof Json.Str(int _, String text) && text.equals("-inf")
                  ? Double.NEGATIVE_INFINITY
                  : NUMBER.read(json));

  private static final Codec<Long> QUARTERS =
      Codec.of(
          Shape.Plain.LENGTH,
          ticks ->
              Quarters.isDecimal(ticks)
                  ? new Json.Num(0, Quarters.text(ticks))
                  : new Json.Str(0, Quarters.text(ticks)),
          Basics::ticks);

  static final Codec<TickPosition> POSITION =
      QUARTERS.map(Shape.Plain.POSITION, TickPosition::new, TickPosition::tick);
  static final Codec<Ticks> LENGTH = QUARTERS.map(Ticks::new, Ticks::count);
  static final Codec<Frames> FRAMES = LONG.map(Shape.Plain.FRAMES, Frames::new, Frames::count);

  private static final String[] STEPS = {
    "C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"
  };
  private static final Pattern KEY = Pattern.compile("([A-G])([#b]?)(-1|\\d)");

  /** A key such as {@code F#3}, where C4 is middle C; read as a number too. */
  static final Codec<Integer> PITCH =
      Codec.of(
          Shape.Plain.PITCH,
          key -> new Json.Str(0, STEPS[key % 12] + (key / 12 - 1)),
          json ->
              json instanceof Json.Str(int _, String text) ? pitch(json, text) : INT.read(json));

  private Basics() {}

  /** An enum as its name in lower case with hyphens. */
  static <E extends Enum<E>> Codec<E> choice(Class<E> type) {
    String name = type.getSimpleName();
    Class<?> owner = type.getEnclosingClass();
    boolean common = name.equals("Kind") || name.equals("Shape");
    return choice(type, owner != null && common ? owner.getSimpleName() + name : name);
  }

  /**
   * @param called what people who read shapes call the choice
   */
  static <E extends Enum<E>> Codec<E> choice(Class<E> type, String called) {
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

  /** The id of a part of a song. */
  static <I extends Id> Codec<I> id(Class<I> type, Function<String, I> make) {
    return TEXT.map(new Shape.Name(type.getSimpleName()), make, Id::text);
  }

  /** A map with a line for each key. */
  static <T> Codec<SortedMap<String, T>> map(Codec<T> codec) {
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

  private static long ticks(Json json) {
    String text =
        switch (json) {
          case Json.Num(int _, String number) -> number;
          case Json.Str(int _, String string) -> string;
          default -> throw Codec.wrong(json, "a time in quarter notes");
        };
    try {
      return Quarters.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadText(
          json.line(), String.valueOf(e.getMessage()), "write it as 4, 0.75, \"1/3\" or \"5+2/7\"");
    }
  }

  private static int pitch(Json json, String text) {
    Matcher match = KEY.matcher(text);
    if (match.matches()) {
      int step = "C.D.EF.G.A.B".indexOf(match.group(1));
      int shift = match.group(2).isEmpty() ? 0 : match.group(2).equals("#") ? 1 : -1;
      return (Integer.parseInt(match.group(3)) + 1) * 12 + step + shift;
    }
    throw new BadText(json.line(), "\"" + text + "\" is no key", "write C4, F#3 or 0 to 127");
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
