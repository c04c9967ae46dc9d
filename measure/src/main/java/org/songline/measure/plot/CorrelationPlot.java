package org.songline.measure.plot;

import java.util.List;
import org.songline.measure.spectrum.Band;
import org.songline.measure.spectrum.Spectrum;

/** The correlation of left and right in each third octave: 1 mono, 0 wide, below 0 lost in mono. */
public record CorrelationPlot(String title, Spectrum spectrum) implements Picture {
  /** Bands so far under the loudest one say nothing about what is heard. */
  private static final double AUDIBLE_DB = 60;

  @Override
  public void draw(Canvas canvas, Box box) {
    var up = new Axis(-1, 1, false, List.of(-1.0, 0.0, 1.0), List.of("\u22121", "0", "+1"));
    Panel panel =
        Panel.draw(canvas, box, title, "left to right, over Hz", List.of(), Axis.frequency(), up);
    Box plot = panel.plot();
    canvas.clip(plot);
    double top = -200;
    for (Band band : spectrum.thirdOctaves()) {
      top = Math.max(top, band.dbfs());
    }
    for (Band band : spectrum.thirdOctaves()) {
      Double correlation = band.correlation();
      if (correlation == null || band.dbfs() < top - AUDIBLE_DB) {
        continue;
      }
      double left = Math.max(plot.x(), panel.x(band.hertz() * 0.8913)) + 1;
      double right = Math.min(plot.right(), panel.x(band.hertz() * 1.122)) - 1;
      double y = panel.y(correlation);
      double zero = panel.y(0);
      int colour = correlation < 0 ? Theme.BAD : Theme.GOOD;
      canvas.box(
          left,
          Math.min(y, zero),
          right - left,
          Math.max(1, Math.abs(y - zero)),
          0,
          Theme.fade(colour, 0.75));
    }
    canvas.line(plot.x(), panel.y(0), plot.right(), panel.y(0), 1, Theme.GRID_STRONG);
    canvas.unclip();
  }
}
