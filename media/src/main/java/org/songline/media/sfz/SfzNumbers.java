package org.songline.media.sfz;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of opcodes. */
final class SfzNumbers {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})");
  private static final Pattern KEY = Pattern.compile("([a-g])([#b\u266f\u266d]?)(-?\\d)");
  private static final int[] STEPS = {9, 11, 0, 2, 4, 5, 7};

  private SfzNumbers() {}

  static double number(String text, double otherwise) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.lookingAt() ? Double.parseDouble(matcher.group()) : otherwise;
  }

  static int key(String text, int otherwise) {
    Matcher matcher = KEY.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      double number = number(text, Double.NaN);
      return Double.isNaN(number) ? otherwise : (int) Math.clamp(Math.rint(number), -1, 200);
    }
    String sign = matcher.group(2);
    int shift = sign.isEmpty() ? 0 : sign.equals("#") || sign.equals("\u266f") ? 1 : -1;
    int octave = Integer.parseInt(matcher.group(3));
    return STEPS[matcher.group(1).charAt(0) - 'a'] + shift + 12 * (octave + 1);
  }
}
