package org.songline.measure.music;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells beats from what lies between them. What is strongest need not be on the beat: hats may be
 * louder between beats than kicks on them, and a bass may answer every kick. So every reading is
 * asked how well a whole bar fits it: the bass and the chords begin it, the snare answers them from
 * another beat. And where the halves of beats are uneven, the first is the longer one.
 */
final class BeatPhase {
  private static final int[] SIMPLE = {4, 3};
  private static final int[] IN_THREE = {2, 3};

  /** By how much another reading must fit better. */
  private static final double CLEARLY = 0.25;

  /** What a swing of 60 % says about which half comes first. */
  private static final double SWUNG = 1.2;

  private static final double FULL_SWING = 0.1;
  private static final double STRAIGHT = 0.02;

  private BeatPhase() {}

  /**
   * The beats, or the places between them that rather are the beats: one less.
   *
   * @param shares where the other parts of a beat begin, as shares of it: one, or two thirds
   */
  static double[] beats(
      double[] beats, double[] shares, OnsetMeter meter, @Nullable HarmonicChange harmony) {
    int unit = shares.length + 1;
    int n = beats.length;
    double[] places = new double[unit * (n - 1) + 1];
    for (int i = 0; i < places.length; i++) {
      int beat = i / unit;
      double share = i % unit == 0 ? 0 : shares[i % unit - 1];
      places[i] =
          beat == n - 1 ? beats[beat] : beats[beat] + share * (beats[beat + 1] - beats[beat]);
    }
    var accents = Accents.at(places, (beats[n - 1] - beats[0]) / (n - 1), meter, harmony);
    double[] best = new double[unit];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    for (int metre : unit == 2 ? SIMPLE : IN_THREE) {
      double[] bars = accents.bars(metre, unit, 0, places.length);
      for (int r = 0; r < bars.length; r++) {
        best[r % unit] = Math.max(best[r % unit], bars[r]);
      }
    }
    if (unit == 2 && Math.abs(shares[0] - 0.5) > STRAIGHT) {
      best[1] -= 2 * SWUNG * Math.clamp((shares[0] - 0.5) / FULL_SWING, -1.0, 1.0);
    }
    int chosen = 0;
    for (int r = 1; r < unit; r++) {
      boolean better = best[r] > best[chosen] + (chosen == 0 ? CLEARLY : 0);
      chosen = better ? r : chosen;
    }
    if (chosen == 0) {
      return beats;
    }
    double[] moved = new double[n - 1];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = places[unit * i + chosen];
    }
    return moved;
  }
}
