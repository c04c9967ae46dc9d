package org.songline.devices.space;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Recorded and computed spaces, by convolution. */
public final class ConvolutionDevice implements DeviceType {
  static final int SPACE = 0;
  static final int SIZE = 1;
  static final int DECAY = 2;
  static final int LOW_DECAY = 3;
  static final int HIGH_DECAY = 4;
  static final int START = 5;
  static final int LENGTH = 6;
  static final int FADE_IN = 7;
  static final int REVERSE = 8;
  static final int NORMALISE = 9;
  static final int PREDELAY = 10;
  static final int LOW_CUT = 11;
  static final int HIGH_CUT = 12;
  static final int WIDTH = 13;
  static final int LEVEL = 14;
  static final int MIX = 15;

  static final String IMPULSE = "impulse";

  /** Longest pre-delay in seconds. */
  static final double LONGEST_PREDELAY = 0.5;

  private static final List<Parameter> TABLE =
      List.of(
          fixed(
              Parameter.choice(
                  "space",
                  "Space",
                  "The space that answers when no impulse file is given.",
                  Spaces.names())),
          fixed(
                  Parameter.smooth(
                      "size",
                      "Size",
                      Unit.PERCENT,
                      50,
                      200,
                      100,
                      "Stretches the answer in time, as if all walls stood closer or farther; it"
                          + " grows darker with size."))
              .scaled(Scale.LOGARITHMIC),
          fixed(
                  Parameter.smooth(
                      "decay",
                      "Decay",
                      Unit.PERCENT,
                      10,
                      200,
                      100,
                      "Decay time relative to that of the space."))
              .scaled(Scale.LOGARITHMIC),
          fixed(
                  Parameter.smooth(
                      "low-decay",
                      "Low decay",
                      Unit.PERCENT,
                      25,
                      200,
                      100,
                      "Decay of the lows, below about 250 Hz, relative to the rest."))
              .scaled(Scale.LOGARITHMIC),
          fixed(
                  Parameter.smooth(
                      "high-decay",
                      "High decay",
                      Unit.PERCENT,
                      10,
                      200,
                      100,
                      "Decay of the highs, above about 4 kHz, relative to the rest."))
              .scaled(Scale.LOGARITHMIC),
          fixed(
                  Parameter.smooth(
                      "start",
                      "Start",
                      Unit.MILLISECONDS,
                      0,
                      250,
                      0,
                      "Leaves out the start of the answer: its silence, or its first echoes."))
              .scaled(Scale.SQUARE),
          fixed(
                  Parameter.smooth(
                      "length",
                      "Length",
                      Unit.SECONDS,
                      0.02,
                      20,
                      20,
                      "Cuts the answer off after this time: short ones gate it."))
              .scaled(Scale.LOGARITHMIC),
          fixed(
                  Parameter.smooth(
                      "fade-in",
                      "Fade-in",
                      Unit.MILLISECONDS,
                      0,
                      1000,
                      0,
                      "Lets the answer swell up instead of beginning at once."))
              .scaled(Scale.SQUARE),
          fixed(
              Parameter.toggle(
                  "reverse", "Reverse", false, "Runs the answer backward, towards its loudest.")),
          fixed(
              Parameter.toggle(
                  "normalise",
                  "Normalise",
                  true,
                  "Makes every answer as loud as the sound that goes in, whatever its level.")),
          Parameter.smooth(
                  "predelay",
                  "Pre-delay",
                  Unit.MILLISECONDS,
                  0,
                  1000 * LONGEST_PREDELAY,
                  0,
                  "Time before the answer begins; keeps a voice clear of it.")
              .scaled(Scale.SQUARE),
          Parameter.smooth(
                  "low-cut",
                  "Low cut",
                  Unit.HERTZ,
                  20,
                  2000,
                  20,
                  "Takes bass out of the answer, 12 dB an octave; off at 20 Hz.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
                  "high-cut",
                  "High cut",
                  Unit.HERTZ,
                  500,
                  20000,
                  20000,
                  "Takes treble out of the answer, 12 dB an octave; off at 20 kHz.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "width",
              "Width",
              Unit.PERCENT,
              0,
              200,
              100,
              "Stereo width of the answer; 0 is mono, 200 leaves no middle."),
          Parameter.smooth(
              "level", "Level", Unit.DECIBELS, -24, 24, 0, "Level of the answer before the mix."),
          Common.mix(
              25, "Share of the answer; use 100 on a return and for filters such as radio."));

  private static Parameter fixed(Parameter parameter) {
    return parameter.of(Kind.STRUCTURAL);
  }

  @Override
  public String id() {
    return "convolution";
  }

  @Override
  public String name() {
    return "Convolution";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Recorded spaces from a file (mono, stereo or four channels of true stereo) and computed"
        + " ones: rooms, plates, halls, springs, small loudspeakers. Without latency.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public List<AssetSlot> assets() {
    return List.of(
        new AssetSlot(
            IMPULSE, "Impulse", "A recording of how a space answers to a click; of any rate."));
  }

  @Override
  public Processor create(Setup setup) {
    return ConvolutionProcessor.of(setup);
  }
}
