package org.songline.mastering.chain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.builtin.BuiltIn;

/**
 * One device of a mastering chain.
 *
 * @param name what the step is for, in lower case words joined by hyphens
 * @param device id of an effect of the catalogue
 * @param settings values by parameter id, in the order of the device's table; the others keep their
 *     initial values
 * @param why the measured reason, for people; empty when a person added it
 */
public record PlanStep(String name, String device, Map<String, Double> settings, String why) {
  public PlanStep {
    DeviceType type = type(device);
    Map<String, Double> ordered = new LinkedHashMap<>();
    for (Parameter parameter : type.parameters()) {
      Double value = settings.get(parameter.id());
      if (value != null) {
        ordered.put(parameter.id(), parameter.limited(value));
      }
    }
    if (ordered.size() != settings.size()) {
      throw new IllegalArgumentException(device + " has not all of " + settings.keySet());
    }
    settings = Collections.unmodifiableMap(ordered);
  }

  DeviceType type() {
    return type(device);
  }

  private static DeviceType type(String device) {
    return BuiltIn.catalogue()
        .find(device)
        .orElseThrow(() -> new IllegalArgumentException("no device " + device));
  }

  /** The same step with one value changed. */
  public PlanStep with(String parameter, double value) {
    Map<String, Double> changed = new LinkedHashMap<>(settings);
    changed.put(parameter, value);
    return new PlanStep(name, device, changed, why);
  }

  /** The same step for another reason. */
  public PlanStep because(String reason) {
    return new PlanStep(name, device, settings, reason);
  }
}
