package org.songline.mastering.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.songline.measure.plot.Box;
import org.songline.measure.plot.Canvas;
import org.songline.measure.plot.HeatTable;
import org.songline.measure.plot.Picture;
import org.songline.measure.plot.Theme;

/**
 * What is left of a mix and its parts on devices as a table, over the devices' responses.
 *
 * @param name of the mix
 * @param translations all of the same mix
 */
public record TranslationPlot(String name, List<Translation> translations) implements Picture {
  public static final double WIDTH = 1200;

  private static final double MARGIN = 24;
  private static final double GAP = 12;

  public TranslationPlot {
    translations = List.copyOf(translations);
  }

  /** How high the picture wants to be. */
  public double height() {
    return 2 * MARGIN + table().height() + GAP + responses().height();
  }

  @Override
  public void draw(Canvas canvas, Box box) {
    canvas.box(box.x(), box.y(), box.width(), box.height(), 0, Theme.BACKGROUND);
    Box page = box.inside(MARGIN, MARGIN, MARGIN, MARGIN);
    HeatTable table = table();
    table.draw(canvas, new Box(page.x(), page.y(), page.width(), table.height()));
    double y = page.y() + table.height() + GAP;
    responses().draw(canvas, new Box(page.x(), y, page.width(), page.bottom() - y));
  }

  private ResponsePlot responses() {
    return new ResponsePlot(translations.stream().map(Translation::device).toList());
  }

  private HeatTable table() {
    List<String> heads = new ArrayList<>(List.of("the mix"));
    translations.stream()
        .limit(1)
        .flatMap(first -> first.parts().stream())
        .forEach(part -> heads.add(part.name()));
    return new HeatTable(
        "What is left of " + name,
        "% of the loudness on flat monitors",
        heads,
        translations.stream().map(TranslationPlot::row).toList());
  }

  private static HeatTable.Row row(Translation each) {
    return new HeatTable.Row(
        each.device().name(),
        Stream.concat(Stream.of(each.whole()), each.parts().stream())
            .map(fate -> 100 * fate.left())
            .toList());
  }
}
