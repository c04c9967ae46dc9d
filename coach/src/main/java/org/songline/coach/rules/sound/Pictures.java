package org.songline.coach.rules.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.songline.coach.listening.Sound;
import org.songline.dsp.Exact;
import org.songline.measure.hearing.ErbBands;
import org.songline.measure.plot.LinePlot;
import org.songline.measure.plot.LinePlot.Across;
import org.songline.measure.plot.LinePlot.Line;
import org.songline.measure.spectrum.Band;
import org.songline.measure.spectrum.Spectrum;

/** Pictures of evidence. */
final class Pictures {
  private static final double DEEPEST = -150;

  private Pictures() {}

  static double decibels(double power) {
    return power <= 0 ? DEEPEST : Math.max(DEEPEST, 0.5 * Exact.decibels(power));
  }

  /** The averaged spectrum, 24 points an octave. */
  static LinePlot spectrum(String title, Sound sound) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    Spectrum spectrum = sound.measured().curves().spectrum();
    if (spectrum != null) {
      for (Band band : spectrum.fine()) {
        x.add(band.hertz());
        y.add(band.dbfs());
      }
    }
    double top = 10 * Math.ceil(y.stream().mapToDouble(v -> v).max().orElse(0) / 10);
    return new LinePlot(
        title,
        "dBFS over Hz",
        new Across.Frequency(),
        top - 70,
        top,
        10,
        List.of(new Line("", x, y)));
  }

  /** A figure of each tenth of a second. */
  static LinePlot tenths(
      String title, String unit, int count, double from, double to, IntToDoubleFunction value) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      x.add(0.1 * i + 0.05);
      y.add(Math.clamp(value.applyAsDouble(i), from, to));
    }
    double step = Math.max(1, Math.rint((to - from) / 6));
    return new LinePlot(
        title, unit, new Across.Time(0.1 * count), from, to, step, List.of(new Line("", x, y)));
  }

  /** A figure of each band of the ear. */
  static LinePlot bands(
      String title, String unit, double from, double to, IntToDoubleFunction value) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int band = ErbBands.at(30); band < ErbBands.COUNT; band++) {
      x.add(ErbBands.centre(band));
      y.add(Math.clamp(value.applyAsDouble(band), from, to));
    }
    double step = Math.max(1, Math.rint((to - from) / 6));
    return new LinePlot(
        title, unit, new Across.Frequency(), from, to, step, List.of(new Line("", x, y)));
  }

  /** How many events lie in each second. */
  static LinePlot events(String title, double seconds, List<Double> times) {
    int[] counts = new int[(int) Math.ceil(seconds) + 1];
    for (double time : times) {
      counts[Math.clamp((int) time, 0, counts.length - 1)]++;
    }
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    int most = 1;
    for (int i = 0; i < counts.length; i++) {
      x.add(i + 0.5);
      y.add((double) counts[i]);
      most = Math.max(most, counts[i]);
    }
    return new LinePlot(
        title,
        "a second",
        new Across.Time(seconds),
        0,
        most,
        Math.max(1, Math.rint(most / 5.0)),
        List.of(new Line("", x, y)));
  }
}
