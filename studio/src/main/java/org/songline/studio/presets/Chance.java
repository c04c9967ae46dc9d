package org.songline.studio.presets;

import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Unit;
import org.songline.model.song.Device;

/**
 * Settings of chance within musical limits: knobs stray from where they are, levels and what
 * changes latency stay, and feedback and resonance keep away from their upper end.
 */
public final class Chance {
  /** Travel that a knob strays by, one standard deviation at full amount. */
  private static final double STRAY = 0.35;

  /** Travel beyond which no knob that may ring is turned. */
  private static final double EDGE = 0.8;

  /** Chances, at full amount, that a switch is thrown and that another choice is taken. */
  private static final double SWITCHED = 0.3;

  private static final double CHOSEN = 0.4;

  /** The chance that a knob is turned: this much always, and this much more at full amount. */
  private static final double TURNED = 0.3;

  private static final double TURNED_MORE = 0.5;

  private static final Set<String> LEVELS =
      Set.of("output", "gain", "makeup", "level", "volume", "mix", "polyphony", "voices");

  private Chance() {}

  /**
   * New settings for a device.
   *
   * @param amount 0 for none, 1 for wild
   * @param seed the same seed gives the same settings
   */
  public static SortedMap<String, Double> settings(
      DeviceType type, Device device, double amount, long seed) {
    Random random = new Random(seed);
    SortedMap<String, Double> settings = new TreeMap<>(device.parameters());
    for (Parameter parameter : type.parameters()) {
      double dice = random.nextDouble();
      double way = random.nextGaussian();
      double pick = random.nextDouble();
      Double set = device.parameters().get(parameter.id());
      double now = set == null ? parameter.initial() : parameter.limited(set);
      double value = now;
      if (parameter.kind() == Kind.STRUCTURAL || isLevel(parameter)) {
        continue;
      }
      if (parameter.unit() == Unit.SWITCH) {
        value = dice < SWITCHED * amount ? 1 - now : now;
      } else if (parameter.unit() == Unit.CHOICE) {
        value = dice < CHOSEN * amount ? Math.floor(pick * (parameter.max() + 1)) : now;
      } else if (dice < TURNED + TURNED_MORE * amount) {
        double top = rings(parameter) ? Math.max(EDGE, parameter.travel(now)) : 1;
        double travel = Math.clamp(parameter.travel(now) + way * STRAY * amount, 0, top);
        value = parameter.atTravel(travel);
      }
      double limited = parameter.limited(value);
      if (limited == parameter.initial()) {
        settings.remove(parameter.id());
      } else {
        settings.put(parameter.id(), limited);
      }
    }
    return settings;
  }

  private static boolean isLevel(Parameter parameter) {
    String id = parameter.id();
    return LEVELS.contains(id)
        || (parameter.unit() == Unit.DECIBELS
            && (id.endsWith("-level") || id.endsWith("-gain") || id.endsWith("-output")));
  }

  private static boolean rings(Parameter parameter) {
    String id = parameter.id();
    return id.contains("feedback") || id.contains("resonance") || id.contains("drive");
  }
}
