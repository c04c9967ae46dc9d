package org.songline.measure.plot;

import java.util.ArrayList;
import java.util.List;
import org.songline.measure.spectrum.Band;
import org.songline.measure.spectrum.Spectrum;

/**
 * Averaged spectra over a logarithmic frequency axis: the last one with its third octaves as bars,
 * all with their fine curves.
 */
public record SpectrumPlot(String title, List<Curve> curves) implements Picture {
  private static final double RANGE = 72;
  private static final double STEP = 12;

  /**
   * @param name what the legend says
   */
  public record Curve(String name, Spectrum spectrum) {}

  public SpectrumPlot {
    curves = List.copyOf(curves);
  }

  @Override
  public void draw(Canvas canvas, Box box) {
    double top = -200;
    for (Curve curve : curves) {
      for (Band band : curve.spectrum().thirdOctaves()) {
        top = Math.max(top, band.dbfs());
      }
    }
    double ceiling = 6 * Math.ceil((top + 4) / 6);
    List<Panel.Entry> legend = new ArrayList<>();
    if (curves.size() == 1) {
      legend.add(new Panel.Entry("1/3 octave", Theme.fade(Theme.ACCENT, 0.4)));
      legend.add(new Panel.Entry("1/12 octave", Theme.ACCENT));
    } else {
      for (int i = 0; i < curves.size(); i++) {
        legend.add(new Panel.Entry(curves.get(i).name(), colour(i)));
      }
    }
    Panel panel =
        Panel.draw(
            canvas,
            box,
            title,
            "dBFS per third octave, over Hz",
            legend,
            Axis.frequency(),
            Axis.steps(ceiling - RANGE, ceiling, STEP));
    canvas.clip(panel.plot());
    bars(canvas, panel, curves.getLast().spectrum());
    for (int i = 0; i < curves.size(); i++) {
      fine(canvas, panel, curves.get(i).spectrum(), colour(i));
    }
    canvas.unclip();
  }

  private int colour(int i) {
    return i == curves.size() - 1 ? Theme.ACCENT : i == 0 ? Theme.SECOND : Theme.hue(i + 2);
  }

  private static void bars(Canvas canvas, Panel panel, Spectrum spectrum) {
    Box plot = panel.plot();
    for (Band band : spectrum.thirdOctaves()) {
      double left = Math.max(plot.x(), panel.x(band.hertz() * 0.8913)) + 1;
      double right = Math.min(plot.right(), panel.x(band.hertz() * 1.122)) - 1;
      double y = panel.y(band.dbfs());
      if (y < plot.bottom()) {
        canvas.box(left, y, right - left, plot.bottom() - y, 0, Theme.fade(Theme.ACCENT, 0.22));
      }
    }
  }

  private static void fine(Canvas canvas, Panel panel, Spectrum spectrum, int colour) {
    int count = spectrum.fine().size();
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      Band band = spectrum.fine().get(i);
      x[i] = panel.x(band.hertz());
      y[i] = Math.min(panel.plot().bottom() + 4, panel.y(band.dbfs()));
    }
    canvas.line(x, y, count, 1.6, colour);
  }
}
