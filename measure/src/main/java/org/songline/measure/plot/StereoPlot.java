package org.songline.measure.plot;

import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.measure.level.PairMeter;
import org.songline.measure.plot.Canvas.Align;

/**
 * The stereo image: where the points of left and right lie (mono upright, opposite phase flat), and
 * the correlation as a scale below.
 *
 * @param cloud counts as {@link PairMeter#cloud()} gives them
 * @param correlation null when a side is silent
 */
@SuppressWarnings("ArrayRecordComponent") // a picture, compared by nobody
public record StereoPlot(String title, int[] cloud, @Nullable Double correlation)
    implements Picture {
  private static final int CELLS = 64;

  @Override
  public void draw(Canvas canvas, Box box) {
    Panel.surface(canvas, box);
    canvas.text(title, box.x() + 14, box.y() + 22, Theme.TITLE, true, Align.LEFT, Theme.TEXT);
    double size = Math.min(box.width() - 60, box.height() - 110);
    double cx = box.x() + box.width() / 2;
    double cy = box.y() + 46 + size / 2;
    double half = size / 2;
    frame(canvas, cx, cy, half);
    cells(canvas, cx, cy, half);
    canvas.text("M", cx, cy - half - 6, Theme.LABEL, false, Align.CENTRE, Theme.TEXT_FAINT);
    corner(canvas, "L", cx - half * 0.56, cy - half * 0.56, Align.RIGHT);
    corner(canvas, "R", cx + half * 0.56, cy - half * 0.56, Align.LEFT);
    scale(canvas, box.inside(30, box.height() - 42, 30, 12));
  }

  private static void corner(Canvas canvas, String name, double x, double y, Align align) {
    canvas.text(name, x, y, Theme.LABEL, false, align, Theme.TEXT_FAINT);
  }

  private static void frame(Canvas canvas, double cx, double cy, double half) {
    canvas.area(
        new double[] {cx, cx + half, cx, cx - half},
        new double[] {cy - half, cy, cy + half, cy},
        4,
        Theme.BACKGROUND);
    canvas.line(cx, cy - half, cx, cy + half, 1, Theme.GRID_STRONG);
    canvas.line(cx - half, cy, cx + half, cy, 1, Theme.GRID_STRONG);
    double q = half / 2;
    canvas.line(cx - q, cy - q, cx + q, cy + q, 1, Theme.GRID);
    canvas.line(cx - q, cy + q, cx + q, cy - q, 1, Theme.GRID);
  }

  private void cells(Canvas canvas, double cx, double cy, double half) {
    int merge = PairMeter.CLOUD / CELLS;
    int[] counts = new int[CELLS * CELLS];
    int most = 0;
    for (int i = 0; i < cloud.length; i++) {
      int row = i / PairMeter.CLOUD / merge;
      int column = i % PairMeter.CLOUD / merge;
      int sum = counts[row * CELLS + column] += cloud[i];
      most = Math.max(most, sum);
    }
    if (most == 0) {
      return;
    }
    double top = Exact.log(1 + most);
    double zoom = zoom(counts);
    double step = 2.0 * zoom / CELLS;
    for (int i = 0; i < counts.length; i++) {
      int shade = (int) Math.ceil(Theme.SHADES * Exact.log(1 + counts[i]) / top);
      if (shade > 0) {
        // A hair larger than the cell, so that neighbours leave no seam.
        double left = -zoom + (i % CELLS) * step - 0.002;
        int row = i / CELLS;
        double right = -zoom + row * step - 0.002;
        double s = step + 0.004;
        double[] x = new double[4];
        double[] y = new double[4];
        for (int k = 0; k < 4; k++) {
          double l = left + (k == 1 || k == 2 ? s : 0);
          double r = right + (k >= 2 ? s : 0);
          x[k] = cx + half * (r - l) / 2;
          y[k] = cy - half * (l + r) / 2;
        }
        canvas.area(x, y, 4, Theme.shade(shade));
      }
    }
  }

  /** How much larger a quiet image is drawn. */
  private static double zoom(int[] counts) {
    int reach = 1;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        int row = i / CELLS;
        int column = i % CELLS;
        reach = Math.max(reach, Math.max(away(row), away(column)));
      }
    }
    return Math.min(8, CELLS / 2.0 / reach);
  }

  private static int away(int index) {
    return index >= CELLS / 2 ? index - CELLS / 2 + 1 : CELLS / 2 - index;
  }

  private void scale(Canvas canvas, Box box) {
    double middle = box.x() + box.width() / 2;
    canvas.box(box.x(), box.y(), box.width(), 4, 2, Theme.GRID_STRONG);
    canvas.text("\u22121", box.x(), box.y() + 20, Theme.LABEL, false, Align.LEFT, Theme.TEXT_FAINT);
    canvas.text("+1", box.right(), box.y() + 20, Theme.LABEL, false, Align.RIGHT, Theme.TEXT_FAINT);
    String label = "Correlation " + Figures.plain(correlation, 2);
    canvas.text(label, middle, box.y() + 20, Theme.LABEL, false, Align.CENTRE, Theme.TEXT_SOFT);
    if (correlation != null) {
      double x = middle + correlation * box.width() / 2;
      int colour = correlation < 0 ? Theme.BAD : Theme.GOOD;
      canvas.box(Math.min(x, middle), box.y(), Math.abs(x - middle), 4, 2, colour);
      canvas.box(x - 2, box.y() - 4, 4, 12, 2, Theme.TEXT);
    }
  }
}
