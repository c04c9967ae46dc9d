package org.songline.devices.dynamics;

import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;

/** The parameters of what a detector hears, the same in all devices that have one. */
final class KeyParameters {
  private KeyParameters() {}

  static Parameter filter() {
    return Parameter.toggle(
        "key-filter",
        "Key filter",
        false,
        "Takes the bass out of what the detector hears, not out of the sound.");
  }

  static Parameter frequency(double most) {
    return Parameter.smooth(
            "key-frequency",
            "Key filter frequency",
            Unit.HERTZ,
            20,
            most,
            100,
            "Corner of the key filter, 12 dB an octave.")
        .scaled(Scale.LOGARITHMIC);
  }

  static Parameter lowPass() {
    return Parameter.toggle(
        "key-low-pass",
        "Key low-pass",
        false,
        "Takes the highs out of what the detector hears, not out of the sound.");
  }

  static Parameter lowPassFrequency() {
    return Parameter.smooth(
            "key-low-pass-frequency",
            "Key low-pass frequency",
            Unit.HERTZ,
            200,
            20000,
            8000,
            "Corner of the key low-pass, 12 dB an octave.")
        .scaled(Scale.LOGARITHMIC);
  }

  static Parameter listen() {
    return Parameter.toggle(
        "listen",
        "Listen",
        false,
        "Plays what the detector hears in place of the sound, to set its filters.");
  }
}
