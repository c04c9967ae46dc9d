package org.songline.measure.plot;

/** A rectangle; y goes down. */
public record Box(double x, double y, double width, double height) {
  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  /** The rectangle without margins. */
  public Box inside(double left, double top, double right, double bottom) {
    return new Box(x + left, y + top, width - left - right, height - top - bottom);
  }
}
