package org.songline.measure.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * A curve over a logarithmic frequency axis within what is tolerated; where it leaves that, it is
 * marked.
 *
 * @param unit what the axes count, such as {@code dB over Hz}
 * @param curve what the legend calls the curve
 * @param band what the legend calls the tolerance
 * @param from the least value that is shown
 * @param to the greatest value that is shown
 * @param step between marks
 * @param points from left to right
 */
public record TolerancePlot(
    String title,
    String unit,
    String curve,
    String band,
    double from,
    double to,
    double step,
    List<Point> points)
    implements Picture {
  public TolerancePlot {
    points = List.copyOf(points);
  }

  /**
   * @param low where the tolerance begins
   * @param high where it ends
   */
  public record Point(double hertz, double value, double low, double high) {
    boolean outside() {
      return value < low || value > high;
    }
  }

  @Override
  public void draw(Canvas canvas, Box box) {
    List<Panel.Entry> legend = new ArrayList<>();
    legend.add(new Panel.Entry(band, Theme.fade(Theme.SECOND, 0.5)));
    legend.add(new Panel.Entry(curve, Theme.ACCENT));
    Panel panel =
        Panel.draw(canvas, box, title, unit, legend, Axis.frequency(), Axis.steps(from, to, step));
    canvas.clip(panel.plot());
    int count = points.size();
    double[] x = new double[2 * count];
    double[] y = new double[2 * count];
    for (int i = 0; i < count; i++) {
      Point point = points.get(i);
      x[i] = panel.x(point.hertz());
      y[i] = y(panel, point.high());
      x[2 * count - 1 - i] = x[i];
      y[2 * count - 1 - i] = y(panel, point.low());
    }
    canvas.area(x, y, 2 * count, Theme.fade(Theme.SECOND, 0.25));
    for (int i = 0; i < count; i++) {
      y[i] = y(panel, points.get(i).value());
    }
    canvas.line(x, y, count, 1.6, Theme.ACCENT);
    for (int i = 0; i < count; i++) {
      if (points.get(i).outside()) {
        canvas.box(x[i] - 3, y[i] - 3, 6, 6, 3, Theme.BAD);
      }
    }
    canvas.unclip();
  }

  private double y(Panel panel, double value) {
    return panel.y(Math.clamp(value, from - step, to + step));
  }
}
