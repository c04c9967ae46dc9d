package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.measure.plot.Box;
import org.songline.measure.plot.Canvas;
import org.songline.measure.plot.Picture;
import org.songline.measure.plot.Theme;
import org.songline.measure.plot.TolerancePlot;

/** A row for each section: the mid's spectrum and the width by band, within the references'. */
public record ComparisonPlot(Comparison comparison) implements Picture {
  public static final double WIDTH = 1200;

  private static final double ROW = 260;
  private static final double GAP = 12;
  private static final double MARGIN = 24;
  private static final double HEAD = 34;

  public double height() {
    return 2 * MARGIN + HEAD + comparison.sections().size() * (ROW + GAP) - GAP;
  }

  @Override
  public void draw(Canvas canvas, Box box) {
    canvas.box(box.x(), box.y(), box.width(), box.height(), 0, Theme.BACKGROUND);
    Box page = box.inside(MARGIN, MARGIN, MARGIN, MARGIN);
    canvas.text(
        comparison.mix().name() + " beside " + names(),
        page.x(),
        page.y() + 16,
        18,
        true,
        Canvas.Align.LEFT,
        Theme.TEXT);
    double y = page.y() + HEAD;
    double row = (page.bottom() - y + GAP) / comparison.sections().size() - GAP;
    double half = 0.6 * (page.width() - GAP);
    for (SectionComparison section : comparison.sections()) {
      String name = section.section().part().name();
      new TolerancePlot(
              name,
              "mid, dB beside the loudness, over Hz",
              "mix",
              "references",
              -54,
              6,
              12,
              points(section.mid()))
          .draw(canvas, new Box(page.x(), y, half, row));
      new TolerancePlot(
              "Width",
              "side over mid, dB over Hz",
              "mix",
              "references",
              -42,
              6,
              12,
              points(section.width()))
          .draw(canvas, new Box(page.x() + half + GAP, y, page.width() - half - GAP, row));
      y += row + GAP;
    }
  }

  private String names() {
    return String.join(
        ", ", comparison.references().stream().map(each -> each.profile().name()).toList());
  }

  private static List<TolerancePlot.Point> points(List<@Nullable Range> ranges) {
    List<TolerancePlot.Point> points = new ArrayList<>();
    for (int band = 0; band < Bands.COUNT; band++) {
      Range range = ranges.get(band);
      if (range != null) {
        points.add(
            new TolerancePlot.Point(Bands.centre(band), range.mix(), range.low(), range.high()));
      }
    }
    return points;
  }
}
