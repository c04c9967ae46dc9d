package org.songline.measure.plot;

import java.util.List;
import java.util.Locale;

/** Turns pictures into files. */
public final class Drawing {
  private static final double PIXELS_PER_POINT = 2;

  private Drawing() {}

  /**
   * A picture as an SVG document.
   *
   * @param width in points
   * @param height in points
   * @param id sets its names apart from those of other pictures in the same page; letters and
   *     digits
   * @param title for readers who cannot see it
   */
  public static String svg(Picture picture, double width, double height, String id, String title) {
    var canvas = new SvgCanvas(width, height, id, title);
    picture.draw(canvas, new Box(0, 0, width, height));
    return canvas.document();
  }

  /**
   * Rules of a style sheet that turn SVG pictures within an element light, to be put where a light
   * scheme is wanted.
   *
   * @param within selects the element
   */
  public static String lightStyle(String within) {
    StringBuilder rules = new StringBuilder();
    Theme.light()
        .forEach(
            (dark, light) -> {
              for (String paint : List.of("fill", "stroke")) {
                rules.append(
                    String.format(
                        Locale.ROOT,
                        "%s [%s=\"#%06x\"] { %s: #%06x; }\n",
                        within,
                        paint,
                        dark & 0xFFFFFF,
                        paint,
                        light & 0xFFFFFF));
              }
            });
    return rules.toString();
  }

  /** A picture as a PNG file, two pixels a point. */
  public static byte[] png(Picture picture, double width, double height) {
    var canvas = new PngCanvas(width, height, PIXELS_PER_POINT, true);
    picture.draw(canvas, new Box(0, 0, width, height));
    return canvas.png();
  }
}
