package org.songline.measure.plot;

import java.util.LinkedHashMap;
import java.util.Map;

/** The colours and sizes of all pictures: dark, calm, colour only for meaning. */
public final class Theme {
  public static final int BACKGROUND = 0xFF111315;
  public static final int PANEL = 0xFF181A1C;
  public static final int RAISED = 0xFF202225;
  public static final int GRID = 0xFF26282B;
  public static final int GRID_STRONG = 0xFF36383B;
  public static final int TEXT = 0xFFE5E8EC;
  public static final int TEXT_SOFT = 0xFFAEB1B5;
  public static final int TEXT_FAINT = 0xFF84868A;
  public static final int ACCENT = 0xFF47B7F1;
  public static final int SECOND = 0xFFF5AE39;
  public static final int GOOD = 0xFF4FCE74;
  public static final int BAD = 0xFFED4042;

  /** Hues of equal lightness, for bands of sections and for tracks. */
  private static final int[] HUES = {
    0xFF68B2EF, 0xFF52C2A0, 0xFFD99D54, 0xFFB09CEC, 0xFFA1B65F, 0xFFEA8C8D, 0xFF42BBDD, 0xFFCB93D8
  };

  /** What each colour becomes on white paper and light screens, with as much contrast. */
  private static final int[][] LIGHT = {
    {BACKGROUND, 0xFFFFFFFF},
    {PANEL, 0xFFFFFFFF},
    {RAISED, 0xFFF2F4F6},
    {GRID, 0xFFE9EBEE},
    {GRID_STRONG, 0xFFCFD3D8},
    {TEXT, 0xFF16181B},
    {TEXT_SOFT, 0xFF474C53},
    {TEXT_FAINT, 0xFF676D75},
    {ACCENT, 0xFF0B76B7},
    {SECOND, 0xFFA86200},
    {GOOD, 0xFF1A8A41},
    {BAD, 0xFFCF2027},
    {HUES[0], 0xFF2A73AD},
    {HUES[1], 0xFF1F7F63},
    {HUES[2], 0xFF94601A},
    {HUES[3], 0xFF6C55B5},
    {HUES[4], 0xFF5F7320},
    {HUES[5], 0xFFAD4647},
    {HUES[6], 0xFF0F7592},
    {HUES[7], 0xFF87509A}
  };

  static final double LABEL = 11;
  static final double BODY = 12;
  static final double TITLE = 13;

  private Theme() {}

  /** The same hue again for the same number. */
  public static int hue(int number) {
    return HUES[Math.floorMod(number, HUES.length)];
  }

  /** A colour with another opacity, 0 to 1. */
  public static int fade(int colour, double opacity) {
    return (colour & 0xFFFFFF) | ((int) Math.rint(255 * opacity) << 24);
  }

  /** Shades of the accent between nothing and full. */
  static final int SHADES = 10;

  /** How dark the accent is, on the background, for so much of what it stands for. */
  static int shade(int number) {
    return shade(BACKGROUND, ACCENT, number);
  }

  private static int shade(int under, int over, int number) {
    return mix(under, over, 0.08 + 0.92 * number / SHADES);
  }

  /** Every colour of pictures beside what it becomes where light is wanted. */
  static Map<Integer, Integer> light() {
    Map<Integer, Integer> light = new LinkedHashMap<>();
    for (int[] pair : LIGHT) {
      light.put(pair[0], pair[1]);
    }
    int white = light.getOrDefault(BACKGROUND, BACKGROUND);
    int ink = light.getOrDefault(ACCENT, ACCENT);
    for (int number = 1; number < SHADES; number++) {
      light.put(shade(number), shade(white, ink, number));
    }
    return light;
  }

  /** One colour over another, 0 to 1. */
  static int mix(int under, int over, double amount) {
    int mixed = 0xFF;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double u = (under >> shift) & 0xFF;
      double o = (over >> shift) & 0xFF;
      mixed = mixed << 8 | (int) Math.rint(u + amount * (o - u));
    }
    return mixed;
  }

  /** A text's width in a usual sans-serif face, a little generous. */
  static double width(String text, double size, boolean bold) {
    double units = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("iljI.,:;'!|()[]".indexOf(c) >= 0) {
        units += 0.36;
      } else if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '\u2212' || c == '+') {
        units += 0.92;
      } else if (c == ' ') {
        units += 0.34;
      } else if (Character.isUpperCase(c) || c == '#') {
        units += 0.72;
      } else {
        units += 0.63;
      }
    }
    return units * size * (bold ? 1.1 : 1);
  }

  static double width(String text, double size) {
    return width(text, size, false);
  }
}
