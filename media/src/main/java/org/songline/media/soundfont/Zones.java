package org.songline.media.soundfont;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songline.media.MediaProblem;

/**
 * The zones of presets or of instruments, read with every index held to the tables that are really
 * there.
 */
final class Zones {
  /** Modulators in one zone. */
  private static final int MOST_MODULATORS = 256;

  private final Chunks.Table bags;
  private final Chunks.Table generators;
  private final Chunks.Table modulators;
  private final int target;
  private final WorkBudget budget;

  /**
   * @param target the generator that ends a zone: {@link Generator#INSTRUMENT} or {@link
   *     Generator#SAMPLE}
   */
  Zones(
      Chunks.Table bags,
      Chunks.Table generators,
      Chunks.Table modulators,
      int target,
      WorkBudget budget) {
    this.budget = budget;
    this.bags = bags;
    this.generators = generators;
    this.modulators = modulators;
    this.target = target;
  }

  /**
   * One zone.
   *
   * @param values the generators that the zone sets
   * @param keys lowest and highest key, as low | high << 8
   */
  record Zone(
      Map<Integer, Integer> values,
      int keys,
      int velocities,
      int target,
      List<Modulator> modulators) {
    boolean matches(int otherKeys, int otherVelocities) {
      return overlap(keys, otherKeys) && overlap(velocities, otherVelocities);
    }

    private static boolean overlap(int a, int b) {
      return Math.max(a & 0xFF, b & 0xFF) <= Math.min(a >> 8, b >> 8);
    }

    static int intersect(int a, int b) {
      return Math.max(a & 0xFF, b & 0xFF) | Math.min(a >> 8, b >> 8) << 8;
    }
  }

  /**
   * A global zone, when there is one, and the zones that name a target.
   *
   * @param global what the other zones start from
   */
  record Set(@Nullable Zone global, List<Zone> zones) {}

  /** The zones of bags {@code from} to {@code to}, the latter not included. */
  Set read(int from, int to) throws MediaProblem {
    Zone global = null;
    var zones = new ArrayList<Zone>();
    int last = Math.min(to, bags.count() - 1);
    for (int bag = from; bag < last; bag++) {
      Zone zone = zone(bag);
      if (zone.target() >= 0) {
        zones.add(zone);
      } else if (bag == from) {
        global = zone;
      }
    }
    return new Set(global, zones);
  }

  private Zone zone(int bag) throws MediaProblem {
    var values = new HashMap<Integer, Integer>();
    int keys = 127 << 8;
    int velocities = 127 << 8;
    int found = -1;
    int to = Math.min(bags.u16(bag + 1, 0), generators.count());
    budget.spend(8);
    for (int i = bags.u16(bag, 0); i < to && found < 0; i++) {
      budget.spend(1);
      int number = generators.u16(i, 0);
      if (number == Generator.KEY_RANGE) {
        keys = range(generators.u16(i, 2));
      } else if (number == Generator.VELOCITY_RANGE) {
        velocities = range(generators.u16(i, 2));
      } else if (number == target) {
        found = generators.u16(i, 2);
      } else if (number < Generator.COUNT) {
        values.put(number, generators.s16(i, 2));
      }
    }
    return new Zone(values, keys, velocities, found, modulators(bag));
  }

  private static int range(int word) {
    int low = Math.min(word & 0xFF, 127);
    int high = Math.min(word >> 8, 127);
    return Math.min(low, high) | Math.max(low, high) << 8;
  }

  private List<Modulator> modulators(int bag) throws MediaProblem {
    int from = bags.u16(bag, 2);
    int to = Math.min(Math.min(bags.u16(bag + 1, 2), modulators.count()), from + MOST_MODULATORS);
    var list = new ArrayList<Modulator>();
    for (int i = from; i < to; i++) {
      budget.spend(1 + list.size() / 8);
      var modulator =
          new Modulator(
              modulators.u16(i, 0),
              modulators.u16(i, 2),
              modulators.s16(i, 4),
              modulators.u16(i, 6),
              modulators.u16(i, 8));
      boolean linked = modulator.destination() >= 0x8000;
      boolean noSource = modulator.source() == 0;
      if (!linked && !noSource && modulator.destination() <= Modulator.INITIAL_PITCH) {
        replace(list, modulator);
      }
    }
    return list;
  }

  /** Puts a modulator in the place of an identical one, or at the end. */
  static void replace(List<Modulator> list, Modulator modulator) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).identical(modulator)) {
        list.set(i, modulator);
        return;
      }
    }
    list.add(modulator);
  }

  /** Adds a modulator's amount to that of an identical one, or puts it at the end. */
  static void add(List<Modulator> list, Modulator modulator) {
    for (int i = 0; i < list.size(); i++) {
      Modulator known = list.get(i);
      if (known.identical(modulator)) {
        list.set(i, known.withAmount(known.amount() + modulator.amount()));
        return;
      }
    }
    list.add(modulator);
  }
}
