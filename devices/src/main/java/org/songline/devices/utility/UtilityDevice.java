package org.songline.devices.utility;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Gain, stereo and polarity tools; exact: with its initial values it changes no bit. */
public final class UtilityDevice implements DeviceType {
  static final int GAIN = 0;
  static final int BALANCE = 1;
  static final int WIDTH = 2;
  static final int MONO_BASS = 3;
  static final int MONO_BASS_FREQUENCY = 4;
  static final int INVERT_LEFT = 5;
  static final int INVERT_RIGHT = 6;
  static final int SWAP = 7;
  static final int DC_BLOCK = 8;

  /** Gain at and below which there is silence. */
  static final double SILENCE = -96;

  private static final List<Parameter> TABLE =
      List.of(
          Parameter.smooth(
              "gain",
              "Gain",
              Unit.DECIBELS,
              SILENCE,
              24,
              0,
              "Level of the whole signal; the lowest value is silence."),
          SideTable.balance(),
          SideTable.width(),
          Parameter.toggle(
              "mono-bass",
              "Mono bass",
              false,
              "Makes everything below the mono bass frequency mono, in phase with the rest."),
          Parameter.smooth(
                  "mono-bass-frequency",
                  "Mono bass frequency",
                  Unit.HERTZ,
                  20,
                  500,
                  120,
                  "Where mono bass ends; the sides fall by 24 dB an octave below it.")
              .scaled(Parameter.Scale.LOGARITHMIC),
          SideTable.invertLeft(),
          SideTable.invertRight(),
          SideTable.swap(),
          Parameter.toggle(
              "dc-block", "DC block", false, "Removes a constant offset, below about 5 Hz."));

  @Override
  public String id() {
    return "utility";
  }

  @Override
  public String name() {
    return "Utility";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Gain, balance, stereo width, mono bass, polarity, side swap and DC removal. With its"
        + " initial values it changes nothing, to the bit.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new UtilityProcessor(setup.sampleRate());
  }
}
