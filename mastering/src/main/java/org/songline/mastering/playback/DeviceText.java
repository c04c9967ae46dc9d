package org.songline.mastering.playback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.dsp.filter.MatchedEq.Shape;
import org.songline.media.MediaProblem;

/**
 * Reads the text of a device: a word and its values on each line, {@code #} before remarks (which
 * words cannot have).
 *
 * <pre>
 * id laptop            name Laptop          basis typical        date 2025-11     source words
 * low-cut HZ SLOPE     high-cut HZ SLOPE    SLOPE 6, 12 or 24 dB an octave (Butterworth)
 * bell HZ DB Q         low-shelf HZ DB      high-shelf HZ DB     point HZ DB      quieter PHON PHON
 * mono                 mono-below HZ        off-centre DB MS
 * level DBA            noise HZ DB          limit DBFS
 * </pre>
 */
final class DeviceText {
  private static final List<String> WORDS = List.of("id", "name", "basis", "date", "source");
  private static final double FLAT = Math.sqrt(0.5);

  private final String file;
  private final Map<String, String> words = new HashMap<>();
  private final List<Tone.Component> tone = new ArrayList<>();
  private final List<Points.Point> response = new ArrayList<>();
  private final List<Points.Point> noise = new ArrayList<>();
  private double monoBelow;
  private double offDecibels;
  private double offMilliseconds;
  private Optional<Double> level = Optional.empty();
  private Optional<Double> limit = Optional.empty();
  private int line;
  private String[] values = {};

  private DeviceText(String file) {
    this.file = file;
  }

  /**
   * Reads a device.
   *
   * @param file for messages
   * @throws MediaProblem where the text says what no device can be
   */
  static PlaybackDevice parse(String file, String text) throws MediaProblem {
    return new DeviceText(file).read(text);
  }

  private PlaybackDevice read(String text) throws MediaProblem {
    for (String each : text.lines().toList()) {
      line++;
      String content = each.strip();
      if (content.isEmpty() || content.startsWith("#")) {
        continue;
      }
      String[] parts = content.split("\\s+", 2);
      String rest = parts.length < 2 ? "" : parts[1].strip();
      if (WORDS.contains(parts[0])) {
        word(parts[0], rest);
      } else {
        String bare = rest.replaceFirst("#.*", "").strip();
        values = bare.isEmpty() ? new String[0] : bare.split("\\s+", -1);
        statement(parts[0]);
      }
    }
    return device();
  }

  private void word(String key, String value) throws MediaProblem {
    if (value.isEmpty()) {
      throw problem(key + " has no value");
    }
    if (words.put(key, value) != null) {
      throw problem(key + " is given twice");
    }
  }

  private void statement(String key) throws MediaProblem {
    switch (key) {
      case "low-cut" -> cut(Shape.LOW_CUT, Shape.GENTLE_LOW_CUT);
      case "high-cut" -> cut(Shape.HIGH_CUT, Shape.GENTLE_HIGH_CUT);
      case "bell" -> {
        count(3);
        tone.add(new Tone.Band(Shape.BELL, hertz(), value(2, "Q", 0.1, 40), gain(1)));
      }
      case "low-shelf" -> {
        count(2);
        tone.add(new Tone.Band(Shape.LOW_SHELF, hertz(), FLAT, gain(1)));
      }
      case "high-shelf" -> {
        count(2);
        tone.add(new Tone.Band(Shape.HIGH_SHELF, hertz(), FLAT, gain(1)));
      }
      case "quieter" -> {
        count(2);
        tone.add(new Tone.Quieter(value(0, "a loudness level", 20, 90), phon()));
      }
      case "point" -> point(response, -100, 40);
      case "noise" -> point(noise, -40, 140);
      case "mono" -> {
        count(0);
        monoBelow = Double.POSITIVE_INFINITY;
      }
      case "mono-below" -> {
        count(1);
        monoBelow = hertz();
      }
      case "off-centre" -> {
        count(2);
        offDecibels = value(0, "a difference", 0, 30);
        offMilliseconds = value(1, "a delay", 0, 20);
      }
      case "level" -> {
        count(1);
        level = Optional.of(value(0, "a level", 20, 130));
      }
      case "limit" -> {
        count(1);
        limit = Optional.of(value(0, "a limit", -40, 0));
      }
      default -> throw problem("says " + key + ", which means nothing here");
    }
  }

  private void cut(Shape steep, Shape gentle) throws MediaProblem {
    count(2);
    double hertz = hertz();
    switch (values[1]) {
      case "6" -> tone.add(new Tone.Band(gentle, hertz, 1, 0));
      case "12" -> tone.add(new Tone.Band(steep, hertz, FLAT, 0));
      case "24" -> {
        tone.add(new Tone.Band(steep, hertz, 0.5411961, 0));
        tone.add(new Tone.Band(steep, hertz, 1.3065630, 0));
      }
      default -> throw problem("has a slope of " + values[1] + ", which is not 6, 12 or 24");
    }
  }

  private void point(List<Points.Point> points, double least, double most) throws MediaProblem {
    count(2);
    double hertz = hertz();
    if (!points.isEmpty() && hertz <= points.getLast().hertz()) {
      throw problem("a frequency does not rise: " + values[0]);
    }
    points.add(new Points.Point(hertz, value(1, "a level", least, most)));
  }

  private double hertz() throws MediaProblem {
    return value(0, "a frequency", 1, 100_000);
  }

  private double gain(int at) throws MediaProblem {
    return value(at, "a gain", -40, 40);
  }

  private double phon() throws MediaProblem {
    return value(1, "a loudness level", 20, 90);
  }

  private void count(int wanted) throws MediaProblem {
    if (values.length != wanted) {
      throw problem("has " + values.length + " values where " + wanted + " belong");
    }
  }

  private double value(int at, String what, double least, double most) throws MediaProblem {
    double value;
    try {
      value = Double.parseDouble(values[at]);
    } catch (NumberFormatException e) {
      throw problem(values[at] + " is no number");
    }
    if (!(value >= least && value <= most)) {
      throw problem(
          what + " of " + values[at] + " is not from " + plain(least) + " to " + plain(most));
    }
    return value;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private PlaybackDevice device() throws MediaProblem {
    line = 0;
    for (String key : WORDS) {
      if (!words.containsKey(key)) {
        throw problem("does not say its " + key);
      }
    }
    if (!response.isEmpty()) {
      tone.add(new Tone.Measured(new Points(response)));
    }
    if (level.isEmpty()) {
      throw problem("does not say its level");
    }
    return new PlaybackDevice(
        words.getOrDefault("id", ""),
        words.getOrDefault("name", ""),
        basis(words.getOrDefault("basis", "")),
        words.getOrDefault("date", ""),
        words.getOrDefault("source", ""),
        new Tone(tone),
        new Sides(monoBelow, offDecibels, offMilliseconds),
        new Surroundings(
            level.get(),
            noise.isEmpty() ? Optional.empty() : Optional.of(new Points(noise)),
            limit));
  }

  private Basis basis(String word) throws MediaProblem {
    for (Basis basis : Basis.values()) {
      if (basis.word().equals(word)) {
        return basis;
      }
    }
    throw problem("has the basis " + word + ", which is not typical, measured, standard or user");
  }

  private MediaProblem problem(String what) {
    return new MediaProblem(
        file,
        line == 0 ? "" : "line " + line,
        what,
        "see docs/playback.md for how devices are told");
  }
}
