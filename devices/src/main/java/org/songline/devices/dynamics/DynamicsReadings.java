package org.songline.devices.dynamics;

import org.songline.devices.DeviceType.Reading;
import org.songline.devices.Parameter.Unit;

/** What devices of dynamics tell about the sound. */
final class DynamicsReadings {
  /** Always the first reading. */
  static final int REDUCTION_AT = 0;

  static final Reading REDUCTION =
      new Reading(
          "gain-reduction",
          "Gain reduction",
          Unit.DECIBELS,
          "Decibels by which the sound is turned down at this moment.");

  private DynamicsReadings() {}
}
