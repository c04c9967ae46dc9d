package org.songline.dsp.oscillator;

import java.util.List;
import org.songline.dsp.Exact;

/** The wavetables that come with Songline, made from recipes when they are first wanted. */
public final class FactoryWavetables {
  /** In the order of their names in songs. */
  public static final List<String> NAMES =
      List.of(
          "saw to square",
          "organ",
          "vowels",
          "bell",
          "hollow",
          "bright",
          "sweep",
          "brass",
          "strings",
          "digital");

  /** How many of them were there first: others came after, with other choices in between. */
  public static final int FIRST = 6;

  /** Formants of the vowels oo, oh, ah, eh, ee in Hz, for a harmonic spacing of 110 Hz. */
  private static final double[][] FORMANTS = {
    {300, 870, 2240}, {450, 800, 2830}, {730, 1090, 2440}, {530, 1840, 2480}, {270, 2290, 3010}
  };

  /** Strengths of the nine drawbars by place in the family: flutes, full, bright. */
  private static final double[][] DRAWBARS = {
    {0, 8, 0, 0, 0, 0, 0, 0, 0},
    {8, 8, 8, 0, 0, 0, 0, 0, 0},
    {8, 8, 8, 8, 0, 0, 0, 0, 4},
    {8, 8, 8, 8, 8, 8, 8, 8, 8},
    {8, 0, 6, 8, 8, 8, 8, 8, 8}
  };

  /** Harmonics of the drawbars over the sub octave. */
  private static final int[] PIPES = {1, 2, 3, 4, 6, 8, 10, 12, 16};

  private FactoryWavetables() {}

  /** All tables, in the order of {@link #NAMES}. */
  public static List<Wavetable> all() {
    return Holder.ALL;
  }

  private static final class Holder {
    static final List<Wavetable> ALL =
        List.of(
            Wavetable.of(NAMES.get(0), FactoryWavetables::sawToSquare),
            Wavetable.of(NAMES.get(1), FactoryWavetables::organ),
            Wavetable.of(NAMES.get(2), FactoryWavetables::vowels),
            Wavetable.of(NAMES.get(3), FactoryWavetables::bell),
            Wavetable.of(NAMES.get(4), FactoryWavetables::hollow),
            Wavetable.of(NAMES.get(5), FactoryWavetables::bright),
            Wavetable.of(NAMES.get(6), FactoryWavetables::sweep),
            Wavetable.of(NAMES.get(7), FactoryWavetables::brass),
            Wavetable.of(NAMES.get(8), FactoryWavetables::strings),
            Wavetable.of(NAMES.get(9), FactoryWavetables::digital));
  }

  private static double sawToSquare(double place, int n) {
    return (n % 2 == 1 ? 1 : 1 - place) / n;
  }

  private static double organ(double place, int n) {
    double at = place * (DRAWBARS.length - 1);
    int low = Math.min(DRAWBARS.length - 2, (int) at);
    double total = 0;
    for (int pipe = 0; pipe < PIPES.length; pipe++) {
      if (PIPES[pipe] == n) {
        double near = DRAWBARS[low][pipe];
        double mixed = near + (at - low) * (DRAWBARS[low + 1][pipe] - near);
        total += mixed / 8;
      }
    }
    return total;
  }

  private static double vowels(double place, int n) {
    double at = place * (FORMANTS.length - 1);
    int low = Math.min(FORMANTS.length - 2, (int) at);
    double hertz = 110.0 * n;
    double total = 0.02;
    for (int f = 0; f < 3; f++) {
      double near = FORMANTS[low][f];
      double centre = near * Exact.pow(FORMANTS[low + 1][f] / near, at - low);
      double off = (hertz - centre) / (60 + 0.06 * centre);
      total += (f == 0 ? 1 : f == 1 ? 0.7 : 0.35) / (1 + off * off);
    }
    return total * Exact.pow(n, -0.5);
  }

  private static double bell(double place, int n) {
    double total = 0;
    int[] partials = {2, 5, 9, 14, 19, 27};
    for (int i = 0; i < partials.length; i++) {
      if (partials[i] == n) {
        total += Exact.exp(-i * (1.6 - 1.3 * place));
      }
    }
    return n == 1 ? 0.6 * (1 - place) : total;
  }

  private static double hollow(double place, int n) {
    double width = 0.5 - 0.45 * place;
    return Exact.sin(Math.PI * n * width) / n * (n % 2 == 1 ? 1 : -1);
  }

  private static double bright(double place, int n) {
    double comb = 0.55 + 0.45 * Exact.cos(Math.PI * n * (0.25 + place));
    return comb * Exact.pow(n, -1.2 + 0.7 * place) * Exact.exp(-n / (12 + 80 * place));
  }

  /** A saw with a peak that climbs through its harmonics, as hard sync has it. */
  private static double sweep(double place, int n) {
    double off = (n - 1 - 23 * place) / (1 + 1.5 * place);
    return (0.35 + 2.5 / (1 + off * off)) / n * (1 + 0.6 * place * Math.min(n, 24) / 6);
  }

  /** From a muffled to a blaring horn: harmonics come in one after the other. */
  private static double brass(double place, int n) {
    double knee = 1.5 + 16 * place * place;
    return Exact.pow(n, -0.35) / (1 + Exact.pow(n / knee, 3));
  }

  /** A bowed string whose bow moves from the middle to the bridge. */
  private static double strings(double place, int n) {
    double bow = 0.5 - 0.43 * place;
    double body = 1 + 0.5 * Exact.cos(0.9 * n + 1) + 0.35 * Exact.cos(0.37 * n);
    return Exact.sin(Math.PI * n * bow) * body / (n * Exact.sin(Math.PI * bow));
  }

  /** Steps of ever fewer bits: hollow, glassy, harsh. */
  private static double digital(double place, int n) {
    double weight = n == 1 ? 1 : 0;
    for (int k = 1; k <= 4; k++) {
      double near = Math.max(0, 1 - Math.abs(4 * place - k));
      int step = 1 << k;
      boolean image = n % (2 * step) == 1 || n % (2 * step) == 2 * step - 1;
      weight += image ? (0.25 + near) / Math.max(1, n - 0.5) : 0;
    }
    return weight;
  }
}
