package org.songline.measure.plot;

import java.util.List;
import org.songline.measure.plot.Canvas.Align;

/**
 * Named figures as horizontal bars beside a limit: what is within it is good, what is beyond is
 * not.
 *
 * @param unit what the bars count
 * @param from where bars begin
 * @param to the greatest value that is shown
 * @param step between marks
 * @param limit what a bar must not exceed
 */
public record BarPlot(
    String title, String unit, double from, double to, double step, double limit, List<Bar> bars)
    implements Picture {
  private static final double NAMES = 150;

  public BarPlot {
    bars = List.copyOf(bars);
  }

  /**
   * @param mark where a thin line stands, such as the value before
   */
  public record Bar(String name, double value, double mark) {}

  /** A height that suits so many bars. */
  public static double height(int bars) {
    return 80 + 30 * bars;
  }

  @Override
  public void draw(Canvas canvas, Box box) {
    Panel.surface(canvas, box);
    canvas.text(title, box.x() + 14, box.y() + 22, Theme.TITLE, true, Align.LEFT, Theme.TEXT);
    double unitAt = box.x() + 24 + Theme.width(title, Theme.TITLE, true);
    boolean second = unitAt + Theme.width(unit, Theme.LABEL) > box.right() - 8;
    canvas.text(
        unit,
        second ? box.x() + 14 : unitAt,
        box.y() + (second ? 40 : 22),
        Theme.LABEL,
        false,
        Align.LEFT,
        Theme.TEXT_FAINT);
    Box plot = box.inside(NAMES, second ? 54 : 36, 64, 30);
    Axis axis = Axis.steps(from, to, step);
    for (int i = 0; i < axis.ticks().size(); i++) {
      double x = plot.x() + plot.width() * axis.place(axis.ticks().get(i));
      canvas.line(x, plot.y(), x, plot.bottom(), 1, Theme.GRID);
      canvas.text(
          axis.labels().get(i),
          x,
          plot.bottom() + 17,
          Theme.LABEL,
          false,
          Align.CENTRE,
          Theme.TEXT_FAINT);
    }
    double row = plot.height() / Math.max(1, bars.size());
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double y = plot.y() + i * row;
      double end = plot.width() * Math.clamp(axis.place(bar.value()), 0.0, 1.0);
      boolean good = bar.value() <= limit;
      canvas.text(
          bar.name(),
          plot.x() - 10,
          y + row / 2 + 4,
          Theme.BODY,
          false,
          Align.RIGHT,
          Theme.TEXT_SOFT);
      canvas.box(plot.x(), y + 0.2 * row, end, 0.6 * row, 3, good ? Theme.GOOD : Theme.BAD);
      double mark = plot.x() + plot.width() * Math.clamp(axis.place(bar.mark()), 0.0, 1.0);
      canvas.line(mark, y + 0.1 * row, mark, y + 0.9 * row, 2, Theme.TEXT);
      canvas.text(
          Figures.plain(bar.value(), 2),
          plot.right() + 56,
          y + row / 2 + 4,
          Theme.BODY,
          true,
          Align.RIGHT,
          Theme.TEXT);
    }
    double at = plot.x() + plot.width() * Math.clamp(axis.place(limit), 0.0, 1.0);
    canvas.dashes(at, plot.y(), at, plot.bottom(), 1.5, Theme.SECOND);
  }
}
