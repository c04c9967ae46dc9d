package org.songline.dsp.filter;

import org.songline.dsp.Exact;

/**
 * Removes a constant offset: a first-order high-pass whose state is double, so that even a cutoff
 * of a few hertz at a high rate leaves no offset of its own. One channel.
 */
public final class DcBlocker {
  private final double a;
  private double s;

  /** A blocker that is 3 dB down at {@code hertz}. */
  public DcBlocker(double hertz, double rate) {
    double g = Exact.tan(Math.PI * Math.clamp(hertz, 0.01, 0.497 * rate) / rate);
    a = g / (1 + g);
  }

  public float step(float x) {
    double v = (x - s) * a;
    double low = v + s;
    s = low + v;
    return (float) (x - low);
  }

  public void flush() {
    s = Exact.flush(s);
  }

  public boolean empty() {
    return s == 0;
  }

  public void reset() {
    s = 0;
  }
}
