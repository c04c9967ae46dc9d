package org.songline.devices.motion;

import java.util.List;
import java.util.stream.Stream;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.EffectLfo;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** A chain of all-passes beside the sound: moving notches. */
public final class PhaserDevice implements DeviceType {
  static final int LFO = 0;
  static final int STEREO = EffectLfo.VALUES;
  static final int STAGES = STEREO + 1;
  static final int CENTRE = STEREO + 2;
  static final int DEPTH = STEREO + 3;
  static final int SPREAD = STEREO + 4;
  static final int FEEDBACK = STEREO + 5;
  static final int MIX = STEREO + 6;
  static final int OUTPUT = STEREO + 7;

  static final List<Parameter> TABLE =
      Stream.concat(
              EffectLfo.table(0.3, "2/1").stream(),
              Stream.of(
                  Common.stereo(45),
                  Parameter.choice(
                          "stages",
                          "Stages",
                          "How many all-passes turn the phase: two stages make one notch.",
                          List.of("2", "4", "6", "8", "10", "12"))
                      .startingAt(1),
                  Parameter.smooth(
                          "centre", "Centre", Unit.HERTZ, 40, 8000, 700, "Middle of the sweep.")
                      .scaled(Scale.LOGARITHMIC),
                  Parameter.smooth(
                      "depth",
                      "Depth",
                      Unit.PLAIN,
                      0,
                      4,
                      1.5,
                      "How many octaves the notches move up and down from the centre."),
                  Parameter.smooth(
                      "spread",
                      "Spread",
                      Unit.PLAIN,
                      0,
                      6,
                      0,
                      "Over how many octaves the stages are spread, which sets the notches apart."),
                  Parameter.smooth(
                      "feedback",
                      "Feedback",
                      Unit.PERCENT,
                      -95,
                      95,
                      25,
                      "Sharpens the peaks between the notches; below 0 it moves them."),
                  Common.mix(50, "Share of the turned sound; the notches are deepest at 50."),
                  Common.output()))
          .toList();

  @Override
  public String id() {
    return "phaser";
  }

  @Override
  public String name() {
    return "Phaser";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Phaser with two to twelve stages whose notches sweep in octaves, feedback of either"
        + " sign without a delay in its loop, and free or synced movement.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new PhaserProcessor(setup);
  }
}
