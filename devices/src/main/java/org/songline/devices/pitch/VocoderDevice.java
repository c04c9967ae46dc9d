package org.songline.devices.pitch;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Lets one sound speak with the spectrum of another. */
public final class VocoderDevice implements DeviceType {
  static final int MODULATOR = 0;
  static final int CARRIER = 1;
  static final int NOTE = 2;
  static final int CHORD = 3;
  static final int DETUNE = 4;
  static final int BANDS = 5;
  static final int SHIFT = 6;
  static final int ATTACK = 7;
  static final int RELEASE = 8;
  static final int UNVOICED = 9;
  static final int SIBILANCE = 10;
  static final int WIDTH = 11;
  static final int MIX = 12;
  static final int OUTPUT = 13;

  static final int FROM_SIDE = 0;
  static final int INPUT = 0;
  static final int SIDE = 1;
  static final int SAW = 2;
  static final int PULSE = 3;
  static final int NOISE = 4;
  static final int CARRIERS = 5;

  /** Semitones above the note, four for each choice; doubled notes where a chord has fewer. */
  static final int[][] CHORDS = {
    {0, 0, 0, 0},
    {0, 12, 0, 12},
    {0, 7, 12, 0},
    {0, 4, 7, 12},
    {0, 3, 7, 12},
    {0, 5, 7, 12},
    {0, 4, 7, 11},
    {0, 3, 7, 10},
    {0, 7, 14, 16}
  };

  static final List<Parameter> TABLE =
      List.of(
          Parameter.choice(
              "modulator",
              "Modulator",
              "Whose spectrum is spoken: the side-chain's, usually a voice, or the input's. Without"
                  + " a connected side-chain the carrier passes unchanged.",
              List.of("side-chain", "input")),
          Parameter.choice(
              "carrier",
              "Carrier",
              "What speaks: the input, the side-chain, or a saw, a pulse or noise of the vocoder's"
                  + " own.",
              List.of("input", "side-chain", "saw", "pulse", "noise")),
          Parameter.smooth(
              "note", "Note", Unit.PLAIN, 24, 84, 45, "The MIDI key that saw and pulse sound at."),
          Parameter.choice(
              "chord",
              "Chord",
              "What saw and pulse play above the note.",
              List.of(
                  "single",
                  "octave",
                  "fifth",
                  "major",
                  "minor",
                  "suspended",
                  "major seventh",
                  "minor seventh",
                  "open tenth")),
          Parameter.smooth(
              "detune",
              "Detune",
              Unit.CENTS,
              0,
              50,
              8,
              "Spreads saw and pulse between left and right, which makes them wide and moving."),
          Parameter.smooth(
                  "bands",
                  "Bands",
                  Unit.PLAIN,
                  8,
                  40,
                  20,
                  "How finely the spectrum is followed: few sound like old machines, many can be"
                      + " understood.")
              .of(Kind.STRUCTURAL),
          Parameter.smooth(
              "shift",
              "Formant",
              Unit.SEMITONES,
              -12,
              12,
              0,
              "Moves the spoken resonances: down is a larger throat, up a smaller one."),
          Parameter.smooth(
                  "attack",
                  "Attack",
                  Unit.MILLISECONDS,
                  1,
                  200,
                  5,
                  "How fast bands open: fast is crisp, slow is soft.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
                  "release",
                  "Release",
                  Unit.MILLISECONDS,
                  5,
                  2000,
                  50,
                  "How fast bands close: fast can be understood, slow rings on.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "unvoiced",
              "Unvoiced",
              Unit.PERCENT,
              0,
              100,
              40,
              "Adds noise to the carrier while the modulator hisses, so that consonants are"
                  + " heard."),
          Parameter.smooth(
              "sibilance",
              "Sibilance",
              Unit.PERCENT,
              0,
              100,
              0,
              "Lets the modulator's own highs through above 6 kHz."),
          Parameter.smooth(
              "width",
              "Width",
              Unit.PERCENT,
              0,
              100,
              0,
              "Moves every other band to the left and the rest to the right."),
          Common.mix(100, "The share of the vocoded sound beside the input."),
          Common.output());

  @Override
  public String id() {
    return "vocoder";
  }

  @Override
  public String name() {
    return "Vocoder";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Shapes one sound band by band with the loudness of another: a synth that speaks, drums"
        + " that play a chord, a robot from a voice alone.";
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
    return new VocoderProcessor(
        setup.sampleRate(), (int) Math.rint(setup.initial().get(BANDS)), setup.seed());
  }
}
