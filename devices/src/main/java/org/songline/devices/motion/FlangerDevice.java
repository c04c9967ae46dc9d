package org.songline.devices.motion;

import java.util.List;
import java.util.stream.Stream;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.EffectLfo;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** A short moving delay beside the sound: the sweep of a comb. */
public final class FlangerDevice implements DeviceType {
  static final int LFO = 0;
  static final int STEREO = EffectLfo.VALUES;
  static final int DELAY = STEREO + 1;
  static final int DEPTH = STEREO + 2;
  static final int FEEDBACK = STEREO + 3;
  static final int INVERT = STEREO + 4;
  static final int THROUGH_ZERO = STEREO + 5;
  static final int MIX = STEREO + 6;
  static final int OUTPUT = STEREO + 7;

  /** Longest delay and deepest movement in milliseconds. */
  static final double LONGEST = 10;

  static final double DEEPEST = 5;

  /** By how much the dry sound lags when the sweep goes through zero, in milliseconds. */
  static final double LAG = 5;

  static final List<Parameter> TABLE =
      Stream.concat(
              EffectLfo.table(0.15, "4/1").stream(),
              Stream.of(
                  Common.stereo(60),
                  Parameter.smooth(
                          "delay",
                          "Delay",
                          Unit.MILLISECONDS,
                          0.1,
                          LONGEST,
                          1.8,
                          "Middle of the sweep: short is high and thin, long is low and hollow.")
                      .scaled(Scale.LOGARITHMIC),
                  Parameter.smooth(
                          "depth",
                          "Depth",
                          Unit.MILLISECONDS,
                          0,
                          DEEPEST,
                          1.4,
                          "How far the delay moves to either side.")
                      .scaled(Scale.SQUARE),
                  Parameter.smooth(
                      "feedback",
                      "Feedback",
                      Unit.PERCENT,
                      -95,
                      95,
                      35,
                      "Sharpens the comb: above 0 metallic, below 0 hollow; the loudness stays."),
                  Parameter.toggle(
                      "invert",
                      "Invert",
                      false,
                      "Turns the delayed sound over, so that peaks and notches change places."),
                  Parameter.toggle(
                          "through-zero",
                          "Through zero",
                          false,
                          "Delays the dry sound by 5 ms, so that the sweep can pass it as between"
                              + " two tape machines.")
                      .of(Kind.STRUCTURAL),
                  Common.mix(50, "Share of the delayed sound; the notches are deepest at 50."),
                  Common.output()))
          .toList();

  @Override
  public String id() {
    return "flanger";
  }

  @Override
  public String name() {
    return "Flanger";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Flanger with feedback of either sign and, if wanted, a sweep through zero as between"
        + " two tape machines. The notches lie exactly where delay says: at odd multiples of"
        + " half of one over it.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new FlangerProcessor(setup);
  }
}
