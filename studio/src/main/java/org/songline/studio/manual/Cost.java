package org.songline.studio.manual;

import java.nio.file.Path;
import java.util.Map;
import org.songline.devices.DeviceType;
import org.songline.dsp.Quantum;

/**
 * What a running device costs on this machine.
 *
 * @param share of one core at 48 kHz, in percent of processor time: the best of some runs, warm;
 *     whatever takes notes plays eight, struck every second
 */
public record Cost(double share) {
  /** Notes that an instrument plays. */
  public static final int NOTES = 8;

  private static final int RUNS = 7;
  private static final int QUANTA = 2 * Load.STRIKE;

  /** Measures; takes a few seconds of processor time. */
  public static Cost of(DeviceType type, Path library) {
    Load load = Load.of(type, Map.of(), Load.library(library), NOTES, 1);
    load.warm();
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < RUNS; i++) {
      best = Math.min(best, load.nanos(QUANTA, 1));
    }
    return new Cost(best / (1e9 * Quantum.FRAMES / Rig.RATE) * 100);
  }
}
