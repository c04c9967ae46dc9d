package org.songline.devices.space;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Artificial rooms, plates and halls. */
public final class ReverbDevice implements DeviceType {
  static final int CHARACTER = 0;
  static final int PREDELAY = 1;
  static final int SIZE = 2;
  static final int DECAY = 3;
  static final int LOW = 4;
  static final int HIGH = 5;
  static final int EARLY = 6;
  static final int MODULATION = 7;
  static final int WIDTH = 8;
  static final int MIX = 9;

  /** Where the low and the high decay factors take over. */
  static final double LOW_HERTZ = 200;

  static final double HIGH_HERTZ = 5000;

  private static final List<Parameter> TABLE =
      List.of(
          Parameter.choice(
              "character",
              "Character",
              "Room: close walls; plate: dense at once; hall: wide, builds up slowly.",
              List.of("room", "plate", "hall")),
          Parameter.smooth(
              "predelay",
              "Pre-delay",
              Unit.MILLISECONDS,
              0,
              250,
              10,
              "Time before the reverb begins; keeps a voice clear of it."),
          Parameter.smooth(
              "size",
              "Size",
              Unit.PERCENT,
              50,
              150,
              100,
              "Distance between the walls; smaller is denser and more coloured."),
          Parameter.smooth(
                  "decay",
                  "Decay",
                  Unit.SECONDS,
                  0.2,
                  20,
                  1.6,
                  "Time to fall by 60 dB in the middle of the spectrum.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "low-decay",
              "Low decay",
              Unit.PERCENT,
              25,
              200,
              110,
              "Decay of the lows, below about 200 Hz, relative to the middle."),
          Parameter.smooth(
              "high-decay",
              "High decay",
              Unit.PERCENT,
              10,
              100,
              50,
              "Decay of the highs, above about 5 kHz, relative to the middle."),
          Parameter.smooth(
              "early",
              "Early reflections",
              Unit.PERCENT,
              0,
              100,
              30,
              "Level of the first echoes off the walls."),
          Parameter.smooth(
              "modulation",
              "Modulation",
              Unit.PERCENT,
              0,
              100,
              40,
              "Slow movement in the room, which keeps long tails from ringing; it moves no pitch."),
          Parameter.smooth(
              "width",
              "Width",
              Unit.PERCENT,
              0,
              100,
              100,
              "Stereo width of the reverb; 0 is mono."),
          Parameter.smooth(
              "mix", "Mix", Unit.PERCENT, 0, 100, 20, "Share of the reverb; use 100 on a return."));

  @Override
  public String id() {
    return "reverb";
  }

  @Override
  public String name() {
    return "Reverb";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Room, plate or hall from a network of sixteen delay lines, with decay times that can be"
        + " set for lows, middle and highs.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new ReverbProcessor(setup.sampleRate());
  }
}
