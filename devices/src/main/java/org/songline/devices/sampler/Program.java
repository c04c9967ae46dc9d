package org.songline.devices.sampler;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The zones that a program change selects, found by key. Immutable. */
final class Program {
  static final Program SILENT = new Program(List.of());

  private static final int KEYS = 128;

  /**
   * The samples of a program that lie in files.
   *
   * @param samples by their numbers
   * @param fastest frames of a sample that a frame of the output may pass
   */
  record Streamed(List<Sample> samples, double fastest) {
    static final Streamed NONE = new Streamed(List.of(), 1);
  }

  private final Zone[][] byKey = new Zone[KEYS][];
  private final int size;
  private final boolean releaseZones;
  private final boolean keyUpZones;
  private final Zone[] byControl;
  private final boolean[] switches = new boolean[KEYS];
  private final int firstSwitch;
  private final float[] controllers;
  private final Streamed streamed;
  private final @Nullable SliceRound round;

  Program(List<Zone> zones) {
    this(zones, new float[0], null, Streamed.NONE);
  }

  /**
   * @param controllers initial values, 0 to 127, by number; below 0 for those that have the usual
   * @param round slices that one key plays in turn; null for none
   * @param streamed samples that lie in files
   */
  Program(List<Zone> zones, float[] controllers, @Nullable SliceRound round, Streamed streamed) {
    this.streamed = streamed;
    this.round = round;
    this.controllers = controllers;
    size = zones.size();
    releaseZones = zones.stream().anyMatch(zone -> zone.trigger == Zone.Trigger.RELEASE);
    keyUpZones = zones.stream().anyMatch(zone -> zone.trigger == Zone.Trigger.RELEASE_KEY);
    byControl =
        zones.stream().filter(zone -> zone.trigger == Zone.Trigger.CONTROL).toArray(Zone[]::new);
    firstSwitch = switches(zones);
    for (int key = 0; key < KEYS; key++) {
      var here = new ArrayList<Zone>();
      for (Zone zone : zones) {
        if (zone.trigger != Zone.Trigger.CONTROL && key >= zone.keyLow && key <= zone.keyHigh) {
          here.add(zone);
        }
      }
      byKey[key] = here.toArray(Zone[]::new);
    }
  }

  /** Finds the keys that choose among zones; the choice at the start, -1 for none. */
  private int switches(List<Zone> zones) {
    int first = -1;
    for (Zone zone : zones) {
      Articulation a = zone.articulation;
      if (a != null) {
        for (int key = Math.max(0, a.switchLow); key <= Math.min(a.switchHigh, 127); key++) {
          switches[key] = true;
        }
        first = first < 0 ? a.chosenFirst : first;
      }
    }
    return first;
  }

  Streamed streamed() {
    return streamed;
  }

  /** The slices that one key plays in turn; null for none. */
  @Nullable SliceRound round() {
    return round;
  }

  /** Whether a key chooses among zones. */
  boolean switches(int key) {
    return switches[key];
  }

  /** The key that counts as chosen before any is; -1 for none. */
  int firstSwitch() {
    return firstSwitch;
  }

  /** Whether a key that goes up starts anything, whatever the pedal does. */
  boolean hasKeyUpZones() {
    return keyUpZones;
  }

  /** The zones that controllers start. */
  Zone[] byControl() {
    return byControl;
  }

  /** Initial values of controllers; see the constructor. */
  float[] controllers() {
    return controllers;
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
