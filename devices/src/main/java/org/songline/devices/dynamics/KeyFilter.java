package org.songline.devices.dynamics;

import org.songline.devices.SectionGlide;
import org.songline.devices.Values;
import org.songline.dsp.filter.MatchedEq;
import org.songline.dsp.filter.Response;

/** A switchable filter, 12 dB an octave, in what a detector hears. */
final class KeyFilter {
  private static final double FLAT_Q = Math.sqrt(0.5);

  final SectionGlide section;
  private final MatchedEq design;
  private final MatchedEq.Shape shape;
  private final Response response = new Response();
  private boolean filtered;
  private float hertz = -1;

  KeyFilter(double rate, MatchedEq.Shape shape) {
    this.shape = shape;
    section = new SectionGlide(rate);
    design = new MatchedEq(rate);
  }

  /** Takes the values of the next quantum; true while the filter changes. */
  boolean next(Values values, int on, int frequency) {
    boolean newFiltered = values.on(on);
    float newHertz = values.end(frequency);
    if (newFiltered && (!filtered || newHertz != hertz)) {
      design.design(shape, newHertz, FLAT_Q, 0, true, response);
      section.aim(response);
    } else if (!newFiltered && filtered) {
      section.aimFlat();
    }
    filtered = newFiltered;
    hertz = newHertz;
    section.next();
    return section.moving();
  }

  boolean flat() {
    return section.flat();
  }

  void snap() {
    section.snap();
  }
}
