package org.songline.devices.strings;

import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Unit;

/** Parameters that strings and keys have alike. */
final class CommonRows {
  private CommonRows() {}

  static Parameter velocityLevel() {
    return Parameter.percent(
        "velocity-level",
        "Velocity to level",
        0,
        100,
        70,
        "How much louder hard notes are than soft ones.");
  }

  /** Fine tuning; {@code all} says of what. */
  static Parameter tune(String all) {
    return Parameter.smooth(
        "tune", "Tuning", Unit.CENTS, -100, 100, 0, "Fine tuning of all " + all + ".");
  }

  /** Semitones of a full bend; {@code what} is bent. */
  static Parameter bendRange(String what) {
    return Parameter.smooth(
        "bend-range",
        "Bend range",
        Unit.SEMITONES,
        0,
        24,
        2,
        "How far the pitch wheel bends the " + what + ".");
  }

  /** Places in the stereo picture; {@code low} are those on the left. */
  static Parameter width(double initial, String low) {
    return Parameter.percent(
        "width",
        "Width",
        0,
        100,
        initial,
        "Spreads low " + low + " to the left and high ones right.");
  }

  /** As many voices as there are, or fewer. */
  static Parameter voices(int most) {
    return Parameter.smooth(
            "voices", "Voices", Unit.PLAIN, 1, most, most, "How many notes may ring at a time.")
        .of(Kind.STEPPED);
  }

  static Parameter level() {
    return Parameter.smooth(
        "level", "Level", Unit.DECIBELS, -60, 12, -6, "Loudness of the instrument.");
  }
}
