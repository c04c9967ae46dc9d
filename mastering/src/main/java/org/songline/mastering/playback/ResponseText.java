package org.songline.mastering.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.songline.media.MediaProblem;

/**
 * Reads a measured frequency response: {@code frequency,dB} on each line, the results of AutoEq
 * (column {@code raw}), or the text that Room EQ Wizard exports (frequency, level and perhaps
 * phase, remarks after {@code *}).
 */
final class ResponseText {
  private static final int MOST = 200_000;

  private ResponseText() {}

  /** Whether a text has the words of a whole device and not just a response. */
  static boolean isDevice(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .findFirst()
        .filter(line -> line.startsWith("id ") || line.startsWith("id\t"))
        .isPresent();
  }

  /**
   * Reads a response.
   *
   * @param file for messages
   * @throws MediaProblem where a line is not of the table
   */
  static Points parse(String file, String text) throws MediaProblem {
    List<Points.Point> points = new ArrayList<>();
    int column = 1;
    int number = 0;
    for (String each : text.lines().toList()) {
      number++;
      String line = each.strip().replace("\uFEFF", "");
      if (line.isEmpty() || line.startsWith("#") || line.startsWith("*")) {
        continue;
      }
      String[] cells = line.split("\\s*[,;\\t]\\s*|\\s+", -1);
      if (points.isEmpty() && isHeading(cells[0])) {
        column = column(cells);
        continue;
      }
      if (cells.length <= column) {
        throw problem(file, number, "has no level beside the frequency");
      }
      double hertz = value(file, number, cells[0]);
      double decibels = value(file, number, cells[column]);
      if (!(hertz > 0 && hertz <= 200_000)) {
        throw problem(file, number, cells[0] + " Hz is no frequency of sound");
      }
      if (!(Math.abs(decibels) <= 200)) {
        throw problem(file, number, cells[column] + " dB is no level");
      }
      if (!points.isEmpty() && hertz <= points.getLast().hertz()) {
        throw problem(file, number, "a frequency does not rise: " + cells[0]);
      }
      points.add(new Points.Point(hertz, decibels));
      if (points.size() > MOST) {
        throw problem(file, number, "has more than " + MOST + " points");
      }
    }
    if (points.size() < 2) {
      throw new MediaProblem(
          file, "", "holds no frequency response", "write frequency,dB on each line");
    }
    return new Points(points).normalised();
  }

  private static boolean isHeading(String cell) {
    return !cell.isEmpty() && Character.isLetter(cell.replace("\"", "").charAt(0));
  }

  private static int column(String[] cells) {
    for (int i = 1; i < cells.length; i++) {
      if (cells[i].toLowerCase(Locale.ROOT).equals("raw")) {
        return i;
      }
    }
    return 1;
  }

  private static double value(String file, int line, String cell) throws MediaProblem {
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw problem(file, line, cell + " is no number");
    }
  }

  private static MediaProblem problem(String file, int line, String what) {
    return new MediaProblem(file, "line " + line, what, "write frequency,dB on each line");
  }
}
