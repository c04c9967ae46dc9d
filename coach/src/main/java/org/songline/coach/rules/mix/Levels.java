package org.songline.coach.rules.mix;

import org.songline.coach.listening.Listening;
import org.songline.coach.listening.Passage;
import org.songline.dsp.Exact;

/** Loudness of stretches of the mix. */
final class Levels {
  private static final double ABSOLUTE_GATE = -70;

  private Levels() {}

  /** The mean loudness of a stretch in LUFS, silence left out; -100 when there is nothing else. */
  static double lufs(Listening heard, int from, int to) {
    float[] momentary = heard.mix().loudness().momentaryLufs();
    double sum = 0;
    int count = 0;
    // A value belongs to the 400 ms that end with it.
    for (int i = Math.max(0, from + 3); i < Math.min(to, momentary.length); i++) {
      if (momentary[i] > ABSOLUTE_GATE) {
        double gain = Exact.gain(momentary[i]);
        sum += gain * gain;
        count++;
      }
    }
    return count == 0 ? -100 : 0.5 * Exact.decibels(sum / count);
  }

  static double lufs(Listening heard, Passage passage) {
    return lufs(heard, passage.from(), passage.to());
  }

  /** The loudness of the last 3 s, at every tenth. */
  static double shortTerm(Listening heard, int tenth) {
    float[] series = heard.mix().loudness().shortTermLufs();
    return series.length == 0 ? -70 : Math.max(-70, series[Math.min(tenth, series.length - 1)]);
  }
}
