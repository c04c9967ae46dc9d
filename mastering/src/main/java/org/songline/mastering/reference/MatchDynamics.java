package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far the levels of four ranges move beside the references, and the multiband compressor that
 * makes them move alike: ranges that move more are turned down above their 21st percentile, those
 * that move less are let down below their 83rd.
 */
final class MatchDynamics {
  private static final int RANGES = 4;
  private static final double[] CROSSOVERS = {120, 800, 5000};
  private static final String[] NAMES = {"bass", "low middle", "high middle", "treble"};

  /** Movement that differs by less, in dB, is left alone. */
  private static final double LEAST = 1;

  /** Beyond this the level moves by gaps between notes, which no compressor should fill or dig. */
  private static final double GAPS = 14;

  private static final double MOST_RATIO = 2;
  private static final double LEAST_RATIO = 0.85;

  private final Hearing.Heard mix;
  private final boolean[] loud;
  private final double amount;
  private final double[] moves = new double[RANGES];
  private final double[] wanted = new double[RANGES];

  /** Natural logarithms of ratios: above 0 for less movement, below for more. */
  private final double[] ratios = new double[RANGES];

  MatchDynamics(
      Hearing.Heard mix, boolean[] loud, Portrait own, List<Reference> references, double amount) {
    this.mix = mix;
    this.loud = loud;
    this.amount = amount;
    for (int range = 0; range < RANGES; range++) {
      moves[range] = moves(own, range);
      double sum = 0;
      double weight = 0;
      for (Reference reference : references) {
        sum += reference.weight() * moves(reference.profile().loud(), range);
        weight += reference.weight();
      }
      double difference = sum / weight - moves[range];
      wanted[range] = moves[range] + amount * difference;
      if (amount > 0
          && Math.abs(difference) >= LEAST
          && moves[range] > 0.5
          && moves[range] < GAPS) {
        ratios[range] = limited(Math.log(moves[range] / Math.max(0.5, wanted[range])));
      }
    }
  }

  private static double limited(double ratio) {
    return Math.clamp(ratio, Math.log(LEAST_RATIO), Math.log(MOST_RATIO));
  }

  /** The mean spread of the bands of a range. */
  private static double moves(Portrait portrait, int range) {
    double sum = 0;
    int count = 0;
    for (int band = Bands.FIRST_JUDGED; band <= Bands.LAST_JUDGED; band++) {
      if (range(Bands.centre(band)) == range && portrait.sounds(band)) {
        sum += portrait.spread(band);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static int range(double hertz) {
    int range = 0;
    while (range < CROSSOVERS.length && hertz > CROSSOVERS[range]) {
      range++;
    }
    return range;
  }

  /** Goes further where too little came, and back where too much. */
  void refine(Portrait came) {
    for (int range = 0; range < RANGES; range++) {
      if (ratios[range] != 0) {
        double missing = Math.log(Math.max(0.5, moves(came, range)) / Math.max(0.5, wanted[range]));
        double next = ratios[range] + missing;
        ratios[range] = next * ratios[range] > 0 ? limited(next) : 0.1 * ratios[range];
      }
    }
  }

  Optional<MatchStep> step(List<MatchBand> tone, List<MatchBand> width, double rate) {
    if (Arrays.stream(ratios).allMatch(ratio -> ratio == 0)) {
      return Optional.empty();
    }
    double[][] levels = levels(BandFit.curve(rate, tone), BandFit.curve(rate, width));
    Map<String, Double> settings = new TreeMap<>();
    settings.put("bands", 1.0);
    for (int c = 0; c < CROSSOVERS.length; c++) {
      settings.put("crossover-" + (c + 1), CROSSOVERS[c]);
    }
    List<String> what = new ArrayList<>();
    List<String> why = new ArrayList<>();
    for (int range = 0; range < RANGES; range++) {
      String id = "band-" + (range + 1) + "-";
      double low = levels[range][0];
      double high = levels[range][1];
      settings.put(id + "active", ratios[range] == 0 ? 0.0 : 1.0);
      if (ratios[range] > 0) {
        double ratio = rounded(Math.exp(ratios[range]));
        settings.put(id + "threshold", rounded(low));
        settings.put(id + "ratio", ratio);
        settings.put(id + "gain", rounded(Math.min(12, (high - low) * (1 - 1 / ratio))));
        what.add(text("%s %.2f:1 above %.1f dB", NAMES[range], ratio, low));
      } else if (ratios[range] < 0) {
        double below = rounded(Math.exp(ratios[range]));
        settings.put(id + "lower", rounded(high));
        settings.put(id + "below", below);
        what.add(text("%s 1:%.2f below %.1f dB", NAMES[range], 1 / below, high));
      }
      if (ratios[range] != 0) {
        why.add(
            text("%s moves by %.1f dB, wanted %.1f", NAMES[range], moves[range], wanted[range]));
      }
    }
    return Optional.of(
        new MatchStep(
            "match-dynamics",
            "multiband",
            settings,
            String.join(", ", what),
            String.join(", ", why) + text("; amount %.0f %%", 100 * amount)));
  }

  /** The 21st and 83rd percentile of each range in loud parts, after equalisers, dB. */
  private double[][] levels(double[] tone, double[] width) {
    BandFrames frames = mix.frames();
    double[][] levels = new double[RANGES][frames.count()];
    int count = 0;
    for (int frame = 0; frame < frames.count(); frame++) {
      if (loud[frame]) {
        double[] sums = new double[RANGES];
        for (int part = 0; part < Bands.FINE; part++) {
          int at = frame * Bands.FINE + part;
          sums[range(Bands.middle(part))] +=
              tone[part] * (frames.mid()[at] + width[part] * frames.side()[at]);
        }
        for (int range = 0; range < RANGES; range++) {
          levels[range][count] = sums[range];
        }
        count++;
      }
    }
    double[][] percentiles = new double[RANGES][2];
    for (int range = 0; range < RANGES; range++) {
      Arrays.sort(levels[range], 0, count);
      percentiles[range][0] = decibels(levels[range][(int) Math.rint(0.21 * (count - 1))]);
      percentiles[range][1] = decibels(levels[range][(int) Math.rint(0.83 * (count - 1))]);
    }
    return percentiles;
  }

  private static double decibels(double power) {
    return Math.clamp(Hearing.Heard.decibels(power), -60, 0);
  }

  private static double rounded(double value) {
    return Math.rint(value * 100) / 100;
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation is in no library of ours
  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
