package org.songline.measure.plot;

import java.util.ArrayList;
import java.util.List;
import org.songline.dsp.Exact;

/**
 * One axis: from values to places between 0 and 1, and where its marks stand.
 *
 * @param ticks values with a label
 * @param labels one for each tick
 */
record Axis(double from, double to, boolean logarithmic, List<Double> ticks, List<String> labels) {
  private static final double[] SECONDS = {
    0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200
  };

  Axis {
    ticks = List.copyOf(ticks);
    labels = List.copyOf(labels);
  }

  double place(double value) {
    return logarithmic
        ? Exact.log(value / from) / Exact.log(to / from)
        : (value - from) / (to - from);
  }

  /** Time from 0, at most so many marks. */
  static Axis time(double seconds, int marks) {
    double end = Math.max(seconds, 0.1);
    double step = SECONDS[SECONDS.length - 1];
    for (int i = SECONDS.length - 1; i >= 0; i--) {
      if (end / SECONDS[i] <= marks) {
        step = SECONDS[i];
      }
    }
    while (end / step > marks) {
      step *= 2;
    }
    List<Double> ticks = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i * step <= end * 1.0001; i++) {
      ticks.add(i * step);
      labels.add(clock(i * step, step < 1));
    }
    return new Axis(0, end, false, ticks, labels);
  }

  /** Minutes and seconds, hours when there are any. */
  static String clock(double seconds, boolean tenths) {
    long all = Math.round(seconds * 10);
    long s = all / 10 % 60;
    long m = all / 600 % 60;
    long h = all / 36_000;
    String two = (s < 10 ? "0" : "") + s;
    String minutes = h > 0 ? h + ":" + (m < 10 ? "0" : "") + m : "" + m;
    return minutes + ":" + two + (tenths ? "." + all % 10 : "");
  }

  /** 20 Hz to 20 kHz. */
  static Axis frequency() {
    return new Axis(
        20,
        20_000,
        true,
        List.of(20.0, 50.0, 100.0, 200.0, 500.0, 1e3, 2e3, 5e3, 1e4, 2e4),
        List.of("20", "50", "100", "200", "500", "1k", "2k", "5k", "10k", "20k"));
  }

  /** Whole numbers in even steps. */
  static Axis steps(double from, double to, double step) {
    List<Double> ticks = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (double v = Math.ceil(from / step) * step; v <= to + 1e-9; v += step) {
      ticks.add(v);
      labels.add(Figures.plain(v, 0));
    }
    return new Axis(from, to, false, ticks, labels);
  }
}
