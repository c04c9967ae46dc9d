package org.songline.mastering.playback;

import java.util.List;
import org.songline.dsp.Exact;

/**
 * Levels at rising frequencies, on straight lines over the logarithm of frequency; beyond the ends
 * they stay.
 */
public record Points(List<Point> points) {
  /** A level in dB at a frequency in Hz. */
  public record Point(double hertz, double decibels) {}

  public Points {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("no points");
    }
    for (int i = 1; i < points.size(); i++) {
      if (!(points.get(i).hertz() > points.get(i - 1).hertz())) {
        throw new IllegalArgumentException("points that do not rise");
      }
    }
  }

  public double at(double hertz) {
    int low = 0;
    int high = points.size() - 1;
    if (hertz <= points.get(low).hertz()) {
      return points.get(low).decibels();
    }
    if (hertz >= points.get(high).hertz()) {
      return points.get(high).decibels();
    }
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (points.get(middle).hertz() <= hertz) {
        low = middle;
      } else {
        high = middle;
      }
    }
    Point a = points.get(low);
    Point b = points.get(high);
    double part = Exact.log(hertz / a.hertz()) / Exact.log(b.hertz() / a.hertz());
    return a.decibels() + part * (b.decibels() - a.decibels());
  }

  /** The same with the mean of its points from 500 Hz to 2 kHz at 0 dB. */
  public Points normalised() {
    double mean =
        points.stream()
            .filter(point -> point.hertz() >= 500 && point.hertz() <= 2000)
            .mapToDouble(Point::decibels)
            .average()
            .orElseGet(() -> at(1000));
    return new Points(
        points.stream().map(point -> new Point(point.hertz(), point.decibels() - mean)).toList());
  }
}
