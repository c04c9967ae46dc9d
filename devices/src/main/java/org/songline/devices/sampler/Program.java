package org.songline.devices.sampler;

import java.util.ArrayList;
import java.util.List;

/** The zones that a program change selects, found by key. Immutable. */
final class Program {
  static final Program SILENT = new Program(List.of());

  private static final int KEYS = 128;

  private final Zone[][] byKey = new Zone[KEYS][];
  private final int size;
  private final boolean releaseZones;

  Program(List<Zone> zones) {
    size = zones.size();
    releaseZones = zones.stream().anyMatch(zone -> zone.trigger == Zone.Trigger.RELEASE);
    for (int key = 0; key < KEYS; key++) {
      var here = new ArrayList<Zone>();
      for (Zone zone : zones) {
        if (key >= zone.keyLow && key <= zone.keyHigh) {
          here.add(zone);
        }
      }
      byKey[key] = here.toArray(Zone[]::new);
    }
  }

  /** The zones at a key, 0 to 127, whatever their velocities. */
  Zone[] at(int key) {
    return byKey[key];
  }

  int size() {
    return size;
  }

  /** Whether the end of a note starts anything. */
  boolean hasReleaseZones() {
    return releaseZones;
  }
}
