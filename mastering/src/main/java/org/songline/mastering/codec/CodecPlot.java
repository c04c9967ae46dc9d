package org.songline.mastering.codec;

import java.util.List;
import org.songline.measure.plot.BarPlot;

/** True peaks after decoding, beside what they were and may be. */
public final class CodecPlot {
  public static final double WIDTH = 900;

  private CodecPlot() {}

  /** The picture of at least one peak. */
  public static BarPlot of(List<CodecPeak> peaks) {
    double top = 0;
    double bottom = 0;
    for (CodecPeak peak : peaks) {
      top = Math.max(top, Math.max(peak.afterDbtp(), peak.limitDbtp()));
      bottom = Math.min(bottom, Math.min(peak.afterDbtp(), peak.beforeDbtp()));
    }
    return new BarPlot(
        "True peak after decoding",
        "dBTP; line: before encoding, dashed: the limit",
        Math.max(-24, Math.floor(bottom) - 2),
        Math.ceil(top + 0.2),
        1,
        peaks.getFirst().limitDbtp(),
        peaks.stream()
            .map(
                peak ->
                    new BarPlot.Bar(
                        peak.encoded() ? peak.name() : peak.name() + " (estimated)",
                        peak.afterDbtp(),
                        peak.beforeDbtp()))
            .toList());
  }
}
