package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;

/**
 * The tone that a master is held against: what mid and side may have in each third octave, in dB
 * beside the mean of the mid from 500 Hz to 2 kHz.
 *
 * @param name for legends
 * @param mid from low to high
 * @param side likewise; empty when nothing is known of it
 */
public record ToneTarget(String name, List<Point> mid, List<Point> side) {
  /** So far from what is usual, the tone is a matter of taste, dB. */
  public static final double TASTE = 4;

  /**
   * Wide bands of popular records beside their middle, in dB: they fall about 5 dB an octave
   * (Pestana et al., AES 135, 2013), which is 2 dB an octave in octave bands, and faster at the
   * top. From 60 to 250 Hz; to 500 Hz; from 2 to 6 kHz; to 20 kHz.
   */
  public static final double BASS = 6;

  public static final double LOW_MIDDLE = 0;
  public static final double HIGH_MIDDLE = -5;
  public static final double TREBLE = -10;

  private static final double MIDDLE_FROM = 450;
  private static final double MIDDLE_TO = 1800;
  private static final double LOWEST = 56;
  private static final double HIGHEST = 18_000;

  /**
   * One third octave.
   *
   * @param low where what is wanted begins
   * @param high where it ends
   */
  public record Point(double hertz, double low, double high) {}

  public ToneTarget {
    mid = List.copyOf(mid);
    side = List.copyOf(side);
  }

  /** What popular records usually have. */
  public static ToneTarget usual() {
    double[][] wide = {
      {60, 250, BASS},
      {250, 500, LOW_MIDDLE},
      {500, 2000, 0},
      {2000, 6000, HIGH_MIDDLE},
      {6000, 20_000, TREBLE}
    };
    double[] at = new double[wide.length];
    double[] level = new double[wide.length];
    double middle = thirds(500, 2000);
    for (int i = 0; i < wide.length; i++) {
      at[i] = 0.5 * (Exact.log(wide[i][0]) + Exact.log(wide[i][1]));
      double share = thirds(wide[i][0], wide[i][1]) / middle;
      level[i] = wide[i][2] - 0.5 * Exact.decibels(share);
    }
    List<Point> mid = new ArrayList<>();
    for (int band = 0; band < Bands.COUNT; band++) {
      double hertz = Bands.centre(band);
      if (hertz > LOWEST && hertz < HIGHEST) {
        double usual = between(at, level, Exact.log(hertz));
        mid.add(new Point(hertz, usual - TASTE, usual + TASTE));
      }
    }
    return new ToneTarget("records usually", mid, List.of());
  }

  /** How many third octaves lie between two frequencies. */
  private static double thirds(double from, double to) {
    return 3 * Exact.log(to / from) / Exact.log(2);
  }

  private static double between(double[] at, double[] level, double x) {
    int i = 1;
    while (i < at.length - 1 && x > at[i]) {
      i++;
    }
    double share = Math.clamp((x - at[i - 1]) / (at[i] - at[i - 1]), 0.0, 1.0);
    return level[i - 1] + share * (level[i] - level[i - 1]);
  }

  /**
   * What references have in their loud parts.
   *
   * @param references at least one
   */
  public static ToneTarget of(List<Reference> references) {
    return new ToneTarget(
        references.size() == 1 ? "reference" : "references",
        points(references, (portrait, band) -> portrait.mid().get(band), Comparison.LEVEL),
        points(references, (portrait, band) -> portrait.side().get(band), Comparison.LEVEL + 1));
  }

  private static List<Point> points(
      List<Reference> references, ToDoubleBiFunction<Portrait, Integer> level, double least) {
    List<Double> weights = references.stream().map(Reference::weight).toList();
    List<Point> points = new ArrayList<>();
    for (int band = 0; band < Bands.COUNT; band++) {
      List<Double> values = new ArrayList<>();
      for (Reference reference : references) {
        Portrait loud = reference.profile().loud();
        double own = level.applyAsDouble(loud, band);
        values.add(loud.sounds(band) && own > Portrait.SILENT ? own - middle(loud) : Double.NaN);
      }
      @Nullable Range range = Range.of(Double.NaN, values, weights, least);
      if (range != null) {
        points.add(new Point(Bands.centre(band), range.low(), range.high()));
      }
    }
    return points;
  }

  private static double middle(Portrait portrait) {
    double[] hertz = new double[Bands.COUNT];
    double[] levels = new double[Bands.COUNT];
    for (int band = 0; band < Bands.COUNT; band++) {
      hertz[band] = Bands.centre(band);
      levels[band] = portrait.mid().get(band);
    }
    return middle(hertz, levels);
  }

  /**
   * The mean power of the third octaves from 500 Hz to 2 kHz, in dB.
   *
   * @param hertz centres of bands
   * @param levels in dB
   */
  public static double middle(double[] hertz, double[] levels) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < hertz.length; i++) {
      if (hertz[i] > MIDDLE_FROM && hertz[i] < MIDDLE_TO) {
        double gain = Exact.gain(levels[i]);
        sum += gain * gain;
        count++;
      }
    }
    return count == 0 ? 0 : 0.5 * Exact.decibels(Math.max(1e-20, sum / count));
  }
}
