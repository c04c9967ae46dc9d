package org.songline.devices.grain;

import static org.songline.devices.Parameter.smooth;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** Grains of a recording: textures, frozen moments, clouds. */
public final class GrainDevice implements DeviceType {
  /** The most notes at a time. */
  static final int VOICES = 8;

  static final double SILENCE = -60;

  static final int POSITION = 0;
  static final int SPEED = 1;
  static final int FREEZE = 2;
  static final int SPRAY = 3;
  static final int SIZE = 4;
  static final int DENSITY = 5;
  static final int JITTER = 6;
  static final int PITCH = 7;
  static final int PITCH_RANGE = 8;
  static final int PITCH_SET = 9;
  static final int KEY_TRACK = 10;
  static final int ROOT = 11;
  static final int SPREAD = 12;
  static final int SHAPE = 13;
  static final int REVERSE = 14;
  static final int ALIGN = 15;
  static final int ATTACK = 16;
  static final int DECAY = 17;
  static final int SUSTAIN = 18;
  static final int RELEASE = 19;
  static final int FILTER = 20;
  static final int CUTOFF = 21;
  static final int RESONANCE = 22;
  static final int VELOCITY = 23;
  static final int GAIN = 24;
  static final int POLYPHONY = 25;

  private static final List<Parameter> TABLE =
      List.of(
          smooth(
              "position",
              "Position",
              Unit.PERCENT,
              0,
              100,
              0,
              "Where in the recording grains begin."),
          smooth(
              "speed",
              "Speed",
              Unit.PERCENT,
              -400,
              400,
              100,
              "How fast the place moves through the recording; 100 is as recorded, below 0"
                  + " backwards."),
          Parameter.toggle("freeze", "Freeze", false, "Holds the place where it is."),
          square(
              "spray", "Spray", 0, 5000, 0, "How far from the place a grain may begin, at random."),
          logarithmic("size", "Size", Unit.MILLISECONDS, 5, 1000, 100, "Length of a grain."),
          logarithmic("density", "Density", Unit.HERTZ, 0.5, 200, 25, "Grains a second."),
          smooth(
              "jitter",
              "Jitter",
              Unit.PERCENT,
              0,
              100,
              0,
              "How unevenly grains follow each other; 0 makes a steady rhythm, 100 a rain."),
          smooth("pitch", "Pitch", Unit.SEMITONES, -36, 36, 0, "Pitch of the grains."),
          smooth(
              "pitch-range",
              "Pitch range",
              Unit.SEMITONES,
              0,
              36,
              0,
              "How far up or down the pitch of a grain may lie, at random."),
          Parameter.choice(
              "pitch-set",
              "Pitch set",
              "Intervals that random pitches fall on.",
              List.of("free", "semitones", "octaves", "fifths", "major", "minor", "pentatonic")),
          smooth(
              "key-track",
              "Key tracking",
              Unit.PERCENT,
              0,
              100,
              100,
              "How much the key changes the pitch."),
          smooth(
                  "root",
                  "Root key",
                  Unit.PLAIN,
                  0,
                  127,
                  60,
                  "Key at which the pitch is as recorded.")
              .of(Kind.STEPPED),
          smooth(
              "spread",
              "Spread",
              Unit.PERCENT,
              0,
              100,
              0,
              "How far grains lie to the sides, at random."),
          Parameter.choice(
              "shape",
              "Shape",
              "How a grain swells: smooth, flat with short edges, plucked or backwards.",
              List.of("smooth", "flat", "pluck", "rise")),
          smooth(
              "reverse",
              "Reverse",
              Unit.PERCENT,
              0,
              100,
              0,
              "How many of the grains play backwards."),
          Parameter.toggle(
              "align",
              "Align",
              true,
              "Begins grains where they match the ones before, so that a frozen tone stays a"
                  + " tone."),
          square("attack", "Attack", 0, 10000, 20, "Time in which a note swells."),
          square("decay", "Decay", 0, 10000, 500, "Time in which a note falls to its sustain."),
          smooth("sustain", "Sustain", Unit.PERCENT, 0, 100, 100, "Level of a held note."),
          square("release", "Release", 0, 20000, 400, "Time in which a note ends."),
          Parameter.choice(
              "filter",
              "Filter",
              "What the filter lets through: everything, lows, a band or highs.",
              List.of("off", "low-pass", "band-pass", "high-pass")),
          logarithmic("cutoff", "Cutoff", Unit.HERTZ, 20, 20000, 20000, "Corner of the filter."),
          smooth(
              "resonance",
              "Resonance",
              Unit.PERCENT,
              0,
              100,
              0,
              "Peak at the corner of the filter."),
          smooth(
              "velocity", "Velocity", Unit.PERCENT, 0, 100, 100, "How much softer soft notes are."),
          smooth("gain", "Gain", Unit.DECIBELS, SILENCE, 24, 0, "Level; silence at the bottom."),
          smooth("polyphony", "Polyphony", Unit.PLAIN, 1, VOICES, VOICES, "Most notes at a time.")
              .of(Kind.STEPPED));

  private static Parameter logarithmic(
      String id, String name, Unit unit, double min, double max, double initial, String help) {
    return smooth(id, name, unit, min, max, initial, help).scaled(Scale.LOGARITHMIC);
  }

  private static Parameter square(
      String id, String name, double min, double max, double initial, String help) {
    return smooth(id, name, Unit.MILLISECONDS, min, max, initial, help).scaled(Scale.SQUARE);
  }

  @Override
  public String id() {
    return "grain";
  }

  @Override
  public String name() {
    return "Grain";
  }

  @Override
  public Category category() {
    return Category.INSTRUMENT;
  }

  @Override
  public String summary() {
    return "Plays short pieces of a recording as clouds, textures and frozen moments.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public List<AssetSlot> assets() {
    return List.of(new AssetSlot("recording", "Recording", "A recording of up to ten minutes."));
  }

  @Override
  public Processor create(Setup setup) {
    GrainSource source =
        setup
            .assets()
            .load("recording", GrainSource.class, GrainSource::read)
            .orElse(GrainSource.NOTHING);
    return new GrainProcessor(setup, source);
  }
}
