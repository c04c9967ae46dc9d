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

/** A level that moves: tremolo, auto-pan, chopper. */
public final class TremoloDevice implements DeviceType {
  static final int LFO = 0;
  static final int DEPTH = EffectLfo.VALUES;
  static final int SMOOTH = DEPTH + 1;
  static final int PHASE = DEPTH + 2;
  static final int MODE = DEPTH + 3;
  static final int CROSSOVER = DEPTH + 4;
  static final int OUTPUT = DEPTH + 5;

  static final List<Parameter> TABLE =
      Stream.concat(
              EffectLfo.table(5, "1/8").stream(),
              Stream.of(
                  Parameter.smooth(
                      "depth",
                      "Depth",
                      Unit.PERCENT,
                      0,
                      100,
                      60,
                      "How far the level falls; at 100 to silence."),
                  Parameter.smooth(
                      "smooth",
                      "Smooth",
                      Unit.PERCENT,
                      0,
                      100,
                      10,
                      "Rounds the edges of squares, saws and steps; at 0 they take 3 ms."),
                  Parameter.smooth(
                      "phase",
                      "Phase",
                      Unit.PLAIN,
                      0,
                      180,
                      0,
                      "Degrees by which the right side is ahead: 180 throws the sound from side to"
                          + " side."),
                  Parameter.choice(
                      "mode",
                      "Mode",
                      "Tremolo moves everything alike, harmonic moves highs against lows.",
                      List.of("tremolo", "harmonic")),
                  Parameter.smooth(
                          "crossover",
                          "Crossover",
                          Unit.HERTZ,
                          100,
                          4000,
                          700,
                          "Where harmonic mode parts lows and highs.")
                      .scaled(Scale.LOGARITHMIC),
                  Common.output()))
          .toList();

  @Override
  public String id() {
    return "tremolo";
  }

  @Override
  public String name() {
    return "Tremolo";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Tremolo, auto-pan and rhythmic chopper, free or in time with the song. Harmonic mode"
        + " moves lows and highs against each other, as old amplifiers do. Without depth it"
        + " changes no bit.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new TremoloProcessor(setup);
  }
}
