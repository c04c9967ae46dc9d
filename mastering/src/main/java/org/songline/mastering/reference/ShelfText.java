package org.songline.mastering.reference;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.songline.media.MediaProblem;

/**
 * A shelf as text, one figure or list of figures a line. What is written reads back as the same
 * figures to a hundredth of a decibel.
 */
public final class ShelfText {
  static final String HEAD = "songline-references 1";
  static final String PSR_MIDDLE = "psr-middle";
  static final String NONE = "none";
  static final String WHOLE = "whole";
  static final String LOUD = "loud";
  static final String SECTION = "section";

  private ShelfText() {}

  /** The text of a shelf. */
  public static String write(Shelf shelf) {
    StringBuilder s = new StringBuilder(HEAD).append('\n');
    s.append("# How each reference sounds, in figures. Weights and maps may be changed:\n");
    s.append("# \"map SECTION = SECTION\" compares a section of the song with one of it.\n");
    for (Shelf.Entry entry : shelf.entries()) {
      Reference reference = entry.reference();
      Profile profile = reference.profile();
      s.append("\nreference ").append(plain(profile.name())).append('\n');
      line(s, "weight", reference.weight());
      s.append("hash ").append(entry.hash()).append('\n');
      line(s, "seconds", profile.seconds());
      line(s, "lufs", profile.lufs());
      line(s, "range", profile.range());
      line(s, "true-peak", profile.truePeak());
      line(s, "plr", profile.plr());
      line(s, "psr", profile.psr());
      line(s, PSR_MIDDLE, profile.psrMiddle());
      Map<String, String> maps = new TreeMap<>(reference.sections());
      maps.forEach(
          (from, to) ->
              s.append("map ").append(plain(from)).append(" = ").append(plain(to)).append('\n'));
      portrait(s, WHOLE, profile.whole());
      portrait(s, LOUD, profile.loud());
      profile
          .sections()
          .forEach(each -> portrait(s, SECTION + " " + plain(each.part().name()), each));
    }
    return s.toString();
  }

  private static void portrait(StringBuilder s, String head, Portrait portrait) {
    s.append(head).append('\n');
    line(s, "  time", portrait.part().fromSeconds(), portrait.part().toSeconds());
    line(s, "  loudness", portrait.lufs());
    line(s, "  mid", portrait.mid());
    line(s, "  side", portrait.side());
    for (int i = 0; i < Portrait.LEVELS.size(); i++) {
      line(s, "  " + percentile(i), portrait.percentiles().get(i));
    }
    if (!portrait.crests().isEmpty()) {
      line(s, "  crest", portrait.crests());
    }
  }

  static String percentile(int index) {
    return "percent-" + Math.round(Portrait.LEVELS.get(index));
  }

  private static void line(StringBuilder s, String name, List<Double> values) {
    line(s, name, values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static void line(StringBuilder s, String name, double... values) {
    s.append(name);
    for (double value : values) {
      s.append(' ').append(number(value));
    }
    s.append('\n');
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.equals("-0.00") ? "0.00" : text;
  }

  /** One line, and no sign that has a meaning. */
  private static String plain(String name) {
    return name.replaceAll("[\\p{Cntrl}=]", " ").strip();
  }

  /**
   * Reads a shelf.
   *
   * @param file for messages
   * @throws MediaProblem when a line is not what it should be
   */
  public static Shelf read(String file, String text) throws MediaProblem {
    return new ShelfReader(file).read(text);
  }
}
