package org.songline.devices.strings;

import java.util.List;

/** The organ's registrations: how far each of nine drawbars is pulled out, 0 to 8. */
final class Drawbars {
  static final List<String> NAMES =
      List.of("jazz", "full", "gospel", "ballad", "flutes", "reeds", "whistle", "octaves");

  /** Pitches of the drawbars to that of the key: 16', 5 1/3', 8', 4', 2 2/3', 2', 1 3/5', ... */
  static final double[] RATIOS = {0.5, 1.5, 1, 2, 3, 4, 5, 6, 8};

  private static final int[][] PULLED = {
    {8, 8, 8, 0, 0, 0, 0, 0, 0},
    {8, 8, 8, 8, 8, 8, 8, 8, 8},
    {8, 8, 8, 0, 0, 0, 0, 0, 8},
    {8, 3, 8, 0, 0, 0, 0, 0, 0},
    {0, 0, 8, 5, 0, 3, 0, 0, 0},
    {0, 0, 5, 7, 6, 6, 4, 3, 2},
    {8, 0, 0, 0, 0, 0, 0, 0, 8},
    {8, 0, 8, 8, 0, 6, 0, 0, 4},
  };

  private static final double[][] LEVELS = levels();

  private Drawbars() {}

  /** Three decibels a step; the squares of each registration sum to 1. */
  private static double[][] levels() {
    double[][] levels = new double[PULLED.length][RATIOS.length];
    for (int r = 0; r < levels.length; r++) {
      double sum = 0;
      for (int i = 0; i < RATIOS.length; i++) {
        int pulled = PULLED[r][i];
        levels[r][i] = pulled == 0 ? 0 : StrictMath.pow(10, -3 * (8 - pulled) / 20.0);
        sum += levels[r][i] * levels[r][i];
      }
      for (int i = 0; i < RATIOS.length; i++) {
        levels[r][i] /= StrictMath.sqrt(sum);
      }
    }
    return levels;
  }

  /** The level of a drawbar in a registration. */
  static double level(int registration, int drawbar) {
    return LEVELS[registration][drawbar];
  }
}
