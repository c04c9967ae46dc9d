package org.songline.measure.plot;

import java.util.List;
import org.songline.measure.plot.Canvas.Align;

/** The frame of a chart: surface, title, legend, grid, and marks on both axes. */
final class Panel {
  private static final double LEFT = 48;
  private static final double TOP = 36;

  /** What a legend takes that has no room beside the title. */
  private static final double ROW = 18;

  private static final double RIGHT = 16;
  private static final double BOTTOM = 30;

  /** A name beside a patch of colour. */
  record Entry(String name, int colour) {}

  private final Canvas canvas;
  private final Box plot;
  private final Axis across;
  private final Axis up;

  private Panel(Canvas canvas, Box plot, Axis across, Axis up) {
    this.canvas = canvas;
    this.plot = plot;
    this.across = across;
    this.up = up;
  }

  static void surface(Canvas canvas, Box box) {
    canvas.box(box.x(), box.y(), box.width(), box.height(), 6, Theme.PANEL);
  }

  static Panel draw(
      Canvas canvas, Box box, String title, String unit, List<Entry> legend, Axis across, Axis up) {
    surface(canvas, box);
    double unitAt = box.x() + 14 + Theme.width(title, Theme.TITLE, true) + 10;
    double legendAt = box.right() - RIGHT - legend(legend);
    double unitEnd = unitAt + Theme.width(unit, Theme.LABEL);
    double second = unitEnd > legendAt && !legend.isEmpty() ? ROW : 0;
    Box plot = box.inside(LEFT, TOP + second, RIGHT, BOTTOM);
    canvas.text(title, box.x() + 14, box.y() + 22, Theme.TITLE, true, Align.LEFT, Theme.TEXT);
    canvas.text(unit, unitAt, box.y() + 22, Theme.LABEL, false, Align.LEFT, Theme.TEXT_FAINT);
    double x = plot.right();
    double y = box.y() + 22 + second;
    for (Entry entry : legend.reversed()) {
      canvas.text(entry.name(), x, y, Theme.LABEL, false, Align.RIGHT, Theme.TEXT_SOFT);
      x -= Theme.width(entry.name(), Theme.LABEL) + 8;
      canvas.box(x - 12, y - 5.5, 12, 3, 1.5, entry.colour());
      x -= 28;
    }
    var panel = new Panel(canvas, plot, across, up);
    panel.grid();
    return panel;
  }

  private static double legend(List<Entry> legend) {
    return legend.stream().mapToDouble(entry -> Theme.width(entry.name(), Theme.LABEL) + 36).sum()
        - 16;
  }

  private void grid() {
    for (int i = 0; i < up.ticks().size(); i++) {
      double y = y(up.ticks().get(i));
      canvas.line(plot.x(), y, plot.right(), y, 1, Theme.GRID);
      canvas.text(
          up.labels().get(i),
          plot.x() - 8,
          y + 4,
          Theme.LABEL,
          false,
          Align.RIGHT,
          Theme.TEXT_FAINT);
    }
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < across.ticks().size(); i++) {
      double x = x(across.ticks().get(i));
      String label = across.labels().get(i);
      canvas.line(x, plot.y(), x, plot.bottom(), 1, Theme.GRID);
      double half = Theme.width(label, Theme.LABEL) / 2;
      if (x - half > free && x + half < plot.right() + 14) {
        canvas.text(
            label, x, plot.bottom() + 17, Theme.LABEL, false, Align.CENTRE, Theme.TEXT_FAINT);
        free = x + half + 4;
      }
    }
  }

  Box plot() {
    return plot;
  }

  double x(double value) {
    return plot.x() + plot.width() * across.place(value);
  }

  double y(double value) {
    return plot.bottom() - plot.height() * up.place(value);
  }
}
