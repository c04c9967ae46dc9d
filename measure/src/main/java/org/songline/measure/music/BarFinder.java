package org.songline.measure.music;

import java.util.Optional;

/**
 * Finds how many beats make a bar, and which of them begin one: the number whose bars explain most
 * of what marks the beats, and the beat at which most speaks for a beginning. Asked of stretches of
 * the piece, which must agree.
 */
final class BarFinder {
  private static final int STRETCH = 48;
  private static final int LEAST_BEATS = 16;
  private static final int[] SIMPLE = {4, 3, 5, 7};
  private static final int[] COMPOUND = {2, 3, 4};

  /** How much of the movement of all four accents must be explained. */
  private static final double LEAST_EXPLAINED = 0.12;

  private static final double CLEARLY_MORE = 1.3;
  private static final double MUCH_MORE = 2.5;
  private static final double CLEAR_MARGIN = 0.8;
  private static final double LEAST_CONFIDENCE = 0.35;

  private BarFinder() {}

  /**
   * How beats make bars.
   *
   * @param metre beats to the bar
   * @param first the first beat that begins a bar; -1 when none is sure
   * @param confidence 0 to 1, in {@code first}
   */
  record Bars(int metre, int first, double confidence) {}

  /**
   * The bars, or empty when no metre is sure.
   *
   * @param beats what marks every beat
   * @param inThree whether beats divide in three
   */
  static Optional<Bars> find(Accents beats, boolean inThree) {
    if (beats.count() < LEAST_BEATS) {
      return Optional.empty();
    }
    int metre = metre(beats, inThree);
    return metre == 0 ? Optional.empty() : Optional.of(placed(beats, metre));
  }

  private static int stretches(Accents beats) {
    return Math.max(1, (int) Math.rint((double) beats.count() / STRETCH));
  }

  private static int metre(Accents beats, boolean inThree) {
    int best = 0;
    double most = 0;
    double second = 0;
    for (int metre : inThree ? COMPOUND : SIMPLE) {
      double explained = explained(beats, metre);
      // A bar of four holds two bars of two.
      boolean doubled = metre == 2 * best;
      if (explained > (doubled ? MUCH_MORE * most : most)) {
        second = doubled ? second : most;
        most = explained;
        best = metre;
      } else if (!doubled) {
        second = Math.max(second, explained);
      }
    }
    return most > LEAST_EXPLAINED && most > CLEARLY_MORE * second ? best : 0;
  }

  private static double explained(Accents beats, int metre) {
    int count = stretches(beats);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      int from = beats.count() * i / count;
      int to = beats.count() * (i + 1) / count;
      sum += beats.explained(metre, from, to) / count;
    }
    return sum;
  }

  private static Bars placed(Accents beats, int metre) {
    int count = stretches(beats);
    double[] sums = new double[metre];
    double[][] each = new double[count][];
    for (int i = 0; i < count; i++) {
      each[i] = beats.bars(metre, 1, beats.count() * i / count, beats.count() * (i + 1) / count);
      for (int r = 0; r < metre; r++) {
        sums[r] += each[i][r] / count;
      }
    }
    int first = Accents.largest(sums);
    double agreed = 0;
    double all = 1e-9;
    for (double[] scores : each) {
      double margin = margin(scores, Accents.largest(scores));
      all += margin;
      agreed += Accents.largest(scores) == first ? margin : 0;
    }
    double confidence = agreed / all * Math.min(1, margin(sums, first) / CLEAR_MARGIN);
    return new Bars(metre, confidence < LEAST_CONFIDENCE ? -1 : first, confidence);
  }

  /** By how much one value leads the next. */
  private static double margin(double[] x, int best) {
    double second = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      second = i == best ? second : Math.max(second, x[i]);
    }
    return x[best] - second;
  }
}
