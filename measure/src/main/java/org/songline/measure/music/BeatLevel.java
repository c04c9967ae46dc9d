package org.songline.measure.music;

import org.jspecify.annotations.Nullable;

/**
 * Chooses between beats and their double, half or third by the bars they make. Quick beats whose
 * bars are answered by the third alone are halves of beats; quick beats in bars of six whose halves
 * answer each other are thirds; and slow beats are every second beat when their bars have but two,
 * or when what lies between them makes far better bars.
 */
final class BeatLevel {
  private static final double SLOW_BPM = 80;
  private static final double QUICK_BPM = 135;
  private static final double VERY_QUICK_BPM = 155;
  private static final double MORE = 1.3;
  private static final double ANSWERED = 0.15;
  private static final double EXPLAINED = 0.3;
  private static final double NO_MORE = 1.15;
  private static final double FAR_MORE = 1.5;
  private static final double STRAIGHT = 0.03;

  private BeatLevel() {}

  /** The beats, or twice, half or a third as many. */
  static double[] beats(BeatGrid grid, OnsetMeter meter, @Nullable HarmonicChange harmony) {
    double[] beats = grid.seconds();
    double bpm = grid.tempo();
    var accents = Accents.at(beats, 60 / bpm, meter, harmony);
    int third = bpm > QUICK_BPM ? third(accents) : -1;
    if (third >= 0) {
      return every(beats, 3, third);
    }
    if (bpm > VERY_QUICK_BPM) {
      int first = Accents.largest(accents.bars(4, 1, 0, accents.count()));
      return accents.halfTime(first) ? every(beats, 2, first % 2) : beats;
    }
    if (bpm > SLOW_BPM) {
      return beats;
    }
    double[] quarters = doubled(beats, 0.25);
    var between = Accents.at(quarters, 30 / bpm, meter, harmony);
    double explained = between.explained(4, 0, between.count());
    if (explained > EXPLAINED && explained > FAR_MORE * accents.explained(4, 0, accents.count())) {
      return quarters;
    }
    return inTwo(accents, beats, meter) ? doubled(beats, 0) : beats;
  }

  /** Which of three begins a beat; -1 when they are beats themselves. */
  private static int third(Accents accents) {
    int n = accents.count();
    double six = accents.explained(6, 0, n);
    double even = Math.max(accents.explained(4, 0, n), accents.explained(8, 0, n));
    return six < MORE * even || six < accents.explained(3, 0, n) + ANSWERED
        ? -1
        : Accents.largest(accents.bars(2, 3, 0, n)) % 3;
  }

  private static boolean inTwo(Accents accents, double[] beats, OnsetMeter meter) {
    int n = accents.count();
    double two = accents.explained(2, 0, n);
    return two > EXPLAINED
        && accents.explained(4, 0, n) < NO_MORE * two
        && accents.explained(3, 0, n) < two
        && Integer.valueOf(2).equals(DivisionFinder.find(beats, meter.onsets()))
        && Math.abs(SwingFinder.half(beats, meter.onsets()) - 0.5) < STRAIGHT;
  }

  private static double[] every(double[] beats, int step, int first) {
    double[] some = new double[(beats.length - first + step - 1) / step];
    for (int i = 0; i < some.length; i++) {
      some[i] = beats[first + step * i];
    }
    return some;
  }

  /** Twice as many, a share of a beat later. */
  private static double[] doubled(double[] beats, double later) {
    double[] all = new double[2 * beats.length - 2];
    for (int i = 0; i < all.length; i++) {
      double share = later + 0.5 * (i % 2);
      all[i] = beats[i / 2] + share * (beats[i / 2 + 1] - beats[i / 2]);
    }
    return all;
  }
}
