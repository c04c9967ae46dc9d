package org.songline.coach.rules.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.songline.coach.listening.Passage;
import org.songline.measure.hearing.Cochleagram;
import org.songline.measure.hearing.ErbBands;
import org.songline.measure.plot.LinePlot;
import org.songline.measure.plot.LinePlot.Across;
import org.songline.measure.plot.LinePlot.Line;

/** Pictures of evidence. */
final class Plots {
  private static final double DEEPEST = -70;
  private static final double STEP = 10;

  private Plots() {}

  /** The mean level of each band of the ear, from 20 Hz on. */
  static Line spectrum(String name, Cochleagram heard, int from, int to) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int band = ErbBands.at(30); band < ErbBands.COUNT; band++) {
      x.add(ErbBands.centre(band));
      y.add(Math.max(-100, Tiles.decibels(Tiles.power(heard, from, to, band, band + 1))));
    }
    return new Line(name, x, y);
  }

  static Line spectrum(String name, Cochleagram heard, Passage passage) {
    return spectrum(name, heard, passage.from(), passage.to());
  }

  /** Spectra over one another; the scale goes to the loudest of them. */
  static Optional<LinePlot> spectra(String title, Line... lines) {
    double top = DEEPEST;
    for (Line line : lines) {
      top = Math.max(top, line.y().stream().mapToDouble(y -> y).max().orElse(DEEPEST));
    }
    double to = STEP * Math.ceil(top / STEP);
    return Optional.of(
        new LinePlot(
            title, "dB over Hz", new Across.Frequency(), to - 60, to, STEP, List.of(lines)));
  }

  /** A line over the tenths of the song, one point a second. */
  static Line seconds(String name, int tenths, IntToDoubleFunction value) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int at = 5; at < tenths; at += 10) {
      x.add(at / 10.0);
      y.add(value.applyAsDouble(at));
    }
    return new Line(name, x, y);
  }

  static Optional<LinePlot> overTime(
      String title, String unit, double seconds, double from, double to, Line... lines) {
    double step = (to - from) / 6;
    return Optional.of(
        new LinePlot(title, unit, new Across.Time(seconds), from, to, step, List.of(lines)));
  }
}
