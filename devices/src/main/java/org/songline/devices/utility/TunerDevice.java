package org.songline.devices.utility;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Tells the pitch of what passes. */
public final class TunerDevice implements DeviceType {
  static final int REFERENCE = 0;
  static final int MUTE = 1;

  static final int HERTZ = 0;
  static final int KEY = 1;
  static final int CENTS = 2;
  static final int CONFIDENCE = 3;

  private static final List<Reading> READINGS =
      List.of(
          new Reading("pitch", "Pitch", Unit.HERTZ, "The pitch; 0 when there is none."),
          new Reading(
              "note", "Note", Unit.PLAIN, "The nearest note as a MIDI key: 69 is A4; 0 for none."),
          new Reading(
              "cents", "Cents", Unit.CENTS, "How far the pitch is above that note, -50 to 50."),
          new Reading(
              "confidence", "Confidence", Unit.PERCENT, "How clear the pitch is; noise has none."));

  static final List<Parameter> TABLE =
      List.of(
          Parameter.smooth(
              "reference",
              "Reference",
              Unit.HERTZ,
              400,
              480,
              440,
              "Pitch of A4 that the reading refers to; the sound does not change."),
          Parameter.toggle("mute", "Mute", false, "Silences the sound while you tune."));

  @Override
  public String id() {
    return "tuner";
  }

  @Override
  public String name() {
    return "Tuner";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Reads the pitch of one voice or string from 27 Hz to 4 kHz within half a cent. The"
        + " sound passes unchanged, to the bit, or is muted while tuning.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public List<Reading> readings() {
    return READINGS;
  }

  @Override
  public Processor create(Setup setup) {
    return new TunerProcessor(setup);
  }
}
