package org.songline.measure.plot;

import java.util.List;
import org.songline.measure.plot.Canvas.Align;

/**
 * Shares in percent by row and column: green where all is there, red where nothing is.
 *
 * @param unit what the numbers are
 * @param columns heads, from left to right
 */
public record HeatTable(String title, String unit, List<String> columns, List<Row> rows)
    implements Picture {
  private static final double TOP = 58;
  private static final double MARGIN = 14;
  private static final double LINE = 26;
  private static final double NAMES = 170;
  private static final double SMALLEST = 7;

  /**
   * @param percent 0 to 100, one for each column
   */
  public record Row(String name, List<Double> percent) {
    public Row {
      percent = List.copyOf(percent);
    }
  }

  public HeatTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** How high the picture wants to be. */
  public double height() {
    return TOP + rows.size() * LINE + MARGIN;
  }

  @Override
  public void draw(Canvas canvas, Box box) {
    Panel.surface(canvas, box);
    canvas.text(title, box.x() + MARGIN, box.y() + 22, Theme.TITLE, true, Align.LEFT, Theme.TEXT);
    double unitAt = box.x() + MARGIN + Theme.width(title, Theme.TITLE, true) + 10;
    canvas.text(unit, unitAt, box.y() + 22, Theme.LABEL, false, Align.LEFT, Theme.TEXT_FAINT);
    double left = box.x() + MARGIN + NAMES;
    double width = (box.right() - MARGIN - left) / Math.max(1, columns.size());
    for (int i = 0; i < columns.size(); i++) {
      text(canvas, columns.get(i), left + i * width, box.y() + TOP - 12, width, Theme.TEXT_SOFT);
    }
    double line = Math.min(LINE, (box.height() - TOP - MARGIN) / Math.max(1, rows.size()));
    for (int i = 0; i < rows.size(); i++) {
      double y = box.y() + TOP + i * line;
      Row row = rows.get(i);
      canvas.text(
          cut(row.name(), NAMES - 8, Theme.BODY),
          box.x() + MARGIN,
          y + line / 2 + 4,
          Theme.BODY,
          false,
          Align.LEFT,
          Theme.TEXT);
      for (int k = 0; k < row.percent().size(); k++) {
        double percent = Math.clamp(row.percent().get(k), 0, 100);
        double x = left + k * width;
        canvas.box(x + 1, y + 1, width - 2, line - 2, 3, colour(percent / 100));
        text(canvas, Figures.plain(percent, 0), x, y + line / 2 + 4, width, Theme.TEXT);
      }
    }
  }

  private static int colour(double share) {
    int hue =
        share < 0.5
            ? Theme.mix(Theme.BAD, Theme.SECOND, 2 * share)
            : Theme.mix(Theme.SECOND, Theme.GOOD, 2 * share - 1);
    return Theme.mix(Theme.PANEL, hue, 0.45);
  }

  private static void text(
      Canvas canvas, String text, double x, double y, double width, int colour) {
    double fit = (width - 4) / Math.max(1, Theme.width(text, 1));
    double size = Math.clamp(fit, SMALLEST, Theme.LABEL);
    String shown = cut(text, width - 4, size);
    canvas.text(shown, x + width / 2, y, size, false, Align.CENTRE, colour);
  }

  /** As much of a text as fits. */
  private static String cut(String text, double width, double size) {
    String shown = text;
    while (shown.length() > 1 && Theme.width(shown, size) > width) {
      shown = shown.substring(0, shown.length() - 1);
    }
    return shown;
  }
}
