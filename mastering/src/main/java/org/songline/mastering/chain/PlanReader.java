package org.songline.mastering.chain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.dither.Dither;
import org.songline.media.MediaProblem;

/** Reads the text of a chain, line by line; see {@link PlanText}. */
final class PlanReader {
  private static final String LIMITER = "limiter";
  private static final String DEPTH = "depth";

  private final String file;
  private final List<PlanStep> steps = new ArrayList<>();
  private final Set<String> sections = new HashSet<>();
  private final Map<String, Double> limiter = new LinkedHashMap<>();
  private final Map<String, Double> settings = new LinkedHashMap<>();
  private final Map<String, Double> depth = new LinkedHashMap<>();
  private final StringBuilder why = new StringBuilder();
  private String limiterWhy = "";
  private String depthWhy = "";
  private boolean searched;
  private String section = "";
  private @Nullable DeviceType device;
  private Dither.Kind dither = Dither.Kind.NONE;
  private int line;

  PlanReader(String file) {
    this.file = file;
  }

  Plan read(String text) throws MediaProblem {
    for (String raw : text.split("\\R", -1)) {
      line++;
      String words = raw.strip();
      if (line == 1) {
        if (!words.equals(PlanText.HEAD)) {
          throw problem("is not the first line of a chain", "begin with: " + PlanText.HEAD);
        }
      } else if (words.startsWith("#")) {
        why.append(why.isEmpty() ? "" : " ").append(words.substring(1).strip());
      } else if (words.startsWith("[")) {
        endSection();
        begin(words);
      } else if (!words.isEmpty()) {
        setting(words);
      }
    }
    endSection();
    line = 0;
    return whole();
  }

  private Plan whole() throws MediaProblem {
    if (!sections.contains(LIMITER) || !sections.contains(DEPTH)) {
      throw problem(
          "has no [" + (sections.contains(LIMITER) ? DEPTH : LIMITER) + "]", "add that section");
    }
    Double bits = depth.get("bits");
    Double ceiling = limiter.get("ceiling");
    if (bits == null || ceiling == null) {
      throw problem(bits == null ? "has no bits" : "has no ceiling", "write what is wanted");
    }
    Double drive = limiter.get("drive");
    if (drive == null && !searched) {
      throw problem("has no drive", "write decibels, or auto to search it");
    }
    try {
      return new Plan(
          steps,
          new Plan.Limiter(
              drive,
              ceiling,
              limiter.getOrDefault("lookahead", Plan.Limiter.LOOKAHEAD_MS),
              limiter.getOrDefault("release", Plan.Limiter.RELEASE_MS),
              limiterWhy),
          new Plan.Depth((int) (double) bits, dither, depthWhy));
    } catch (IllegalArgumentException wrong) {
      throw problem(String.valueOf(wrong.getMessage()), "change it");
    }
  }

  private void begin(String words) throws MediaProblem {
    if (!words.matches("\\[[a-z][a-z0-9]*(-[a-z0-9]+)*( +[a-z][a-z0-9-]*)?]")) {
      throw problem(words + " names no step", "write [NAME DEVICE] in lower case");
    }
    String[] names = words.substring(1, words.length() - 1).split(" +", -1);
    String name = names[0];
    if (sections.contains(DEPTH) || (sections.contains(LIMITER) && !name.equals(DEPTH))) {
      throw problem("[" + name + "] comes too late", "end with [limiter], then [depth]");
    }
    if (!sections.add(name)) {
      throw problem("[" + name + "] is there twice", "give one of them another name");
    }
    section = name;
    why.setLength(0);
    if (!name.equals(LIMITER) && !name.equals(DEPTH)) {
      device = effect(names[names.length - 1]);
    }
  }

  private DeviceType effect(String id) throws MediaProblem {
    Optional<DeviceType> type = BuiltIn.catalogue().find(id);
    if (type.isEmpty() || type.get().category() != DeviceType.Category.EFFECT) {
      throw problem("there is no effect " + id, "songline devices lists them");
    }
    return type.get();
  }

