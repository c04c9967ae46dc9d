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

/** Copies of the sound that waver in pitch: chorus, string ensemble and dimension. */
public final class ChorusDevice implements DeviceType {
  static final int LFO = 0;
  static final int MODE = EffectLfo.VALUES;
  static final int VOICES = MODE + 1;
  static final int DEPTH = MODE + 2;
  static final int DELAY = MODE + 3;
  static final int FEEDBACK = MODE + 4;
  static final int LOW_CUT = MODE + 5;
  static final int HIGH_CUT = MODE + 6;
  static final int WIDTH = MODE + 7;
  static final int MIX = MODE + 8;
  static final int OUTPUT = MODE + 9;

  /** Longest delay and deepest movement in milliseconds. */
  static final double LONGEST = 40;

  static final double DEEPEST = 10;

  /** The high cut at and above which there is none. */
  static final double OPEN = 20000;

  static final List<Parameter> TABLE =
      Stream.concat(
              EffectLfo.table(0.6, "1/1").stream(),
              Stream.of(
                  Parameter.choice(
                      "mode",
                      "Mode",
                      "Chorus moves each voice by itself, ensemble is the shimmer of three lines"
                          + " with a slow and a fast movement, dimension widens without a wobble.",
                      List.of("chorus", "ensemble", "dimension")),
                  Parameter.choice(
                          "voices",
                          "Voices",
                          "How many copies each side has in chorus mode: more sound thicker.",
                          List.of("1", "2", "3", "4"))
                      .startingAt(1),
                  Parameter.smooth(
                          "depth",
                          "Depth",
                          Unit.MILLISECONDS,
                          0,
                          DEEPEST,
                          1.6,
                          "How far the delay of each copy moves to either side: more depth or rate"
                              + " detunes further.")
                      .scaled(Scale.SQUARE),
                  Parameter.smooth(
                          "delay",
                          "Delay",
                          Unit.MILLISECONDS,
                          1,
                          LONGEST,
                          12,
                          "Middle delay of the copies: short colours, long doubles.")
                      .scaled(Scale.LOGARITHMIC),
                  Parameter.smooth(
                      "feedback",
                      "Feedback",
                      Unit.PERCENT,
                      -70,
                      70,
                      0,
                      "Sends the copies round again, for a hollow or ringing colour."),
                  Parameter.smooth(
                          "low-cut",
                          "Low cut",
                          Unit.HERTZ,
                          20,
                          1000,
                          60,
                          "Leaves the copies without bass, so that the bottom stays firm.")
                      .scaled(Scale.LOGARITHMIC),
                  Parameter.smooth(
                          "high-cut",
                          "High cut",
                          Unit.HERTZ,
                          1000,
                          OPEN,
                          OPEN,
                          "Darkens the copies; the highest value leaves them as they are.")
                      .scaled(Scale.LOGARITHMIC),
                  Parameter.smooth(
                      "width",
                      "Width",
                      Unit.PERCENT,
                      0,
                      100,
                      100,
                      "How far the copies differ between the sides: at 0 both sides get one mono"
                          + " sum of them."),
                  Common.mix(50, "Share of the copies; 100 is a vibrato with one voice."),
                  Common.output()))
          .toList();

  @Override
  public String id() {
    return "chorus";
  }

  @Override
  public String name() {
    return "Chorus";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Chorus with one to four voices a side, string ensemble and dimension. The copies keep"
        + " their highs, and detune by exactly what depth and rate say.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new ChorusProcessor(setup);
  }
}
