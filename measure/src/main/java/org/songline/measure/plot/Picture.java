package org.songline.measure.plot;

/** Something that can be drawn into a rectangle of any sensible size. */
@FunctionalInterface
public interface Picture {
  void draw(Canvas canvas, Box box);
}
