package org.songline.devices.dynamics;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Shapes how sounds begin and ring out, whatever their level. */
public final class TransientDevice implements DeviceType {
  static final int ATTACK = 0;
  static final int SUSTAIN = 1;
  static final int LENGTH = 2;
  static final int RING = 3;
  static final int FOCUS = 4;
  static final int FREQUENCY = 5;
  static final int OUTPUT = 6;
  static final int MIX = 7;
  static final int SOFT_CLIP = 8;

  private static final List<Parameter> TABLE =
      List.of(
          Parameter.smooth(
              "attack",
              "Attack",
              Unit.DECIBELS,
              -24,
              24,
              0,
              "How much louder or softer sounds begin."),
          Parameter.smooth(
              "sustain",
              "Sustain",
              Unit.DECIBELS,
              -24,
              24,
              0,
              "How much louder or softer sounds ring out."),
          Parameter.smooth(
                  "length",
                  "Attack length",
                  Unit.MILLISECONDS,
                  3,
                  100,
                  20,
                  "How long a beginning lasts: short shapes the click, long the whole hit.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
                  "ring",
                  "Ring",
                  Unit.MILLISECONDS,
                  50,
                  1500,
                  250,
                  "How long the ringing out lasts that the sustain shapes.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.choice(
              "focus",
              "Focus",
              "Which part of the sound is heard and shaped: all of it, or what lies below or above"
                  + " the frequency.",
              List.of("full", "lows", "highs")),
          Parameter.smooth(
                  "frequency",
                  "Frequency",
                  Unit.HERTZ,
                  40,
                  8000,
                  400,
                  "Where the focus divides the sound, 6 dB an octave.")
              .scaled(Scale.LOGARITHMIC),
          Common.output(),
          Common.mix(100, "Share of the shaped sound; the rest is the input."),
          Parameter.toggle(
                  "soft-clip",
                  "Soft clip",
                  false,
                  "Bends what goes beyond full scale back under it, at four times the sample rate;"
                      + " adds latency.")
              .of(Kind.STRUCTURAL));

  private static final List<Reading> READINGS =
      List.of(
          new Reading(
              "gain",
              "Gain",
              Unit.DECIBELS,
              "Decibels by which the shaped part is louder or softer at this moment."));

  @Override
  public String id() {
    return "transient";
  }

  @Override
  public String name() {
    return "Transient shaper";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Makes attacks sharper or softer and tails longer or drier, the same for loud and soft"
        + " sounds, in all of the sound or one part of it.";
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
    return new TransientProcessor(setup.sampleRate(), setup.initial().get(SOFT_CLIP) >= 0.5);
  }
}
