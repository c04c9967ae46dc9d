package org.songline.devices.dynamics;

import java.util.List;
import java.util.Optional;
import org.songline.devices.DeviceType;
import org.songline.devices.LaneKernel;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** The stereo-linked, feed-forward compressor of every strip. */
public final class CompressorDevice implements DeviceType {
  static final int THRESHOLD = 0;
  static final int RATIO = 1;
  static final int KNEE = 2;
  static final int ATTACK = 3;
  static final int RELEASE = 4;
  static final int AUTO = 5;
  static final int MAKEUP = 6;
  static final int MIX = 7;
  static final int DETECTOR = 8;
  static final int KEY_FILTER = 9;
  static final int KEY_FREQUENCY = 10;
  static final int LOOK_AHEAD = 11;
  static final int CHARACTER = 12;
  static final int RANGE = 13;
  static final int KEY_LOW_PASS = 14;
  static final int KEY_LOW_PASS_FREQUENCY = 15;
  static final int LISTEN = 16;

  /** Values of {@link #CHARACTER}. */
  static final int CLEAN = 0;

  static final int OPTO = 1;
  static final int FET = 2;
  static final int VARI_MU = 3;

  /** The range at which there is no limit to the reduction. */
  static final float UNLIMITED = 60;

  private static final List<Parameter> TABLE =
      List.of(
          Parameter.smooth(
              "threshold",
              "Threshold",
              Unit.DECIBELS,
              -60,
              0,
              -18,
              "Level above which the gain is turned down."),
          Parameter.smooth(
                  "ratio",
                  "Ratio",
                  Unit.RATIO,
                  1,
                  50,
                  4,
                  "Decibels above the threshold that make one decibel at the output.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
              "knee",
              "Knee",
              Unit.DECIBELS,
              0,
              24,
              6,
              "Width of the bend around the threshold; 0 is a corner."),
          Parameter.smooth(
                  "attack",
                  "Attack",
                  Unit.MILLISECONDS,
                  0.05,
                  250,
                  10,
                  "Time in which the gain goes most of the way down; slow lets transients through.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.smooth(
                  "release",
                  "Release",
                  Unit.MILLISECONDS,
                  5,
                  2500,
                  100,
                  "Time in which the gain comes most of the way back.")
              .scaled(Scale.LOGARITHMIC),
          Parameter.toggle(
              "auto-release",
              "Auto release",
              false,
              "Slows the release down, up to seven times, while compression lasts, so that short"
                  + " peaks recover fast and long loud passages do not pump."),
          Parameter.smooth(
              "makeup", "Makeup", Unit.DECIBELS, -12, 36, 0, "Gain of the compressed signal."),
          Parameter.smooth(
              "mix",
              "Mix",
              Unit.PERCENT,
              0,
              100,
              100,
              "Share of the compressed signal; the rest is the input: parallel compression."),
          Parameter.choice(
              "detector",
              "Detector",
              "What counts as level: the peak of every sample, or the mean power of about 10 ms.",
              List.of("peak", "RMS")),
          KeyParameters.filter(),
          KeyParameters.frequency(1000),
          Parameter.smooth(
                  "look-ahead",
                  "Look-ahead",
                  Unit.MILLISECONDS,
                  0,
                  5,
                  0,
                  "Delays the sound behind the detector, so that the gain is down before a peak"
                      + " comes; adds this latency.")
              .of(Kind.STRUCTURAL),
          Parameter.choice(
                  "character",
                  "Character",
                  "How the gain moves: clean follows the table exactly, opto lets go fast and then"
                      + " slowly and grows gentler when hit hard, FET reacts to its own output and"
                      + " adds a trace of odd harmonics, vari-mu grows firmer with level and adds"
                      + " even ones.",
                  List.of("clean", "opto", "FET", "vari-mu"))
              .of(Kind.STRUCTURAL),
          Parameter.smooth(
              "range",
              "Range",
              Unit.DECIBELS,
              0,
              UNLIMITED,
              UNLIMITED,
              "Most decibels by which the sound is turned down; the greatest value sets no limit."),
          KeyParameters.lowPass(),
          KeyParameters.lowPassFrequency(),
          KeyParameters.listen());

  private static final List<Reading> READINGS = List.of(DynamicsReadings.REDUCTION);

  @Override
  public String id() {
    return "compressor";
  }

  @Override
  public String name() {
    return "Compressor";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Stereo-linked compressor of four characters with soft knee, peak or RMS detection,"
        + " filtered side-chain, programme-dependent release, look-ahead, range and parallel mix.";
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
    int ahead = lookAhead(setup);
    int character = setup.initial().get(CHARACTER).intValue();
    return character == CLEAN
        ? new CompressorProcessor(setup.sampleRate(), ahead)
        : new CharacterProcessor(setup.sampleRate(), ahead, character);
  }

  /** Frames by which the sound is delayed behind the detector. */
  static int lookAhead(Setup setup) {
    return (int) Math.rint(setup.initial().get(LOOK_AHEAD) / 1000 * setup.sampleRate());
  }

  @Override
  public List<Reading> readings() {
    return READINGS;
  }

  @Override
  public Optional<LaneKernel> lanes() {
    return Optional.of(new CompressorLanes.Maker());
  }
}
