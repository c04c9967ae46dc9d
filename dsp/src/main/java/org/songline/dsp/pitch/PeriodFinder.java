package org.songline.dsp.pitch;

/**
 * Chooses the period among the peaks of an {@link Autocorrelation}: the first peak that is nearly
 * as high as the highest (as McLeod and Wyvill, "A smarter way to find pitch", 2005), or a higher
 * one close to it. Then measures the most remote multiple of the period that is still alike, which
 * divides what is left of the error by the multiple.
 */
final class PeriodFinder {
  /** Share of the highest peak that the first one needs. */
  private static final double NEARLY = 0.9;

  /** How much longer than the first peak a higher one may be and still replace it. */
  private static final double CLOSE = 1.2;

  /** Likeness below which there is no pitch. */
  private static final double LEAST = 0.5;

  /** Share of the likeness at one period that a multiple needs. */
  private static final double STILL = 0.95;

  private final Autocorrelation x;
  private final int shortest;
  private final int longest;
  private double clarity;

  /**
   * Periods within bounds, in samples; {@code longest} is below that of {@code x}, up to which
   * multiples of a period are looked at.
   */
  PeriodFinder(Autocorrelation x, int shortest, int longest) {
    this.x = x;
    this.shortest = Math.max(2, shortest);
    this.longest = longest;
  }

  /** The period in samples; 0 when there is none. */
  double find() {
    int peak = peak();
    if (peak == 0) {
      clarity = 0;
      return 0;
    }
    clarity = x.top(peak);
    return clarity < LEAST ? 0 : refined(peak);
  }

  /** Likeness at the period, about -1 to 1. */
  double clarity() {
    return clarity;
  }

  private int peak() {
    int start = 1;
    while (start < longest && x.at(start) > 0) {
      start++;
    }
    start = Math.max(start, shortest);
    double highest = 0;
    for (int lag = start; lag < longest; lag++) {
      if (isPeak(lag)) {
        highest = Math.max(highest, x.top(lag));
      }
    }
    int first = 0;
    for (int lag = start; lag < longest && first == 0; lag++) {
      if (isPeak(lag) && x.top(lag) >= NEARLY * highest) {
        first = lag;
      }
    }
    int best = first;
    int last = Math.min(longest - 1, (int) (first * CLOSE));
    for (int lag = first + 1; first > 0 && lag <= last; lag++) {
      if (isPeak(lag) && x.top(lag) > x.top(best)) {
        best = lag;
      }
    }
    return best;
  }

  private boolean isPeak(int lag) {
    return x.at(lag) > 0 && x.at(lag) >= x.at(lag - 1) && x.at(lag) > x.at(lag + 1);
  }

  private double refined(int peak) {
    double period = peak + x.offset(peak);
    int multiple = 1;
    double least = STILL * clarity;
    while (true) {
      int next = Math.min(2 * multiple, (int) ((x.longest() - 3) / period));
      if (next <= multiple) {
        return period;
      }
      int far = highestNear(next * period, Math.max(1, (int) (0.2 * period)));
      if (far == 0 || x.top(far) < least) {
        return period;
      }
      multiple = next;
      period = (far + x.offset(far)) / multiple;
    }
  }

  private int highestNear(double lag, int reach) {
    int from = Math.max(1, (int) Math.rint(lag) - reach);
    int to = Math.min(x.longest() - 2, (int) Math.rint(lag) + reach);
    int best = 0;
    for (int i = from; i <= to; i++) {
      if (isPeak(i) && (best == 0 || x.at(i) > x.at(best))) {
        best = i;
      }
    }
    return best;
  }
}
