package org.songline.measure.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.measure.loudness.LoudnessSeries;
import org.songline.measure.plot.Canvas.Align;

/**
 * Loudness over time: short-term as a line for each sound, momentary behind it when there is only
 * one, the integrated loudness as a dashed line, and named sections as bands.
 *
 * @param sections may be empty
 */
public record LoudnessPlot(String title, List<Curve> curves, List<Span> sections)
    implements Picture {
  private static final double LOWEST = -60;

  /**
   * @param name what the legend says
   * @param integratedLufs null when there is none
   */
  public record Curve(String name, LoudnessSeries series, @Nullable Double integratedLufs) {}

  public LoudnessPlot {
    curves = List.copyOf(curves);
    sections = List.copyOf(sections);
  }

  @Override
  public void draw(Canvas canvas, Box box) {
    double seconds = 0;
    double top = -20;
    List<Float> all = new ArrayList<>();
    for (Curve curve : curves) {
      float[] shortTerm = curve.series().shortTermLufs();
      float[] momentary = curve.series().momentaryLufs();
      seconds = Math.max(seconds, shortTerm.length * LoudnessSeries.STEP_SECONDS);
      for (int i = 0; i < shortTerm.length; i++) {
        top = Math.max(top, curves.size() == 1 ? momentary[i] : shortTerm[i]);
        if (shortTerm[i] > LOWEST) {
          all.add(shortTerm[i]);
        }
      }
    }
    all.sort(null);
    double low = all.isEmpty() ? top - 30 : all.get(all.size() / 50);
    double ceiling = 3 * Math.ceil((top + 1) / 3);
    double floor = Math.max(LOWEST, Math.min(ceiling - 18, 3 * Math.floor((low - 4) / 3)));
    if (!sections.isEmpty()) {
      // Room for their names above the curves.
      ceiling += Math.max(3, 3 * Math.ceil((ceiling - floor) * 0.04));
    }
    double step = ceiling - floor > 36 ? 12 : ceiling - floor > 21 ? 6 : 3;
    var across = Axis.time(seconds, (int) (box.width() / 70));
    Panel panel =
        Panel.draw(canvas, box, title, "LUFS", legend(), across, Axis.steps(floor, ceiling, step));
    canvas.clip(panel.plot());
    bands(canvas, panel);
    if (curves.size() == 1) {
      line(canvas, panel, curves.getFirst().series().momentaryLufs(), 1, Theme.GRID_STRONG, 0.2);
    }
    for (int i = 0; i < curves.size(); i++) {
      line(canvas, panel, curves.get(i).series().shortTermLufs(), 2, colour(i), 1.5);
    }
    canvas.unclip();
    for (int i = 0; i < curves.size(); i++) {
      integrated(canvas, panel, curves.get(i).integratedLufs(), i);
    }
  }

  /** One sound has the accent; of two, the first is what was and the last what is. */
  private int colour(int i) {
    return i == curves.size() - 1 ? Theme.ACCENT : i == 0 ? Theme.SECOND : Theme.hue(i + 2);
  }

  private List<Panel.Entry> legend() {
    List<Panel.Entry> legend = new ArrayList<>();
    if (curves.size() == 1) {
      legend.add(new Panel.Entry("Momentary", Theme.TEXT_FAINT));
      legend.add(new Panel.Entry("Short-term", Theme.ACCENT));
    } else {
      for (int i = 0; i < curves.size(); i++) {
        legend.add(new Panel.Entry(curves.get(i).name(), colour(i)));
      }
    }
    return legend;
  }

  private void bands(Canvas canvas, Panel panel) {
    Box plot = panel.plot();
    List<String> names = sections.stream().map(Span::name).distinct().toList();
    for (int i = 0; i < sections.size(); i++) {
      Span span = sections.get(i);
      double from = Math.max(plot.x(), panel.x(span.fromSeconds()));
      double to = Math.min(plot.right(), panel.x(span.toSeconds()));
      if (to <= from) {
        continue;
      }
      int hue = Theme.hue(names.indexOf(span.name()));
      canvas.box(from, plot.y(), to - from, plot.height(), 0, Theme.fade(hue, 0.06));
      canvas.box(from + 0.5, plot.y(), to - from - 1, 3, 0, hue);
      if (Theme.width(span.name(), Theme.LABEL) + 8 < to - from) {
        canvas.text(
            span.name(), from + 6, plot.y() + 17, Theme.LABEL, false, Align.LEFT, Theme.TEXT_SOFT);
      }
    }
  }

  /** A line that ends where there is no loudness and goes on where there is again. */
  private static void line(
      Canvas canvas, Panel panel, float[] curve, double width, int colour, double resolution) {
    Box plot = panel.plot();
    int columns = (int) Math.max(2, Math.min(curve.length, plot.width() * Math.max(1, resolution)));
    double[] x = new double[columns];
    double[] y = new double[columns];
    int n = 0;
    int ink = width < 2 ? Theme.TEXT_FAINT : colour;
    for (int i = 0; i < columns; i++) {
      int from = (int) ((long) i * curve.length / columns);
      int to = Math.max(from + 1, (int) ((i + 1L) * curve.length / columns));
      double highest = Double.NEGATIVE_INFINITY;
      for (int k = from; k < to && k < curve.length; k++) {
        highest = Math.max(highest, curve[k]);
      }
      if (highest > -90) {
        x[n] = panel.x((from + to) * 0.5 * LoudnessSeries.STEP_SECONDS);
        y[n] = Math.min(plot.bottom() + 4, panel.y(highest));
        n++;
      } else {
        canvas.line(x, y, n, width, ink);
        n = 0;
      }
    }
    if (n > 0) {
      canvas.line(x, y, n, width, ink);
    }
  }

  /** Whether no other sound is louder: its label stands above its line, others below theirs. */
  private boolean highest(double lufs) {
    return curves.stream()
        .map(Curve::integratedLufs)
        .allMatch(other -> other == null || other <= lufs);
  }

  private void integrated(Canvas canvas, Panel panel, @Nullable Double lufs, int i) {
    Box plot = panel.plot();
    if (lufs == null) {
      return;
    }
    double y = panel.y(lufs);
    if (y < plot.y() || y > plot.bottom()) {
      return;
    }
    int colour = curves.size() == 1 ? Theme.TEXT : colour(i);
    canvas.dashes(plot.x(), y, plot.right(), y, 1, colour);
    String label = "Integrated " + Figures.plain(lufs, 1);
    double width = Theme.width(label, Theme.LABEL, true) + 6;
    double labelY = highest(lufs) ? y - 6 : y + 15;
    canvas.box(plot.right() - width - 4, labelY - 11, width, 15, 3, Theme.fade(Theme.PANEL, 0.85));
    canvas.text(label, plot.right() - 8, labelY, Theme.LABEL, true, Align.RIGHT, colour);
  }
}
