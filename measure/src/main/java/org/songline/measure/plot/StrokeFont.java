package org.songline.measure.plot;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Letters made of strokes, for machines that have no fonts: capitals (small letters are drawn as
 * smaller capitals), digits and the signs that axes need. Each stroke is a chain of points on a
 * grid five wide and seven high, written as pairs of digits, y counted up from the baseline.
 */
final class StrokeFont {
  private static final double GRID_HEIGHT = 7;
  private static final double CAPITAL_HEIGHT = 0.72;
  private static final double ADVANCE = 5.6;
  private static final double SMALL = 0.8;

  private static final Map<Character, String> GLYPHS = new HashMap<>();

  static {
    String[] table = {
      "A 0005274540 0343",
      "B 00073746453404 3443413000",
      "C 4637170601103041",
      "D 00072745422000",
      "E 47070040 0434",
      "F 470700 0434",
      "G 46371706011030414323",
      "H 0007 4047 0444",
      "I 1030 1737 2027",
      "J 4741301001",
      "K 0007 4703 1440",
      "L 070040",
      "M 0007244740",
      "N 00074047",
      "O 100106173746413010",
      "P 00073746453404",
      "Q 100106173746413010 2240",
      "R 00073746453404 2440",
      "S 463717060514344341301001",
      "T 0747 2720",
      "U 070110304147",
      "V 072047",
      "W 0710243047",
      "X 0047 0740",
      "Y 0723 4723 2320",
      "Z 07470040",
      "0 100106173746413010 1136",
      "1 162720 1030",
      "2 06173746450040",
      "3 061737464534 14344341301001",
      "4 30370242",
      "5 470704344341301001",
      "6 4637170601103041433404",
      "7 074710",
      "8 14050617374645341403011030414334",
      "9 4414050617374641301001",
      ". 2021",
      ", 2110",
      "- 0434",
      "+ 0434 2226",
      ": 2122 2425",
      "/ 0047",
      "( 37252230",
      ") 17252210",
      "% 0047 0617 3041",
      "# 1017 3037 0242 0545",
      "' 2725",
      "= 0343 0545",
      "_ 0040",
      "\u00b7 2324",
      "\u2212 0434",
      "\u2013 0444",
      "! 2723 2120",
      "? 061737464523 2120",
      "& 40051727350201102043",
      "~ 03142344"
    };
    for (String entry : table) {
      GLYPHS.put(entry.charAt(0), entry.substring(2));
    }
  }

  private StrokeFont() {}

  /** Whether a character has a shape of its own. */
  static boolean has(char c) {
    return GLYPHS.containsKey(c);
  }

  static void draw(
      Canvas canvas,
      String text,
      double x,
      double y,
      double size,
      boolean bold,
      Canvas.Align align,
      int colour) {
    double unit = size * CAPITAL_HEIGHT / GRID_HEIGHT;
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += ADVANCE * unit * scale(text.charAt(i));
    }
    double at =
        switch (align) {
          case LEFT -> x;
          case CENTRE -> x - width / 2;
          case RIGHT -> x - width;
        };
    for (int i = 0; i < text.length(); i++) {
      double u = unit * scale(text.charAt(i));
      String capital = text.substring(i, i + 1).toUpperCase(Locale.ROOT);
      String strokes = GLYPHS.get(capital.charAt(0));
      if (strokes != null) {
        for (String stroke : strokes.split(" ", -1)) {
          chain(canvas, stroke, at, y, u, size * (bold ? 0.13 : 0.085), colour);
        }
      }
      at += ADVANCE * u;
    }
  }

  private static double scale(char c) {
    return Character.isLowerCase(c) ? SMALL : c == ' ' ? 0.6 : 1;
  }

  private static void chain(
      Canvas canvas, String stroke, double x, double y, double unit, double width, int colour) {
    int count = stroke.length() / 2;
    double[] xs = new double[count];
    double[] ys = new double[count];
    for (int i = 0; i < count; i++) {
      xs[i] = x + unit * (stroke.charAt(2 * i) - '0');
      ys[i] = y - unit * (stroke.charAt(2 * i + 1) - '0');
    }
    canvas.line(xs, ys, count, width, colour);
  }
}
