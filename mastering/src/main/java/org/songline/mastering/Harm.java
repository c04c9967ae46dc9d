package org.songline.mastering;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songline.measure.Measurement;

/**
 * How far loudness may be pushed. Beyond these limits a master is called harmed, and the search for
 * loudness stops. A mix that is beyond a limit already may stay where it is.
 *
 * @param peakToLoudnessLu the least that the true peak must stay above the loudness
 * @param rangeLu the least loudness range that must remain; 0 for mixes too short to have one
 * @param meanReductionDb the most that the limiter may turn down on average, in parts that are not
 *     more than 10 LU under the loudness
 */
record Harm(double peakToLoudnessLu, double rangeLu, double meanReductionDb) {
  /** The loudest records of today are about here; below it transients are gone. */
  static final double PEAK_TO_LOUDNESS = 7;

  /** Share of the loudness range that must remain, and what may be lost in any case, LU. */
  static final double RANGE_KEPT = 0.65;

  static final double RANGE_LOST = 0.7;
  static final double MEAN_REDUCTION = 2.5;

  /** How much more than the limits counts as touching them. */
  private static final double TOUCH = 0.05;

  /** By how much limits are drawn in where a forecast led beyond them. */
  private static final double MARGIN = 0.1;

  /** Limits for a mix. */
  static Harm of(Measurement mix) {
    Double plr = mix.levels().plrLu();
    Double range = mix.loudness().rangeLu();
    return new Harm(
        Math.min(PEAK_TO_LOUDNESS, plr == null ? PEAK_TO_LOUDNESS : plr),
        least(range),
        MEAN_REDUCTION);
  }

  /** The least range that must remain of one in LU; null for mixes too short to have one. */
  static double least(@Nullable Double range) {
    return range == null ? 0 : Math.max(0, Math.min(range * RANGE_KEPT, range - RANGE_LOST));
  }

  /** No limits: whatever it costs. */
  static Harm none() {
    return new Harm(-1000, 0, 1000);
  }

  /** Limits a little within these. */
  Harm stricter() {
    return new Harm(peakToLoudnessLu + MARGIN, rangeLu + MARGIN, meanReductionDb - MARGIN);
  }

  /** With another least range that must remain. */
  Harm range(double leastLu) {
    return new Harm(peakToLoudnessLu, leastLu, meanReductionDb);
  }

  /** What a pass does too much of; null when it stays within the limits. */
  @Nullable String of(LimiterPass.Outcome pass, double ceilingDbtp) {
    return of(pass, ceilingDbtp, 0);
  }

  /**
   * The same of a pass that is foretold. Range and reduction are foretold less well than loudness:
   * they have to keep away from their limits.
   */
  @Nullable String foretold(LimiterPass.Outcome pass, double ceilingDbtp) {
    return of(pass, ceilingDbtp, MARGIN);
  }

  private @Nullable String of(LimiterPass.Outcome pass, double ceilingDbtp, double margin) {
    if (pass.lufs() != null && ceilingDbtp - pass.lufs() < peakToLoudnessLu - TOUCH) {
      return words("peaks would stand less than %.1f LU above the loudness", peakToLoudnessLu);
    }
    if (pass.rangeLu() != null && pass.rangeLu() < rangeLu + margin - TOUCH) {
      return words("less than %.1f LU of loudness range would remain", rangeLu);
    }
    if (pass.meanReductionDb() > meanReductionDb - margin + TOUCH) {
      return words("the limiter would turn down %.1f dB all the time", meanReductionDb);
    }
    return null;
  }

  private static String words(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
