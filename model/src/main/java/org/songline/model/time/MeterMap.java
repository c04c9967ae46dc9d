package org.songline.model.time;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts between musical time and bars. Bars and beats count from 1. Immutable.
 *
 * <p>People read and write a position as {@code bar.beat.sixteenth}, such as {@code 33.2.1}, all
 * from 1, and what is left of the sixteenth after a plus in quarter notes, such as {@code
 * 33.2.1+1/12}. Later numbers may be left out when written: {@code 33} is {@code 33.1.1}.
 */
public final class MeterMap {
  private static final long SIXTEENTH = Ticks.PER_QUARTER / 4;
  private static final Pattern BARS =
      Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,2})(?:\\.(\\d{1,2})(?:\\+(.{1,40}))?)?)?");

  private final List<Meter> meters;
  private final long[] firstBar;

  /**
   * A bar line's number with a beat of the bar, both from 1, and the length beyond that beat.
   *
   * @param rest shorter than the beat
   */
  public record BarBeat(long bar, int beat, Ticks rest) {}

  /**
   * @param meters the first at the start, each later one on a bar line of the one before
   * @throws IllegalArgumentException when they are not
   */
  public MeterMap(List<Meter> meters) {
    this.meters = List.copyOf(meters);
    if (this.meters.isEmpty() || this.meters.getFirst().at().tick() != 0) {
      throw new IllegalArgumentException("no meter at the start");
    }
    firstBar = new long[this.meters.size()];
    firstBar[0] = 1;
    for (int i = 1; i < firstBar.length; i++) {
      Meter before = this.meters.get(i - 1);
      long length = this.meters.get(i).at().tick() - before.at().tick();
      long bar = before.bar().count();
      if (length <= 0 || length % bar != 0) {
        throw new IllegalArgumentException(
            "the meter at quarter "
                + Quarters.text(this.meters.get(i).at().tick())
                + " is not on a bar line");
      }
      firstBar[i] = firstBar[i - 1] + length / bar;
    }
  }

  public List<Meter> meters() {
    return meters;
  }

  /** The meter that rules at a position. */
  public Meter at(TickPosition position) {
    return meters.get(index(position.tick()));
  }

  /** The bar and beat of a position. */
  public BarBeat barBeat(TickPosition position) {
    int i = index(position.tick());
    Meter meter = meters.get(i);
    long beat = meter.bar().count() / meter.beats();
    long ticks = position.tick() - meter.at().tick();
    long inBar = ticks % meter.bar().count();
    return new BarBeat(
        firstBar[i] + ticks / meter.bar().count(),
        (int) (inBar / beat) + 1,
        new Ticks(inBar % beat));
  }

  /** The number, from 1, of the bar that holds a position. */
  public long bar(TickPosition position) {
    return barBeat(position).bar();
  }

  /**
   * The position of a bar line.
   *
   * @param bar 1 or more
   */
  public TickPosition barLine(long bar) {
    if (bar < 1) {
      throw new IllegalArgumentException("bar " + bar + " (bars count from 1)");
    }
    int i = 0;
    while (i + 1 < firstBar.length && firstBar[i + 1] <= bar) {
      i++;
    }
    Meter meter = meters.get(i);
    return new TickPosition(
        Math.addExact(
            meter.at().tick(), Math.multiplyExact(bar - firstBar[i], meter.bar().count())));
  }

  /** The position of a beat of a bar, both from 1; the beat must be in the bar. */
  public TickPosition at(long bar, int beat) {
    TickPosition line = barLine(bar);
    Meter meter = at(line);
    if (beat < 1 || beat > meter.beats()) {
      throw new IllegalArgumentException(
          "beat " + beat + " of bar " + bar + ", which has " + meter.beats());
    }
    return line.plus(new Ticks((beat - 1) * (meter.bar().count() / meter.beats())));
  }

  /** A position as people read it, such as {@code 33.2.1}. */
  public String text(TickPosition position) {
    BarBeat place = barBeat(position);
    long rest = place.rest().count();
    return place.bar()
        + "."
        + place.beat()
        + "."
        + (rest / SIXTEENTH + 1)
        + (rest % SIXTEENTH == 0 ? "" : "+" + Quarters.text(rest % SIXTEENTH));
  }

  /**
   * Reads a position written as bars.
   *
   * @throws IllegalArgumentException saying what is wrong, when the text is no position of this map
   */
  public TickPosition parse(String text) {
    Matcher match = BARS.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no position in bars such as 33, 33.2 or 33.2.1");
    }
    long bar = Long.parseLong(match.group(1));
    int beat = match.group(2) == null ? 1 : Integer.parseInt(match.group(2));
    long sixteenth = match.group(3) == null ? 1 : Long.parseLong(match.group(3));
    long rest = match.group(4) == null ? 0 : Quarters.parse(match.group(4));
    TickPosition start = at(bar, beat);
    Meter meter = at(start);
    long inBeat = (sixteenth - 1) * SIXTEENTH + rest;
    if (sixteenth < 1 || rest >= SIXTEENTH || inBeat >= meter.bar().count() / meter.beats()) {
      throw new IllegalArgumentException("\"" + text + "\" is beyond its beat");
    }
    return start.plus(new Ticks(inBeat));
  }

  private int index(long tick) {
    int low = 0;
    for (int high = meters.size(); high - low > 1; ) {
      int middle = (low + high) >>> 1;
      if (meters.get(middle).at().tick() <= tick) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
