package org.songline.dsp.oscillator;

import org.songline.dsp.Exact;

/** The classic waves, made exactly at any pitch. */
public enum Wave {
  SINE,
  TRIANGLE,
  SAW,
  PULSE;

  /**
   * Where a wave that starts softly begins, in turns: at 0 and rising, where it has such a place.
   */
  public double softStart() {
    return this == TRIANGLE ? 0.75 : 0;
  }

  /** The plain wave at a phase in turns and at the one that trails by the pulse width. */
  float plain(double phase, double trail) {
    double t = phase - Math.rint(phase);
    return switch (this) {
      case SINE -> Exact.fastSin((float) t);
      case TRIANGLE -> (float) (1 - 4 * Math.abs(t));
      case SAW -> (float) (2 * t);
      case PULSE -> (float) (2 * (t - (trail - Math.rint(trail))));
    };
  }
}
