package org.songline.mastering.reference;

import org.songline.dsp.filter.MatchedEq;

/**
 * One band of an equaliser.
 *
 * @param shape bell or shelf
 * @param gainDb boost or cut
 */
public record MatchBand(MatchedEq.Shape shape, double hertz, double gainDb, double q) {
  /** As people write it. */
  MatchBand rounded() {
    double step = hertz < 1000 ? 0.1 : 1;
    return new MatchBand(
        shape,
        Math.rint(hertz / step) / Math.rint(1 / step),
        Math.rint(gainDb * 100) / 100,
        Math.rint(q * 1000) / 1000);
  }

  String text() {
    String name =
        switch (shape) {
          case LOW_SHELF -> "low shelf ";
          case HIGH_SHELF -> "high shelf ";
          default -> "";
        };
    String at =
        hertz < 1000
            ? String.format(java.util.Locale.ROOT, "%.0f Hz", hertz)
            : String.format(java.util.Locale.ROOT, "%.2f kHz", hertz / 1000);
    return String.format(java.util.Locale.ROOT, "%s%s %+.1f dB Q %.2f", name, at, gainDb, q);
  }
}
