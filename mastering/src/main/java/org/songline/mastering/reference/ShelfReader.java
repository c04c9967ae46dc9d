package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songline.measure.plot.Span;
import org.songline.media.MediaProblem;

/** Reads the text of a shelf, line by line; see {@link ShelfText}. */
final class ShelfReader {
  private static final String[] FIGURES = {
    "weight", "seconds", "lufs", "range", "true-peak", "plr", "psr", ShelfText.PSR_MIDDLE
  };

  private final String file;
  private final List<Shelf.Entry> entries = new ArrayList<>();
  private int line;

  /** Of the reference that is read: its figures, maps and portraits. */
  private @Nullable String name;

  private String hash = "";
  private final Map<String, Double> figures = new HashMap<>();
  private final Map<String, String> maps = new TreeMap<>();
  private @Nullable Portrait whole;
  private @Nullable Portrait loud;
  private final List<Portrait> sections = new ArrayList<>();

  /** Of the portrait that is read. */
  private String portrait = "";

  private final Map<String, List<Double>> lists = new HashMap<>();

  ShelfReader(String file) {
    this.file = file;
  }

  Shelf read(String text) throws MediaProblem {
    for (String raw : text.split("\\R", -1)) {
      line++;
      String words = raw.strip();
      if (line == 1) {
        if (!words.equals(ShelfText.HEAD)) {
          throw problem("is not the first line of a shelf", "begin with: " + ShelfText.HEAD);
        }
      } else if (!words.isEmpty() && !words.startsWith("#")) {
        int space = words.indexOf(' ');
        take(
            space < 0 ? words : words.substring(0, space),
            space < 0 ? "" : words.substring(space + 1).strip());
      }
    }
    endReference();
    return new Shelf(entries);
  }

  private void take(String word, String rest) throws MediaProblem {
    if (word.equals("reference")) {
      endReference();
      name = rest;
      return;
    }
    if (name == null) {
      throw problem(word + " belongs to no reference", "begin with: reference NAME");
    }
    switch (word) {
      case ShelfText.WHOLE, ShelfText.LOUD, ShelfText.SECTION -> {
        endPortrait();
        portrait = word.equals(ShelfText.SECTION) ? word + " " + rest : word;
      }
      case "hash" -> hash = rest;
      case "map" -> map(rest);
      default -> {
        if (!portrait.isEmpty()) {
          lists.put(word, numbers(rest));
        } else if (List.of(FIGURES).contains(word) && numbers(rest).size() == 1) {
          figures.put(word, numbers(rest).getFirst());
        } else {
          throw problem("\"" + word + "\" is no figure of a reference", "take the line out");
        }
      }
    }
  }

  private void map(String rest) throws MediaProblem {
    String[] sides = rest.split("=", -1);
    if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
      throw problem("maps nothing", "write: map SECTION = SECTION");
    }
    maps.put(sides[0].strip(), sides[1].strip());
  }

  private List<Double> numbers(String rest) throws MediaProblem {
    List<Double> numbers = new ArrayList<>();
    for (String word : rest.split(" +", -1)) {
      if (word.equals(ShelfText.NONE)) {
        numbers.add(Double.NaN);
      } else if (word.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?")) {
        numbers.add(Double.parseDouble(word));
      } else {
        throw problem("\"" + word + "\" is no number", "write one such as -12.5, or none");
      }
    }
    return numbers;
  }

  private void endPortrait() throws MediaProblem {
    if (portrait.isEmpty()) {
      return;
    }
    List<Double> time = list("time", 2);
    List<List<Double>> percentiles = new ArrayList<>();
    for (int i = 0; i < Portrait.LEVELS.size(); i++) {
      percentiles.add(list(ShelfText.percentile(i), Bands.COUNT));
    }
    String called =
        portrait.startsWith(ShelfText.SECTION + " ")
            ? portrait.substring(ShelfText.SECTION.length() + 1)
            : portrait;
    Portrait read =
        new Portrait(
            new Span(called, time.get(0), time.get(1)),
            list("loudness", 1).getFirst(),
            list("mid", Bands.COUNT),
            list("side", Bands.COUNT),
            percentiles,
            lists.containsKey("crest") ? list("crest", Bands.OCTAVES) : List.of());
    if (portrait.equals(ShelfText.WHOLE)) {
      whole = read;
    } else if (portrait.equals(ShelfText.LOUD)) {
      loud = read;
    } else {
      sections.add(read);
    }
    lists.clear();
    portrait = "";
  }

  private List<Double> list(String word, int count) throws MediaProblem {
    List<Double> found = lists.get(word);
    if (found == null || found.size() != count) {
      throw problem(
          "\"" + portrait + "\" before has not " + count + " numbers of " + word,
          "add the reference again from its file");
    }
    return found;
  }

  private void endReference() throws MediaProblem {
    if (name == null) {
      return;
    }
    endPortrait();
    if (whole == null || loud == null || sections.isEmpty()) {
      throw problem(name + " is not whole", "add the reference again from its file");
    }
    try {
      Profile profile =
          new Profile(
              name,
              figure("seconds"),
              figure("lufs"),
              figure("range"),
              figure("true-peak"),
              figure("plr"),
              figure("psr"),
              figures.getOrDefault(ShelfText.PSR_MIDDLE, Double.NaN),
              whole,
              loud,
              sections);
      entries.add(new Shelf.Entry(new Reference(profile, figure("weight"), maps), hash));
    } catch (IllegalArgumentException wrong) {
      throw problem(name + ": " + wrong.getMessage(), "change it");
    }
    name = null;
    hash = "";
    figures.clear();
    maps.clear();
    sections.clear();
    whole = null;
    loud = null;
  }

  private double figure(String word) throws MediaProblem {
    Double value = figures.get(word);
    if (value == null) {
      throw problem(name + " has no " + word, "add the reference again from its file");
    }
    return value;
  }

  private MediaProblem problem(String what, String mend) {
    return new MediaProblem(file, "line " + line, what, mend);
  }
}
