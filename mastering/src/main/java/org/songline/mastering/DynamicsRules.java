package org.songline.mastering;

import static org.songline.mastering.Decisions.number;
import static org.songline.mastering.Decisions.round;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.songline.dsp.Exact;
import org.songline.mastering.chain.PlanStep;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;

/**
 * Rules about the work that has to be done before the limiter, so that no single step does much:
 * bands that stick out are held by at most two decibels, peaks of a moment are cut off.
 */
final class DynamicsRules {
  private static final double[] EDGES = {0, 120, 700, 4500, 20_000};
  private static final double[] ATTACKS = {40, 25, 15, 10};
  private static final double[] RELEASES = {250, 200, 150, 100};
  private static final String[] BAND_WORDS = {"bass", "low middle", "high middle", "treble"};

  /** Peak to loudness ratio under which a mix is dense enough. */
  private static final double DENSE = 10;

  /** Overshoot in dB that the limiter takes by itself. */
  private static final double LIMITER_ALONE = 2;

  /** The most that a band is turned down, but for a twentieth of the time. */
  private static final double MOST_BAND = 2;

  private static final double RATIO = 2;

  /** The most that peaks may rise beside the loudness before a treatment defeats its purpose. */
  private static final double MOST_RISE = 0;

  /** The most that is cut off, and how much of the time. */
  private static final double MOST_CLIPPED = 3;

  private static final double CLIPPED_TIME = 0.005;
  private static final double LEAST_CLIPPED = 1;
  private static final double CLIPPER_CEILING = -0.3;

  private DynamicsRules() {}

  static void compress(
      Facts facts, MasterRequest request, SampleStore sound, int rate, Decisions to)
      throws IOException {
    Double plr = facts.mix().levels().plrLu();
    Cochleagram hearing = facts.hearing();
    Double loudness = facts.mix().loudness().integratedLufs();
    if (!request.may(Treatment.MULTIBAND) || plr == null || hearing == null || loudness == null) {
      return;
    }
    double overshoot = facts.overshoot(request.ceilingDbtp());
    if (overshoot < LIMITER_ALONE) {
      to.say("Multiband", "left out", room(overshoot));
      return;
    }
    if (plr < DENSE) {
      to.say(
          "Multiband",
          "left out",
          "peaks are only " + number("%.1f", plr) + " LU over the loudness");
      return;
    }
    double need = Math.min(1, (overshoot - LIMITER_ALONE) / 4 + 0.25) * request.amount();
    double[] wanted = new double[ATTACKS.length];
    Map<String, Double> settings = new LinkedHashMap<>();
    settings.put("bands", 1.0);
    for (int b = 0; b < wanted.length; b++) {
      if (b < wanted.length - 1) {
        settings.put("crossover-" + (b + 1), EDGES[b + 1]);
      }
      double[] levels = levels(hearing, EDGES[b], EDGES[b + 1], loudness - 10);
      double often = at(levels, 0.95);
      double spread = often - at(levels, 0.5);
      wanted[b] = need * Math.clamp(0.4 * (spread - 2), 0, MOST_BAND);
      String id = "band-" + (b + 1) + "-";
      if (wanted[b] < 0.5 || often < -60) {
        wanted[b] = 0;
        continue;
      }
      settings.put(id + "threshold", round(Math.clamp(often - RATIO * wanted[b], -60, 0), 0.1));
      settings.put(id + "ratio", RATIO);
      settings.put(id + "attack", ATTACKS[b]);
      settings.put(id + "release", RELEASES[b]);
    }
    if (Arrays.stream(wanted).sum() == 0) {
      to.say("Multiband", "left out", "no band stands out from itself by more than 3 dB");
      return;
    }
    String why = "gain alone would put peaks " + number("%.1f", overshoot) + " dB over the ceiling";
    PlanStep step = new PlanStep("multiband", "multiband", settings, why);
    BandTrial trial = new BandTrial(sound, rate, facts.loudestSeconds());
    step = trial.settled(step, wanted, RATIO);
    if (trial.crestDb() > MOST_RISE) {
      to.say(
          "Multiband",
          "left out",
          "splitting into bands would raise the peaks by "
              + number("%.1f", trial.crestDb())
              + " dB beside the loudness");
      return;
    }
    StringBuilder words = new StringBuilder();
    for (int b = 0; b < wanted.length; b++) {
      if (wanted[b] > 0) {
        words.append(words.isEmpty() ? "" : ", ").append(BAND_WORDS[b]);
        words.append(number(" at most %.1f dB", wanted[b]));
      }
    }
    to.add(step);
    to.say("Multiband", words + " in all but a twentieth of the loudest part", why);
  }

