package org.songline.measure.plot;

/**
 * What a picture is drawn on. Coordinates are in points, x to the right and y down; colours are
 * {@code 0xAARRGGBB}.
 */
public interface Canvas {
  /** Which point of a text its position names. */
  enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  /** A filled rectangle with rounded corners (radius 0 for none). */
  void box(double x, double y, double width, double height, double radius, int colour);

  /** Straight lines from point to point. */
  void line(double[] x, double[] y, int count, double width, int colour);

  /** A line of dashes. */
  void dashes(double x1, double y1, double x2, double y2, double width, int colour);

  /** A filled shape with straight sides. */
  void area(double[] x, double[] y, int count, int colour);

  /** Text in the one sans-serif face; {@code y} is its baseline. */
  void text(String text, double x, double y, double size, boolean bold, Align align, int colour);

  /** Everything until {@link #unclip} is drawn only inside a rectangle. */
  void clip(Box box);

  void unclip();

  default void line(double x1, double y1, double x2, double y2, double width, int colour) {
    line(new double[] {x1, x2}, new double[] {y1, y2}, 2, width, colour);
  }
}
