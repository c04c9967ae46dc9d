package org.songline.devices.distortion;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** The sound of few bits and low sample rates. */
public final class CrusherDevice implements DeviceType {
  static final int BITS = 0;
  static final int DITHER = 1;
  static final int RATE = 2;
  static final int JITTER = 3;
  static final int ANTI_ALIAS = 4;
  static final int FILTER = 5;
  static final int OUTPUT = 6;
  static final int MIX = 7;

  /** The rate that stands for every sample of the song. */
  static final float FULL_RATE = 48000;

  /** The lowest rate. */
  static final float LEAST_RATE = 200;

  /** The cutoff that stands for no filter. */
  static final float OPEN = 20000;

  private static final List<Parameter> TABLE =
      List.of(
          Parameter.smooth(
                  "bits",
                  "Bits",
                  Unit.PLAIN,
                  1,
                  16,
                  10,
                  "How many bits a sample has: fewer make coarser steps, also between whole"
                      + " numbers.")
              .of(Kind.STEPPED),
          Parameter.choice(
              "dither",
              "Dither",
              "Noise before the rounding: none leaves the grit of the steps, rectangular turns it"
                  + " into uneven noise, triangular into even hiss.",
              List.of("none", "rectangular", "triangular")),
          Parameter.smooth(
                  "rate",
                  "Rate",
                  Unit.HERTZ,
                  LEAST_RATE,
                  FULL_RATE,
                  FULL_RATE,
                  "How often a second the sound is sampled anew; the greatest value is every"
                      + " sample.")
              .scaled(Scale.LOGARITHMIC)
              .of(Kind.STEPPED),
          Parameter.smooth(
              "jitter",
              "Jitter",
              Unit.PERCENT,
              0,
              100,
              0,
              "Makes the times between samples uneven, which blurs the ringing tones into noise."),
          Parameter.choice(
              "anti-alias",
              "Anti-alias",
              "Takes away what the reduced rate cannot carry: before it is sampled, so that nothing"
                  + " rings, and after it too, so that no steps are left.",
              List.of("off", "before", "before and after")),
          Parameter.smooth(
                  "filter",
                  "Filter",
                  Unit.HERTZ,
                  200,
                  OPEN,
                  OPEN,
                  "Takes the highs off the steps that come out, 12 dB an octave; the greatest value"
                      + " is no filter.")
              .scaled(Scale.LOGARITHMIC),
          Common.output(),
          Common.mix(100, "Share of the crushed sound; the rest is the input."));

  @Override
  public String id() {
    return "crusher";
  }

  @Override
  public String name() {
    return "Bit crusher";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Rounds to a few bits and samples at a low rate, with dither, jitter and filters.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new CrusherProcessor(setup.sampleRate(), setup.seed());
  }
}
