package org.songline.devices.space;

import java.util.List;
import org.songline.devices.Common;
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
  static final int SYNC = 10;
  static final int NOTE = 11;
  static final int LATE = 12;
  static final int DIFFUSION = 13;
  static final int RATE = 14;
  static final int LOW_SPLIT = 15;
  static final int HIGH_SPLIT = 16;
  static final int LOW_CUT = 17;
  static final int HIGH_CUT = 18;
  static final int DUCKING = 19;
  static final int FREEZE = 20;
  static final int SHIMMER = 21;
  static final int INTERVAL = 22;
  static final int OUTPUT = 23;

  /** The character that sings. */
  static final int SHIMMERING = 3;

  private static final List<Parameter> TABLE =
      List.of(
          Parameter.choice(
              "character",
              "Character",
              "Room: close walls; plate: dense at once; hall: wide, builds up slowly; shimmer: a"
                  + " hall from which a transposed voice rises.",
              List.of("room", "plate", "hall", "shimmer")),
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
              "Decay of the lows relative to the middle."),
          Parameter.smooth(
              "high-decay",
              "High decay",
              Unit.PERCENT,
              10,
              100,
              50,
              "Decay of the highs relative to the middle."),
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
          Common.mix(20, "Share of the reverb; use 100 on a return."),
          Common.sync(false),
          Common.note(
              2, "Pre-delay as a note, when sync is on; long notes are halved until they fit."),
          Parameter.smooth(
              "late",
              "Late reverb",
              Unit.PERCENT,
              0,
              100,
              100,
              "Level of the dense tail; without it only the first echoes are left."),
          Parameter.smooth(
              "diffusion",
              "Diffusion",
              Unit.PERCENT,
              0,
              100,
              100,
              "Smears what enters the tail; less lets single echoes be heard."),
          Parameter.smooth(
                  "rate",
                  "Modulation rate",
                  Unit.HERTZ,
                  0.02,
                  1,
                  0.13,
                  "Speed of the slow movement in the room.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
                  "low-split",
                  "Low split",
                  Unit.HERTZ,
                  50,
                  1000,
                  200,
                  "Frequency below which the low decay holds.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
                  "high-split",
                  "High split",
                  Unit.HERTZ,
                  1000,
                  12000,
                  5000,
                  "Frequency above which the high decay holds.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
                  "low-cut",
                  "Low cut",
                  Unit.HERTZ,
                  20,
                  1000,
                  20,
                  "Takes bass out of the reverb, 12 dB an octave; off at 20 Hz.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
                  "high-cut",
                  "High cut",
                  Unit.HERTZ,
                  1000,
                  20000,
                  20000,
                  "Takes treble out of the reverb, 12 dB an octave; off at 20 kHz.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "ducking",
              "Ducking",
              Unit.PERCENT,
              0,
              100,
              0,
              "Turns the reverb down while the input sounds."),
          Parameter.toggle(
              "freeze", "Freeze", false, "Holds the tail for ever and lets nothing new in."),
          Parameter.smooth(
              "shimmer",
              "Shimmer",
              Unit.PERCENT,
              0,
              100,
              50,
              "How much of the tail comes back transposed, with the character shimmer."),
          Parameter.choice(
              "interval",
              "Interval",
              "How far the voice of the character shimmer rises or falls each time around.",
              List.of("octave up", "fifth up", "octave and fifth", "octave down")),
          Common.output());

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
    return "Room, plate, hall or shimmer from a network of sixteen delay lines, with decay times"
        + " that can be set for lows, middle and highs.";
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
