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
  private static final double STRAY = 0.35;
  private static final double EDGE = 0.8;
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
      } else if (parameter.unit() == Unit.SWITCH) {
        value = dice < 0.3 * amount ? 1 - now : now;
      } else if (parameter.unit() == Unit.CHOICE) {
        value = dice < 0.4 * amount ? Math.floor(pick * (parameter.max() + 1)) : now;
      } else if (dice < 0.3 + 0.5 * amount) {
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
