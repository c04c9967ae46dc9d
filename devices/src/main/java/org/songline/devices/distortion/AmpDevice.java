package org.songline.devices.distortion;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** A valve amplifier and its loudspeaker. */
public final class AmpDevice implements DeviceType {
  static final int MODEL = 0;
  static final int GAIN = 1;
  static final int BASS = 2;
  static final int MIDDLE = 3;
  static final int TREBLE = 4;
  static final int PRESENCE = 5;
  static final int MASTER = 6;
  static final int SAG = 7;
  static final int CABINET = 8;
  static final int MICROPHONE = 9;
  static final int GATE = 10;
  static final int OUTPUT = 11;
  static final int MIX = 12;

  /** The threshold at which the gate is off. */
  static final float NO_GATE = -90;

  private static final List<Parameter> TABLE =
      List.of(
          Parameter.choice(
                  "model",
                  "Model",
                  "The circuit: clean stays round for long, crunch breaks up early, lead has a"
                      + " third stage and a tight bass, bass keeps the lows.",
                  List.of("clean", "crunch", "lead", "bass"))
              .of(Kind.STRUCTURAL),
          knob("gain", "Gain", 50, "Level into the second valve: more sings and compresses."),
          knob("bass", "Bass", 50, "The lows of the tone controls, which share one circuit."),
          knob("middle", "Middle", 50, "The middle of the tone controls: less is scooped."),
          knob("treble", "Treble", 50, "The highs of the tone controls."),
          knob("presence", "Presence", 30, "Lifts the edge above 3 kHz after the power stage."),
          knob("master", "Master", 50, "Level into the power stage: more is thicker and louder."),
          knob(
              "sag",
              "Sag",
              30,
              "How far the supply gives in to loud notes, so that they bloom as they fade."),
          Parameter.choice(
                  "cabinet",
                  "Cabinet",
                  "The loudspeakers: small and open is airy, large and closed is heavy; none is the"
                      + " bare amplifier.",
                  List.of(
                      "none", "1x12 open", "2x12 open", "4x12 closed", "1x15 bass", "8x10 bass"))
              .startingAt(2),
          Parameter.choice(
              "microphone",
              "Microphone",
              "What hears the loudspeaker: dynamic is forward, condenser is airy, ribbon is dark"
                  + " and round.",
              List.of("dynamic", "condenser", "ribbon")),
          Parameter.smooth(
              "gate",
              "Gate",
              Unit.DECIBELS,
              NO_GATE,
              -20,
              NO_GATE,
              "Level below which hum and hiss are faded out before the amplifier; the least value"
                  + " is off."),
          Common.output(),
          Common.mix(100, "Share of the amplified sound; the rest is the input."));

  private static Parameter knob(String id, String name, double initial, String help) {
    return Parameter.smooth(id, name, Unit.PERCENT, 0, 100, initial, help);
  }

  @Override
  public String id() {
    return "amp";
  }

  @Override
  public String name() {
    return "Amplifier";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Valve amplifier for guitar and bass: stages without aliases, the tone controls of real"
        + " circuits, a power stage that sags, cabinets and microphones.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new AmpProcessor(setup, AmpLatency.of(setup));
  }
}
