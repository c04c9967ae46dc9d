package org.songline.mastering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.chain.Plan;
import org.songline.mastering.codec.Decoded;
import org.songline.mastering.reference.ToneTarget;
import org.songline.mastering.target.Heard;
import org.songline.mastering.target.Platform;
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
 * @param tone what its tone is held against: references, or what is usual
 * @param steps what was done, in order
 * @param plan the same as settings of devices: applied to the same mix it makes the same master
 * @param heard what becomes of the master where it is played
 * @param decoded the master after each of the codecs that its ceiling was chosen for, the highest
 *     first; empty unless that was wanted
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
    ToneTarget tone,
    List<Step> steps,
    Plan plan,
    List<Heard> heard,
    List<Decoded> decoded,
    List<Pass> passes,
    boolean reached,
    @Nullable String shortfall) {
  public MasterReport {
    steps = List.copyOf(steps);
    heard = List.copyOf(heard);
    decoded = List.copyOf(decoded);
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
      double meanReductionDb) {
    static Pass of(double drive, LimiterPass.Outcome found) {
      return new Pass(
          drive,
          found.lufs(),
          found.rangeLu(),
          0 - found.reductionDb(),
          0 - found.meanReductionDb());
    }
  }

  /** Whether the wanted true peak after lossy codecs, if there is one, is held. */
  public boolean codecSafe() {
    return request.codecSafety().map(wish -> wish.holds(decoded)).orElse(true);
  }

  /** What listeners hear of the master where it is played; empty when it has no loudness. */
  public static List<Heard> heard(Measurement master) {
    Double lufs = master.loudness().integratedLufs();
    Double peak = master.levels().truePeakDbtp();
    return lufs == null || peak == null
        ? List.of()
        : Platform.all().stream().map(platform -> platform.heard(lufs, peak)).toList();
  }

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
    hearing(s);
    if (shortfall == null) {
      s.append(reached ? "Loudness reached" : "Loudness missed");
    } else {
      s.append("Loudness not reached: ").append(shortfall);
    }
    return s.append(".\n").toString();
  }

  /** Platforms that do the same share a line. */
  private void hearing(StringBuilder s) {
    Map<String, List<String>> alike = new LinkedHashMap<>();
    for (Heard each : heard) {
      String what =
          String.format(
              Locale.ROOT,
              "  %5.1f LUFS, %s%s",
              each.lufs(),
              Math.abs(each.gainDb()) < 0.05
                  ? "as it is"
                  : String.format(Locale.ROOT, "%+.1f dB", each.gainDb()),
              each.limitedDb() >= 0.05
                  ? String.format(Locale.ROOT, ", peaks limited by %.1f dB", each.limitedDb())
                  : each.heldBackDb() >= 0.05 ? ", held back by its peaks" : "");
      alike.computeIfAbsent(what, key -> new ArrayList<>()).add(each.name());
    }
    if (!alike.isEmpty()) {
      s.append("What your listener hears:\n");
      alike.forEach(
          (what, names) ->
              s.append(what).append(": ").append(String.join("; ", names)).append('\n'));
    }
  }

  private static void line(StringBuilder s, String name, String before, String after) {
    s.append(String.format(Locale.ROOT, "  %-20s %14s %14s%n", name, before, after));
  }

  private static String figure(@Nullable Double value, String unit) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.1f %s", value, unit);
  }
}
