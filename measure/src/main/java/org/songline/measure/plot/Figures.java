package org.songline.measure.plot;

import org.jspecify.annotations.Nullable;

/** Numbers as people read them. */
final class Figures {
  static final String NONE = "\u2013";

  private Figures() {}

  /** A number with a real minus sign and fixed decimals, at most three. */
  static String plain(double value, int decimals) {
    long scale = decimals == 0 ? 1 : decimals == 1 ? 10 : decimals == 2 ? 100 : 1000;
    long whole = Math.round(Math.abs(value) * scale);
    String sign = value < 0 && whole != 0 ? "\u2212" : "";
    if (decimals == 0) {
      return sign + whole;
    }
    String rest = Long.toString(scale + whole % scale).substring(1);
    return sign + whole / scale + "." + rest;
  }

  static String plain(@Nullable Double value, int decimals) {
    return value == null ? NONE : plain(value.doubleValue(), decimals);
  }
}
