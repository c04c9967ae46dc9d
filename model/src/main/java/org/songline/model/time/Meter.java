package org.songline.model.time;

/**
 * A meter from a bar line on.
 *
 * @param at where it begins; always a bar line of the meter before
 * @param beats beats in a bar, 1 to 99
 * @param unit the note value of a beat: 1, 2, 4, 8, 16, 32 or 64
 */
public record Meter(TickPosition at, int beats, int unit) {
  public Meter {
    if (beats < 1 || beats > 99 || unit < 1 || unit > 64 || Integer.bitCount(unit) != 1) {
      throw new IllegalArgumentException("a meter of " + beats + "/" + unit);
    }
  }

  /** The length of one bar. */
  public Ticks bar() {
    return new Ticks(beats * (4 * Ticks.PER_QUARTER / unit));
  }
}
