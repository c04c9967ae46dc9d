package org.songline.devices.equalizer;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** The filter: one cutoff to sweep, three circuits, an envelope follower and an LFO. */
public final class FilterDevice implements DeviceType {
  static final int TYPE = 0;
  static final int CIRCUIT = 1;
  static final int CUTOFF = 2;
  static final int RESONANCE = 3;
  static final int DRIVE = 4;
  static final int ENVELOPE = 5;
  static final int SENSITIVITY = 6;
  static final int ATTACK = 7;
  static final int RELEASE = 8;
  static final int LFO = 9;
  static final int LFO_SHAPE = 10;
  static final int LFO_RATE = 11;
  static final int SYNC = 12;
  static final int NOTE = 13;
  static final int LFO_WIDTH = 14;
  static final int MIX = 15;
  static final int OUTPUT = 16;
  static final int OVERSAMPLING = 17;

  private static final List<Parameter> TABLE =
      List.of(
          Parameter.choice(
                  "type",
                  "Type",
                  "Which part of the sound passes: below the cutoff, above it, around it, all but"
                      + " it; a peak lifts the cutoff and leaves the rest, an all-pass turns only"
                      + " the phase.",
                  List.of("low-pass", "high-pass", "band-pass", "notch", "peak", "all-pass"))
              .startingAt(1),
          Parameter.choice(
              "circuit",
              "Circuit",
              "Clean 12 or 24 dB an octave, or the transistor ladder of 24 dB, which saturates"
                  + " inside and whistles at full resonance.",
              List.of("clean 12", "clean 24", "ladder")),
          Parameter.smooth(
                  "cutoff",
                  "Cutoff",
                  Unit.HERTZ,
                  20,
                  20000,
                  20,
                  "Frequency at which the filter begins to work.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "resonance",
              "Resonance",
              Unit.PERCENT,
              0,
              100,
              20,
              "Emphasis of the cutoff; the ladder oscillates by itself above 95 %."),
          Parameter.smooth(
              "drive",
              "Drive",
              Unit.DECIBELS,
              0,
              36,
              0,
              "Pushes the sound into saturation before the filter, at about the same loudness."),
          Parameter.smooth(
              "envelope",
              "Envelope",
              Unit.SEMITONES,
              -96,
              96,
              0,
              "How far the loudness of the sound, or of the side-chain, moves the cutoff."),
          Parameter.smooth(
              "sensitivity",
              "Sensitivity",
              Unit.DECIBELS,
              -12,
              48,
              12,
              "Gain before the envelope follower; full travel is reached at full scale."),
          Parameter.smooth(
                  "attack",
                  "Attack",
                  Unit.MILLISECONDS,
                  0.1,
                  500,
                  5,
                  "Time in which the envelope follower rises with a louder sound.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
                  "release",
                  "Release",
                  Unit.MILLISECONDS,
                  5,
                  2000,
                  150,
                  "Time in which the envelope follower falls back.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "lfo",
              "LFO",
              Unit.SEMITONES,
              0,
              60,
              0,
              "How far the oscillator moves the cutoff up and down."),
          Common.lfoShape("lfo-shape", "LFO shape", "How the cutoff moves in each cycle."),
          Parameter.smooth(
                  "lfo-rate",
                  "LFO rate",
                  Unit.HERTZ,
                  0.02,
                  40,
                  0.5,
                  "Cycles of the movement in a second, unless it follows the tempo.")
              .scaled(Scale.LOGARITHMIC),
          Common.sync(false),
          Common.note(
              Common.noteNamed("1/4"), "Length of a cycle of the movement when it is synced."),
          Parameter.smooth(
              "lfo-width",
              "LFO width",
              Unit.PERCENT,
              0,
              100,
              0,
              "Moves the right side later than the left; 100 % is half a cycle, so the sides move"
                  + " against each other."),
          Common.mix(100, "Share of the filtered sound; the rest is the input."),
          Common.output(),
          Parameter.choice(
                  "oversampling",
                  "Oversampling",
                  "Runs the filter at twice the rate, so that a hard drive stays clean in the"
                      + " highs; adds a little latency.",
                  List.of("off", "twice"))
              .of(Kind.STRUCTURAL));

  @Override
  public String id() {
    return "filter";
  }

  @Override
  public String name() {
    return "Filter";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Resonant filter with six types in three circuits: clean 12 and 24 dB an octave, and a"
        + " saturating ladder. The sound's loudness and an oscillator can sweep it.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public boolean sideChain() {
    return true;
  }

  @Override
  public Processor create(Setup setup) {
    boolean twice = setup.initial().get(OVERSAMPLING) >= 0.5;
    return new FilterProcessor(setup.sampleRate(), setup.seed(), twice);
  }
}
