package org.songline.dsp.reverb;

import java.util.List;
import org.songline.dsp.Exact;

/**
 * Seconds in which a space falls by 60 dB, by frequency.
 *
 * @param octaves seconds at 63, 125, 250, 500, 1000, 2000, 4000, 8000 and 16000 Hz; between them
 *     equal intervals multiply by equal factors
 */
public record Decay(List<Double> octaves) {
  private static final double LOWEST = 62.5;

  public Decay {
    octaves = List.copyOf(octaves);
    if (octaves.size() != 9) {
      throw new IllegalArgumentException("needs nine octaves");
    }
  }

  /** From nine figures. */
  public static Decay of(
      double a, double b, double c, double d, double e, double f, double g, double h, double i) {
    return new Decay(List.of(a, b, c, d, e, f, g, h, i));
  }

  public double seconds(double hertz) {
    double place = hertz <= LOWEST ? 0 : Exact.log(hertz / LOWEST) / Exact.log(2);
    int below = (int) Math.min(7, place);
    double share = Math.min(1, place - below);
    double from = octaves.get(below);
    double to = octaves.get(below + 1);
    return from * Exact.pow(to / from, share);
  }

  /** The longest of all. */
  public double longest() {
    return octaves.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
