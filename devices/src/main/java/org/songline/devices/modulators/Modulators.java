package org.songline.devices.modulators;

import java.util.List;
import org.songline.devices.DeviceType;

/** All modulators. */
public final class Modulators {
  private Modulators() {}

  /** In the order of the documentation. */
  public static List<DeviceType> all() {
    return List.of(
        LfoModulator.TYPE,
        EnvelopeFollower.TYPE,
        StepModulator.TYPE,
        RandomModulator.TYPE,
        MacroModulator.TYPE);
  }
}
