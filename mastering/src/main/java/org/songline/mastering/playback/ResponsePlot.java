package org.songline.mastering.playback;

import java.util.ArrayList;
import java.util.List;
import org.songline.measure.plot.Box;
import org.songline.measure.plot.Canvas;
import org.songline.measure.plot.LinePlot;
import org.songline.measure.plot.Picture;

/** The responses of devices, a few in each chart. */
public record ResponsePlot(List<PlaybackDevice> devices) implements Picture {
  public static final double WIDTH = 1152;

  private static final double CHART = 240;
  private static final double GAP = 12;

  /** More lines in one chart cannot be told apart. */
  private static final int LINES = 4;

  public ResponsePlot {
    devices = List.copyOf(devices);
  }

  /** How high the picture wants to be. */
  public double height() {
    int charts = (devices.size() + LINES - 1) / LINES;
    return charts * (CHART + GAP) - GAP;
  }

  @Override
  public void draw(Canvas canvas, Box box) {
    double y = box.y();
    for (int from = 0; from < devices.size(); from += LINES) {
      chart(devices.subList(from, Math.min(devices.size(), from + LINES)))
          .draw(canvas, new Box(box.x(), y, box.width(), CHART));
      y += CHART + GAP;
    }
  }

  private static LinePlot chart(List<PlaybackDevice> some) {
    List<LinePlot.Line> lines = new ArrayList<>();
    for (PlaybackDevice device : some) {
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (double hertz = 20; hertz <= 20_000; hertz *= 1.03) {
        x.add(hertz);
        y.add(device.tone().decibels(hertz));
      }
      lines.add(new LinePlot.Line(device.name(), x, y));
    }
    return new LinePlot(
        "Response", "dB over Hz", new LinePlot.Across.Frequency(), -36, 12, 6, lines);
  }
}
