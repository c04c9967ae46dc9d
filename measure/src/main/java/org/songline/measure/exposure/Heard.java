package org.songline.measure.exposure;

import org.songline.dsp.Exact;

/**
 * A stretch of time in which something played.
 *
 * @param at when it began, in seconds since 1970
 * @param seconds how long it lasted, above 0
 * @param dbfs its A-weighted level at the output: a sine of 1 kHz at full scale has -3.01; negative
 *     infinity for silence
 */
public record Heard(double at, double seconds, double dbfs) {
  public Heard {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("a step of " + seconds + " s; it needs a length");
    }
    if (Double.isNaN(dbfs) || dbfs == Double.POSITIVE_INFINITY || Double.isNaN(at)) {
      throw new IllegalArgumentException("a level of " + dbfs + " dBFS at " + at);
    }
  }

  public double end() {
    return at + seconds;
  }

  /** Energy in full-scale seconds. */
  double energy() {
    return seconds * power(dbfs);
  }

  /** The part of it that lies after a moment; null when there is none. */
  @org.jspecify.annotations.Nullable
  Heard after(double moment) {
    double from = Math.max(at, moment);
    return end() <= from ? null : new Heard(from, end() - from, dbfs);
  }

  static double power(double decibels) {
    return Exact.gain(2 * decibels);
  }

  /** Decibels of a power; negative infinity for 0. */
  static double decibels(double power) {
    return Exact.decibels(power) / 2;
  }
}
