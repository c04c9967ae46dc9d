package org.songline.devices.distortion;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Harmonic distortion without the aliases: curves run at four or eight times the rate. */
public final class SaturatorDevice implements DeviceType {
  static final int STYLE = 0;
  static final int DRIVE = 1;
  static final int TONE = 2;
  static final int AUTO_GAIN = 3;
  static final int OUTPUT = 4;
  static final int MIX = 5;
  static final int BUMP = 6;
  static final int LOSS = 7;
  static final int DYNAMIC = 8;

  /** The style that folds, and how many styles there are. */
  static final int FOLD = 3;

  static final int STYLES = 5;

  private static final List<Parameter> TABLE =
      List.of(
          Parameter.choice(
              "style",
              "Style",
              "The curve: tape is soft and even, tube leans to one side, clip is hard, fold turns"
                  + " peaks back, transistor stays clean for longer and then turns hard on one"
                  + " side first.",
              List.of("tape", "tube", "clip", "fold", "transistor")),
          Parameter.smooth(
              "drive",
              "Drive",
              Unit.DECIBELS,
              0,
              48,
              6,
              "Level into the curve; more makes more harmonics."),
          Parameter.smooth(
              "tone",
              "Tone",
              Unit.PERCENT,
              -100,
              100,
              0,
              "Tilts the distorted sound around 1 kHz: darker below 0, brighter above."),
          Parameter.toggle(
              "auto-gain",
              "Auto gain",
              true,
              "Turns the output down as drive goes up, so that a tone at -12 dB keeps its level."),
          Parameter.smooth(
              "output", "Output", Unit.DECIBELS, -24, 24, 0, "Level of the distorted sound."),
          Parameter.smooth(
              "mix",
              "Mix",
              Unit.PERCENT,
              0,
              100,
              100,
              "Share of the distorted sound; the rest is the input, delayed to match."),
          Parameter.smooth(
              "head-bump",
              "Head bump",
              Unit.DECIBELS,
              0,
              6,
              0,
              "Lifts the bass around 75 Hz, as the head of a tape machine does."),
          Parameter.smooth(
              "high-loss",
              "High loss",
              Unit.DECIBELS,
              0,
              12,
              0,
              "Takes the highs down beyond 9 kHz, as slow or worn tape does."),
          Parameter.smooth(
              "dynamic",
              "Dynamic highs",
              Unit.PERCENT,
              0,
              100,
              0,
              "Softens loud highs before the curve, as tape does, and leaves soft ones alone."));

  @Override
  public String id() {
    return "saturator";
  }

  @Override
  public String name() {
    return "Saturator";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Tape, tube, clip, fold and transistor distortion without aliases, with tone, tape head,"
        + " automatic gain and parallel mix.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new SaturatorProcessor(setup.sampleRate());
  }
}
