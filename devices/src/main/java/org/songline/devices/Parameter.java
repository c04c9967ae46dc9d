package org.songline.devices;

import java.util.List;
import java.util.Objects;

/**
 * One parameter of a device, declared once.
 *
 * @param id stable name in songs, presets and automation: lower case words joined by hyphens
 * @param name what people read
 * @param unit of every value, bounds and default included
 * @param min least value
 * @param max greatest value
 * @param scale how a knob's travel maps to values
 * @param initial the value of a new device
 * @param choices for {@link Unit#CHOICE}, the names of values 0, 1, 2...; otherwise empty
 * @param kind how a change takes effect
 * @param help one sentence: what it does to the sound
 */
public record Parameter(
    String id,
    String name,
    Unit unit,
    double min,
    double max,
    Scale scale,
    double initial,
    List<String> choices,
    Kind kind,
    String help) {

  /** What a value counts. */
  public enum Unit {
    DECIBELS("dB"),
    HERTZ("Hz"),
    SECONDS("s"),
    MILLISECONDS("ms"),
    QUARTERS("quarters"),
    SEMITONES("st"),
    CENTS("ct"),
    PERCENT("%"),
    RATIO(":1"),
    PLAIN(""),
    SWITCH(""),
    CHOICE("");

    private final String symbol;

    Unit(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  /** How a knob's travel from 0 to 1 maps to min..max. */
  public enum Scale {
    LINEAR,
    /** Equal travel multiplies by an equal factor; min must be above 0. */
    LOGARITHMIC,
    /** The square of the travel: fine near min, which may be 0. */
    SQUARE
  }

  /** How a change of value takes effect. */
  public enum Kind {
    /** Glides in straight segments from quantum to quantum; fit for automation. */
    SMOOTH,
    /** Takes its new value at the next quantum; the device itself sees that nothing clicks. */
    STEPPED,
    /** Fixed when the processor is made, because latency or memory depends on it. */
    STRUCTURAL
  }

  public Parameter {
    Objects.requireNonNull(unit);
    choices = List.copyOf(choices);
    if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("parameter id " + id);
    }
    if (!(min < max) || !(initial >= min && initial <= max)) {
      throw new IllegalArgumentException(id + ": needs min < max and initial between them");
    }
    if (scale == Scale.LOGARITHMIC && !(min > 0)) {
      throw new IllegalArgumentException(id + ": a logarithmic scale needs min above 0");
    }
  }

  /** A continuous parameter that glides. */
  public static Parameter smooth(
      String id, String name, Unit unit, double min, double max, double initial, String help) {
    return new Parameter(
        id, name, unit, min, max, Scale.LINEAR, initial, List.of(), Kind.SMOOTH, help);
  }

  /** A share in percent that glides. */
  public static Parameter percent(
      String id, String name, double min, double max, double initial, String help) {
    return smooth(id, name, Unit.PERCENT, min, max, initial, help);
  }

  /** A switch, off (0) or on (1). */
  public static Parameter toggle(String id, String name, boolean initial, String help) {
    return new Parameter(
        id,
        name,
        Unit.SWITCH,
        0,
        1,
        Scale.LINEAR,
        initial ? 1 : 0,
        List.of("off", "on"),
        Kind.STEPPED,
        help);
  }

  /** A choice among named values; the first is the initial one unless changed. */
  public static Parameter choice(String id, String name, String help, List<String> choices) {
    return new Parameter(
        id, name, Unit.CHOICE, 0, choices.size() - 1, Scale.LINEAR, 0, choices, Kind.STEPPED, help);
  }

  /** The place of a parameter in a table; -1 where there is none. */
  public static int place(List<Parameter> table, String id) {
    for (int i = 0; i < table.size(); i++) {
      if (table.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  public Parameter scaled(Scale other) {
    return new Parameter(id, name, unit, min, max, other, initial, choices, kind, help);
  }

  public Parameter of(Kind other) {
    return new Parameter(id, name, unit, min, max, scale, initial, choices, other, help);
  }

  public Parameter startingAt(double value) {
    return new Parameter(id, name, unit, min, max, scale, value, choices, kind, help);
  }

  /** The value at a knob's travel, 0 to 1. */
  public double atTravel(double travel) {
    double t = Math.clamp(travel, 0, 1);
    return switch (scale) {
      case LINEAR -> min + (max - min) * t;
      case SQUARE -> min + (max - min) * t * t;
      case LOGARITHMIC -> min * StrictMath.pow(max / min, t);
    };
  }

  /** The knob's travel, 0 to 1, at a value. */
  public double travel(double value) {
    double inside = Math.clamp(value, min, max);
    return switch (scale) {
      case LINEAR -> (inside - min) / (max - min);
      case SQUARE -> Math.sqrt((inside - min) / (max - min));
      case LOGARITHMIC -> StrictMath.log(inside / min) / StrictMath.log(max / min);
    };
  }

  /** The value limited to the declared range; whole for switches and choices. */
  public double limited(double value) {
    double inside = Double.isNaN(value) ? initial : Math.clamp(value, min, max);
    return unit == Unit.SWITCH || unit == Unit.CHOICE ? Math.rint(inside) : inside;
  }
}
