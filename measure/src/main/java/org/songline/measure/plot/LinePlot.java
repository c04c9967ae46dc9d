package org.songline.measure.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines over two axes.
 *
 * @param unit what the axes count, such as {@code dB over Hz}
 * @param across the axis from left to right
 * @param from the least value that is shown
 * @param to the greatest value that is shown
 * @param step between marks
 * @param band what lies behind the lines, of which the first then lies on top; may be empty; null
 *     for none
 */
public record LinePlot(
    String title,
    String unit,
    Across across,
    double from,
    double to,
    double step,
    List<Line> lines,
    @Nullable Band band)
    implements Picture {
  public LinePlot {
    lines = List.copyOf(lines);
  }

  public LinePlot(
      String title,
      String unit,
      Across across,
      double from,
      double to,
      double step,
      List<Line> lines) {
    this(title, unit, across, from, to, step, lines, null);
  }

  /** A band from left to right, such as a tolerance; all lists have the same length. */
  public record Band(String name, List<Double> x, List<Double> low, List<Double> high) {
    public Band {
      x = List.copyOf(x);
      low = List.copyOf(low);
      high = List.copyOf(high);
    }
  }

  /** The axis from left to right. */
  public sealed interface Across {
    /** 20 Hz to 20 kHz, logarithmic. */
    record Frequency() implements Across {}

    /** Seconds from 0. */
    record Time(double seconds) implements Across {}

    /** Whole numbers in even steps. */
    record Numbers(double from, double to, double step) implements Across {}
  }

  /**
   * Points of one line, from left to right; both lists have the same length.
   *
   * @param name what the legend says; empty for a line of no name and the first colour
   */
  public record Line(String name, List<Double> x, List<Double> y) {
    public Line {
      x = List.copyOf(x);
      y = List.copyOf(y);
    }
  }

  @Override
  public void draw(Canvas canvas, Box box) {
    Axis axis =
        switch (across) {
          case Across.Frequency _ -> Axis.frequency();
          case Across.Time(double seconds) -> Axis.time(seconds, 10);
          case Across.Numbers(double first, double last, double each) ->
              Axis.steps(first, last, each);
        };
    List<Panel.Entry> legend = new ArrayList<>();
    if (band != null && !band.x().isEmpty()) {
      legend.add(new Panel.Entry(band.name(), Theme.fade(Theme.GOOD, 0.5)));
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).name().isEmpty()) {
        legend.add(new Panel.Entry(lines.get(i).name(), colour(i)));
      }
    }
    Panel panel = Panel.draw(canvas, box, title, unit, legend, axis, Axis.steps(from, to, step));
    canvas.clip(panel.plot());
    if (band != null && !band.x().isEmpty()) {
      area(canvas, panel, band);
    }
    for (int i = 0; i < lines.size(); i++) {
      int at = band == null ? i : lines.size() - 1 - i;
      line(canvas, panel, lines.get(at), colour(at));
    }
    canvas.unclip();
  }

  private int colour(int i) {
    return i == 0 || lines.get(i).name().isEmpty()
        ? Theme.ACCENT
        : i == 1 ? Theme.SECOND : Theme.hue(i + 2);
  }

  private void line(Canvas canvas, Panel panel, Line line, int colour) {
    int count = line.x().size();
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = panel.x(line.x().get(i));
      y[i] = y(panel, line.y().get(i));
    }
    canvas.line(x, y, count, 1.6, colour);
  }

  private void area(Canvas canvas, Panel panel, Band range) {
    int count = range.x().size();
    double[] x = new double[2 * count];
    double[] y = new double[2 * count];
    for (int i = 0; i < count; i++) {
      int back = 2 * count - 1 - i;
      x[i] = panel.x(range.x().get(i));
      x[back] = x[i];
      y[i] = y(panel, range.high().get(i));
      y[back] = y(panel, range.low().get(i));
    }
    canvas.area(x, y, 2 * count, Theme.fade(Theme.GOOD, 0.2));
  }

  private double y(Panel panel, double value) {
    return panel.y(Math.clamp(value, from - step, to + step));
  }
}
