package org.songline.measure.plot;

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

  /** A picture as a PNG file, two pixels a point. */
  public static byte[] png(Picture picture, double width, double height) {
    var canvas = new PngCanvas(width, height, PIXELS_PER_POINT, true);
    picture.draw(canvas, new Box(0, 0, width, height));
    return canvas.png();
  }
}
