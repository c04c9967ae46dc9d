package org.songline.model.text;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songline.model.json.BadText;
import org.songline.model.json.Codec;
import org.songline.model.json.Json;
import org.songline.model.json.Shape;
import org.songline.model.json.Values;
import org.songline.model.song.Id;
import org.songline.model.time.Frames;
import org.songline.model.time.Quarters;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** How times, keys and ids are written and read. */
final class Basics {
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
  static final Codec<Frames> FRAMES =
      Values.LONG.map(Shape.Plain.FRAMES, Frames::new, Frames::count);

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
              json instanceof Json.Str(int _, String text)
                  ? pitch(json, text)
                  : Values.INT.read(json));

  private Basics() {}

  /** The id of a part of a song. */
  static <I extends Id> Codec<I> id(Class<I> type, Function<String, I> make) {
    return Values.TEXT.map(new Shape.Name(type.getSimpleName()), make, Id::text);
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
}
