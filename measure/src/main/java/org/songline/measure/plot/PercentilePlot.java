package org.songline.measure.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.songline.measure.spectrum.LevelPercentiles;

/**
 * How levels are spread over time, over a logarithmic frequency axis: from soft to loud moments as
 * a pale band, what is usual as a darker one, half of the time as a line, the loudest as a thin
 * one.
 *
 * @param points from left to right; bands in which nothing sounds are left out
 * @param ceiling the greatest level shown, in dB
 */
public record PercentilePlot(String title, List<Point> points, double ceiling) implements Picture {
  private static final double RANGE = 72;
  private static final double STEP = 12;

  /** One band. */
  public record Point(double hertz, LevelPercentiles levels) {}

  public PercentilePlot {
    points = List.copyOf(points);
  }

  @Override
  public void draw(Canvas canvas, Box box) {
    List<Panel.Entry> legend = new ArrayList<>();
    legend.add(new Panel.Entry("8\u201398 %", Theme.fade(Theme.ACCENT, 0.3)));
    legend.add(new Panel.Entry("21\u201383 %", Theme.fade(Theme.ACCENT, 0.6)));
    legend.add(new Panel.Entry("50 %", Theme.ACCENT));
    legend.add(new Panel.Entry("100 %", Theme.SECOND));
    Panel panel =
        Panel.draw(
            canvas,
            box,
            title,
            "dB per 1/6 octave",
            legend,
            Axis.frequency(),
            Axis.steps(ceiling - RANGE, ceiling, STEP));
    canvas.clip(panel.plot());
    area(canvas, panel, LevelPercentiles::p8, LevelPercentiles::p98, 0.2);
    area(canvas, panel, LevelPercentiles::p21, LevelPercentiles::p83, 0.35);
    line(canvas, panel, LevelPercentiles::p100, 1, Theme.SECOND);
    line(canvas, panel, LevelPercentiles::p50, 1.6, Theme.ACCENT);
    canvas.unclip();
  }

  private void area(
      Canvas canvas,
      Panel panel,
      ToDoubleFunction<LevelPercentiles> low,
      ToDoubleFunction<LevelPercentiles> high,
      double opacity) {
    int count = points.size();
    double[] x = new double[2 * count];
    double[] y = new double[2 * count];
    for (int i = 0; i < count; i++) {
      Point point = points.get(i);
      x[i] = panel.x(point.hertz());
      x[2 * count - 1 - i] = x[i];
      y[i] = y(panel, high.applyAsDouble(point.levels()));
      y[2 * count - 1 - i] = y(panel, low.applyAsDouble(point.levels()));
    }
    if (count > 1) {
      canvas.area(x, y, 2 * count, Theme.fade(Theme.ACCENT, opacity));
    }
  }

  private void line(
      Canvas canvas,
      Panel panel,
      ToDoubleFunction<LevelPercentiles> level,
      double width,
      int colour) {
    int count = points.size();
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = panel.x(points.get(i).hertz());
      y[i] = y(panel, level.applyAsDouble(points.get(i).levels()));
    }
    canvas.line(x, y, count, width, colour);
  }

  private double y(Panel panel, double db) {
    return panel.y(Math.clamp(db, ceiling - RANGE - STEP, ceiling + STEP));
  }
}