  static void saturate(Facts facts, MasterRequest request, Decisions to) {
    Double plr = facts.mix().levels().plrLu();
    double overshoot = facts.overshoot(request.ceilingDbtp());
    if (!request.may(Treatment.SATURATION) || plr == null || plr < 14 || overshoot < 4) {
      return;
    }
    Map<String, Double> settings = new LinkedHashMap<>();
    settings.put("drive", 6.0);
    settings.put("mix", round(30 * request.amount(), 1));
    String why =
        "peaks are "
            + number("%.1f", plr)
            + " LU over the loudness and would stand "
            + number("%.1f", overshoot)
            + " dB over the ceiling";
    to.add("saturation", "saturator", settings, why);
    to.say("Saturation", "tape, " + number("%.0f", settings.get("mix")) + " % of the sound", why);
  }

  /** Decides about clipping from the peaks of the sound as it comes to the clipper. */
  static void clip(
      Facts facts, PeakProfile peaks, double treatedLufs, MasterRequest request, Decisions to) {
    if (!request.may(Treatment.CLIPPER) || facts.goalLufs() == null) {
      return;
    }
    double peak = peaks.peakDbfs();
    double overshoot = peak + facts.goalLufs() - treatedLufs - request.ceilingDbtp();
    double rare = peaks.exceededFor(CLIPPED_TIME);
    double cut =
        round(Math.min(Math.min(MOST_CLIPPED, overshoot / 2), peak - rare) * request.amount(), 0.1);
    double drive = round(CLIPPER_CEILING - (peak - cut), 0.1);
    if (overshoot < LIMITER_ALONE) {
      return;
    }
    if (cut < LEAST_CLIPPED || drive < -12 || drive > 36) {
      to.say(
          "Clipper",
          "left out",
          "peaks are no matter of moments: half a percent of the time is within "
              + number("%.1f", peak - rare)
              + " dB of the highest");
      return;
    }
    String why =
        "half a percent of the milliseconds reach the top "
            + number("%.1f", peak - rare)
            + " dB, and the limiter would have to take all of "
            + number("%.1f", overshoot)
            + " dB";
    Map<String, Double> settings = new LinkedHashMap<>();
    settings.put("drive", drive);
    settings.put("ceiling", CLIPPER_CEILING);
    to.add("clipper", "clipper", settings, why);
    to.say("Clipper", "the top " + number("%.1f", cut) + " dB", why);
  }

  private static String room(double overshoot) {
    return overshoot <= 0
        ? "gain alone leaves peaks " + number("%.1f", -overshoot) + " dB under the ceiling"
        : "gain alone puts peaks only "
            + number("%.1f", overshoot)
            + " dB over the ceiling, which the limiter takes by itself";
  }

  /** Sorted levels of a band in the tenths that are loud as a whole. */
  private static double[] levels(Cochleagram hearing, double from, double to, double gateDbfs) {
    double[] levels = new double[hearing.frames()];
    int count = 0;
    for (int i = 0; i < hearing.frames(); i++) {
      double whole = 1e-20;
      double part = 1e-20;
      for (int b = 0; b < ErbBands.COUNT; b++) {
        double power = hearing.power(i, b);
        whole += power;
        part += ErbBands.centre(b) >= from && ErbBands.centre(b) < to ? power : 0;
      }
      if (0.5 * Exact.decibels(whole) > gateDbfs) {
        levels[count++] = 0.5 * Exact.decibels(part);
      }
    }
    double[] seen = Arrays.copyOf(levels, count);
    Arrays.sort(seen);
    return seen;
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0 ? -100 : sorted[(int) Math.rint(share * (sorted.length - 1))];
  }
}
