package org.songline.release.lyrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Lyrics;

/**
 * LRC: lines of text, each behind its time in square brackets. Text without any time is lyrics
 * without times.
 */
public final class Lrc {
  private static final int MOST_LINES = 5000;
  private static final int LONGEST_LINE = 1000;
  private static final int MINUTE_MS = 60_000;
  private static final int SECOND_MS = 1000;

  private static final Pattern TIME = Pattern.compile("\\[(\\d{1,3}):(\\d{2})(?:[.:](\\d{1,3}))?]");
  private static final Pattern TAG = Pattern.compile("\\[([a-zA-Z#]+):([^\\]]*)]");

  private Lrc() {}

  /**
   * Reads lyrics; several times before a text repeat it, {@code [offset:+ms]} moves all times
   * earlier, other tags are left out.
   *
   * @param name of the file, as its user knows it
   * @param language ISO 639
   * @throws ReleaseProblem when some lines with words have times and others have none
   */
  public static Lyrics read(String name, String text, String language) {
    List<Lyrics.Line> lines = new ArrayList<>();
    List<Integer> untimed = new ArrayList<>();
    int offset = 0;
    int number = 0;
    for (String raw : text.replace("\uFEFF", "").lines().toList()) {
      number++;
      if (number > MOST_LINES || raw.length() > LONGEST_LINE) {
        throw new ReleaseProblem(name + ": line " + number, "it is too long for lyrics", "cut it");
      }
      String line = raw.strip();
      Matcher tag = TAG.matcher(line);
      if (tag.matches()) {
        offset = tag.group(1).equalsIgnoreCase("offset") ? offset(name, number, tag) : offset;
        continue;
      }
      List<Integer> times = new ArrayList<>();
      Matcher time = TIME.matcher(line);
      int from = 0;
      while (time.find() && time.start() == from) {
        times.add(milliseconds(time));
        from = time.end();
      }
      String words = line.substring(from).strip();
      if (times.isEmpty()) {
        if (!words.isEmpty()) {
          untimed.add(number);
        }
        lines.add(new Lyrics.Line(Optional.empty(), words));
      } else {
        times.forEach(at -> lines.add(new Lyrics.Line(Optional.of(at), words)));
      }
    }
    boolean timed = lines.stream().anyMatch(line -> line.at().isPresent());
    if (timed && !untimed.isEmpty()) {
      throw new ReleaseProblem(
          name + ": line " + untimed.getFirst(),
          "it has no time while others have",
          "give it one, or take all times out");
    }
    return new Lyrics(language, timed ? inOrder(lines, offset) : trimmed(lines));
  }

  /** Writes lyrics that are timed, each line behind its time to the hundredth of a second. */
  public static String write(Lyrics lyrics, String title, String artist, double seconds) {
    StringBuilder text = new StringBuilder();
    text.append("[ti:").append(title).append("]\n[ar:").append(artist).append("]\n");
    int whole = (int) Math.round(seconds);
    text.append(String.format(Locale.ROOT, "[length:%02d:%02d]%n", whole / 60, whole % 60));
    for (Lyrics.Line line : lyrics.lines()) {
      line.at()
          .ifPresent(
              at ->
                  text.append(
                      String.format(
                          Locale.ROOT,
                          "[%02d:%02d.%02d]%s%n",
                          at / MINUTE_MS,
                          at % MINUTE_MS / SECOND_MS,
                          at % SECOND_MS / 10,
                          line.text())));
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static int milliseconds(Matcher time) {
    String fraction = time.group(3) == null ? "0" : time.group(3);
    int rest = Integer.parseInt((fraction + "00").substring(0, 3));
    return Integer.parseInt(time.group(1)) * MINUTE_MS
        + Integer.parseInt(time.group(2)) * SECOND_MS
        + rest;
  }

  private static int offset(String name, int number, Matcher tag) {
    String value = tag.group(2).strip();
    if (!value.matches("[+-]?\\d{1,7}")) {
      throw new ReleaseProblem(
          name + ": line " + number, "its offset is no count of milliseconds", "mend or remove it");
    }
    return Integer.parseInt(value);
  }

  private static List<Lyrics.Line> inOrder(List<Lyrics.Line> lines, int offset) {
    return lines.stream()
        .filter(line -> line.at().isPresent())
        .map(line -> new Lyrics.Line(line.at().map(at -> Math.max(0, at - offset)), line.text()))
        .sorted(Comparator.comparing(line -> line.at().orElse(0)))
        .toList();
  }

  /** Without empty lines at both ends. */
  private static List<Lyrics.Line> trimmed(List<Lyrics.Line> lines) {
    int from = 0;
    int to = lines.size();
    while (from < to && lines.get(from).text().isEmpty()) {
      from++;
    }
    while (to > from && lines.get(to - 1).text().isEmpty()) {
      to--;
    }
    return lines.subList(from, to);
  }
}
