package org.songline.bench.cost;

import java.util.HashMap;
import java.util.Map;

/** Values of the equaliser with some bells at work. */
public final class Bells {
  private Bells() {}

  /** The first bands on, as bells of 3 dB. */
  public static Map<String, Double> on(int count) {
    Map<String, Double> values = new HashMap<>();
    for (int b = 1; b <= count; b++) {
      values.put("band-" + b + "-on", 1.0);
      values.put("band-" + b + "-type", 0.0);
      values.put("band-" + b + "-gain", 3.0);
    }
    return Map.copyOf(values);
  }
}
