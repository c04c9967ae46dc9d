package org.songline.dsp.filter;

import org.songline.dsp.Exact;

/**
 * A second-order curve as a state-variable filter: cutoff {@code g}, damping {@code k}, and how
 * much of the input, of the band-pass and of the low-pass output add up to the result. Any stable
 * biquad can be written so. Mutable, so that the audio path can design curves without allocating.
 */
public final class Response {
  double g = 1;
  double k = 1;
  double input = 1;
  double band;
  double low;

  /** Sets everything. */
  public void set(double g, double k, double input, double band, double low) {
    this.g = g;
    this.k = k;
    this.input = input;
    this.band = band;
    this.low = low;
  }

  /** Nothing is changed; cutoff and damping stay, so that a fade to it keeps its tone. */
  public void flat() {
    input = 1;
    band = 0;
    low = 0;
  }

  /** Whether nothing is changed. */
  public boolean isFlat() {
    return input == 1 && band == 0 && low == 0;
  }

  /** Takes over everything of another. */
  public void set(Response other) {
    set(other.g, other.k, other.input, other.band, other.low);
  }

  /** Whether it is the very same curve as another, or both are flat. */
  public boolean same(Response other) {
    return (isFlat() && other.isFlat())
        || (g == other.g
            && k == other.k
            && input == other.input
            && band == other.band
            && low == other.low);
  }

  /** The curve times a linear gain. */
  void scale(double gain) {
    input *= gain;
    band *= gain;
    low *= gain;
  }

  /** Linear gain at {@code hertz}, below half the rate. */
  public double gain(double hertz, double rate) {
    return Math.sqrt(power(Exact.warp(hertz / rate)));
  }

  /** Squared gain at a frequency given as tan(pi f / rate). */
  public double power(double warped) {
    double w = warped / g;
    double re = 1 - w * w;
    double im = k * w;
    double power = re * re + im * im;
    double nre = input * re + low;
    double nim = input * im + band * w;
    return (nre * nre + nim * nim) / power;
  }
}
