package org.songline.mastering;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.chain.Plan;
import org.songline.measure.Measurement;

/**
 * What was done to a mix, why, and what came of it.
 *
 * @param source the mix
 * @param request what was wanted
 * @param before the mix, measured as it came
 * @param after the master: the very numbers that are written, measured
 * @param goalLufs the loudness aimed at: the wanted one, or for an amount under 1 that share of the
 *     way to it; null when the mix has no loudness
 * @param steps what was done, in order
 * @param plan the same as settings of devices: applied to the same mix it makes the same master
 * @param passes the search for the drive into the limiter
 * @param reached whether the master's loudness is within 0.2 LU of the goal
 * @param shortfall why the loudness was not reached; null when it was
 */
public record MasterReport(
    String source,
    MasterRequest request,
    Measurement before,
    Measurement after,
    @Nullable Double goalLufs,
    List<Step> steps,
    Plan plan,
    List<Pass> passes,
    boolean reached,
    @Nullable String shortfall) {
  public MasterReport {
    steps = List.copyOf(steps);
    passes = List.copyOf(passes);
  }

  /**
   * One treatment.
   *
   * @param name of the treatment
   * @param what was set, with units
   * @param why the measured reason
   */
  public record Step(String name, String what, String why) {}

  /**
   * One run through the limiter.
   *
   * @param driveDb gain into the limiter
   * @param lufs loudness that came out; null for none
   * @param rangeLu loudness range of that; null for short mixes
   * @param reductionDb the most that the limiter turned down, 0 or below
   * @param meanReductionDb the mean over what counts towards the loudness, 0 or below
   */
  public record Pass(
      double driveDb,
      @Nullable Double lufs,
      @Nullable Double rangeLu,
      double reductionDb,
      double meanReductionDb) {}

  /** The report as plain lines for people. */
  public String text() {
    StringBuilder s = new StringBuilder();
    s.append("Master of ").append(source).append(" for ").append(request.target().name());
    s.append('\n');
    line(s, "", "before", "after");
    line(
        s,
        "Integrated loudness",
        figure(before.loudness().integratedLufs(), "LUFS"),
        figure(after.loudness().integratedLufs(), "LUFS"));
    line(
        s,
        "Loudest 3 s",
        figure(before.loudness().shortTermMaxLufs(), "LUFS"),
        figure(after.loudness().shortTermMaxLufs(), "LUFS"));
    line(
        s,
        "Loudness range",
        figure(before.loudness().rangeLu(), "LU"),
        figure(after.loudness().rangeLu(), "LU"));
    line(
        s,
        "True peak",
        figure(before.levels().truePeakDbtp(), "dBTP"),
        figure(after.levels().truePeakDbtp(), "dBTP"));
    line(
        s,
        "Peak to loudness",
        figure(before.levels().plrLu(), "LU"),
        figure(after.levels().plrLu(), "LU"));
    for (Step step : steps) {
      s.append(step.name()).append(": ").append(step.what()).append(" (").append(step.why());
      s.append(")\n");
    }
    if (shortfall == null) {
      s.append(reached ? "Loudness reached" : "Loudness missed");
    } else {
      s.append("Loudness not reached: ").append(shortfall);
    }
    return s.append(".\n").toString();
  }

  private static void line(StringBuilder s, String name, String before, String after) {
    s.append(String.format(Locale.ROOT, "  %-20s %14s %14s%n", name, before, after));
  }

  private static String figure(@Nullable Double value, String unit) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.1f %s", value, unit);
  }
}