  private void endSection() {
    String reason = why.toString();
    why.setLength(0);
    switch (section) {
      case "" -> {}
      case LIMITER -> limiterWhy = reason;
      case DEPTH -> depthWhy = reason;
      default -> {
        if (device != null) {
          steps.add(new PlanStep(section, device.id(), settings, reason));
        }
      }
    }
    settings.clear();
    device = null;
  }

  private void setting(String words) throws MediaProblem {
    int equals = words.indexOf('=');
    if (equals < 1) {
      throw problem("\"" + words + "\" sets nothing", "write NAME = VALUE");
    }
    String name = words.substring(0, equals).strip();
    String value = words.substring(equals + 1).strip();
    switch (section) {
      case "" -> throw problem(name + " belongs to no step", "begin the step with [NAME DEVICE]");
      case LIMITER -> limiter(name, value);
      case DEPTH -> depth(name, value);
      default -> device(name, value);
    }
  }

  private void limiter(String name, String value) throws MediaProblem {
    String unit =
        switch (name) {
          case "drive", "ceiling" -> "dB";
          case "lookahead", "release" -> "ms";
          default ->
              throw problem(
                  "the limiter has no " + name, "it has drive, ceiling, lookahead and release");
        };
    if (name.equals("drive") && value.equals(PlanText.AUTO)) {
      searched = true;
      return;
    }
    double number = number(name, value, unit);
    try {
      switch (name) {
        case "drive" -> Plan.check(name, number, -40, 40, unit);
        case "ceiling" -> Plan.check(name, number, -24, 0, unit);
        case "lookahead" -> Plan.check(name, number, 1, 10, unit);
        default -> Plan.check(name, number, 10, 2000, unit);
      }
    } catch (IllegalArgumentException wrong) {
      throw problem(String.valueOf(wrong.getMessage()), "change it");
    }
    put(limiter, name, number);
  }

  private void depth(String name, String value) throws MediaProblem {
    switch (name) {
      case "bits" -> {
        if (!value.equals("16") && !value.equals("24") && !value.equals("32")) {
          throw problem("bits is " + value, "write 16, 24, or 32 for floats");
        }
        put(depth, name, number(name, value, ""));
      }
      case "dither" -> {
        for (Dither.Kind kind : Dither.Kind.values()) {
          if (kind.name().toLowerCase(Locale.ROOT).equals(value)) {
            dither = kind;
            put(depth, name, 0.0);
            return;
          }
        }
        throw problem("dither is " + value, "write none, triangular or shaped");
      }
      default -> throw problem("depth has no " + name, "it has bits and dither");
    }
  }

  private void device(String name, String value) throws MediaProblem {
    DeviceType type = java.util.Objects.requireNonNull(device);
    int index = type.parameter(name);
    if (index < 0) {
      throw problem(
          type.id() + " has no parameter " + name, "songline devices " + type.id() + " lists them");
    }
    Parameter parameter = type.parameters().get(index);
    double number;
    if (parameter.choices().isEmpty()) {
      number = number(name, value, parameter.unit().symbol());
      try {
        Plan.check(name, number, parameter.min(), parameter.max(), parameter.unit().symbol());
      } catch (IllegalArgumentException wrong) {
        throw problem(String.valueOf(wrong.getMessage()), "change it");
      }
    } else {
      number = parameter.choices().indexOf(value);
      if (number < 0) {
        throw problem(
            name + " is " + value, "write one of " + String.join(", ", parameter.choices()));
      }
    }
    put(settings, name, number);
  }

  private double number(String name, String value, String unit) throws MediaProblem {
    String digits =
        !unit.isEmpty() && value.endsWith(unit)
            ? value.substring(0, value.length() - unit.length()).strip()
            : value;
    if (!digits.matches("[-+]?[0-9]+(\\.[0-9]+)?")) {
      throw problem(
          name + " is \"" + value + "\"",
          unit.isEmpty() ? "write a number" : "write a number of " + unit);
    }
    return Double.parseDouble(digits);
  }

  private void put(Map<String, Double> values, String name, double value) throws MediaProblem {
    if (values.put(name, value) != null) {
      throw problem(name + " is set twice", "leave one of them");
    }
  }

  private MediaProblem problem(String what, String mend) {
    return new MediaProblem(file, line == 0 ? "" : "line " + line, what, mend);
  }
}
