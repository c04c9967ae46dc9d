package org.songline.devices.equalizer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.filter.BandSplit;

/** The multiband compressor: three or four bands, each with a compressor of its own. */
public final class MultibandDevice implements DeviceType {
  static final int COUNT = 0;

  /** The first of three crossovers. */
  static final int CROSSOVER = 1;

  static final int MIX = 4;
  static final int OUTPUT = 5;
  static final int BANDS = 6;

  /** Numbers of a band. */
  static final int ACTIVE = 0;

  static final int THRESHOLD = 1;
  static final int RATIO = 2;
  static final int LOWER = 3;
  static final int BELOW = 4;
  static final int ATTACK = 5;
  static final int RELEASE = 6;
  static final int GAIN = 7;
  static final int MUTE = 8;
  static final int SOLO = 9;
  static final int PER_BAND = 10;

  private static final double[] CROSSOVERS = {120, 600, 1600};
  private static final double[] ATTACKS = {30, 15, 8, 4};
  private static final double[] RELEASES = {200, 150, 100, 80};
  private static final List<Parameter> TABLE = table();
  private static final List<Reading> READINGS =
      IntStream.rangeClosed(1, BandSplit.MOST)
          .mapToObj(
              band ->
                  new Reading(
                      "band-" + band + "-reduction",
                      "Band " + band + " reduction",
                      Unit.DECIBELS,
                      "How far the band is turned down; negative when it is lifted."))
          .toList();

  private static List<Parameter> table() {
    var table = new ArrayList<Parameter>();
    table.add(
        Parameter.choice(
                "bands",
                "Bands",
                "Into how many bands the sound is split.",
                List.of("three", "four"))
            .of(Kind.STRUCTURAL));
    for (int c = 1; c < BandSplit.MOST; c++) {
      table.add(
          Parameter.smooth(
                  "crossover-" + c,
                  "Crossover " + c,
                  Unit.HERTZ,
                  30,
                  16000,
                  CROSSOVERS[c - 1],
                  "Frequency between band " + c + " and band " + (c + 1) + ".")
              .scaled(Scale.LOGARITHMIC));
    }
    table.add(
        Common.mix(
            100,
            "Share of the compressed sound; the rest is the same sound uncompressed, in phase."));
    table.add(Common.output());
    for (int band = 1; band <= BandSplit.MOST; band++) {
      addBand(table, band, "band-" + band + "-", "Band " + band + " ");
    }
    return List.copyOf(table);
  }

  private static void addBand(List<Parameter> table, int band, String id, String name) {
    table.add(
        Parameter.toggle(
            id + "active", name + "active", true, "Whether the band's level is worked on at all."));
    table.add(
        Parameter.smooth(
            id + "threshold",
            name + "threshold",
            Unit.DECIBELS,
            -60,
            0,
            -20,
            "Level above which the band is turned down."));
    table.add(
        Parameter.smooth(
                id + "ratio",
                name + "ratio",
                Unit.RATIO,
                1,
                50,
                1,
                "Decibels above the threshold that make one decibel at the output.")
            .scaled(Scale.LOGARITHMIC));
    table.add(
        Parameter.smooth(
            id + "lower",
            name + "lower threshold",
            Unit.DECIBELS,
            -80,
            0,
            -45,
            "Level below which the band is lifted or lowered."));
    table.add(
        Parameter.smooth(
                id + "below",
                name + "ratio below",
                Unit.RATIO,
                0.25,
                4,
                1,
                "Below the lower threshold: above 1 lifts what is soft by up to 24 dB, below 1"
                    + " lowers it further.")
            .scaled(Scale.LOGARITHMIC));
    table.add(
        Parameter.smooth(
                id + "attack",
                name + "attack",
                Unit.MILLISECONDS,
                0.1,
                250,
                ATTACKS[band - 1],
                "Time in which the gain goes most of the way down.")
            .scaled(Scale.LOGARITHMIC));
    table.add(
        Parameter.smooth(
                id + "release",
                name + "release",
                Unit.MILLISECONDS,
                5,
                2500,
                RELEASES[band - 1],
                "Time in which the gain comes most of the way back.")
            .scaled(Scale.LOGARITHMIC));
    table.add(
        Parameter.smooth(
            id + "gain",
            name + "gain",
            Unit.DECIBELS,
            -24,
            24,
            0,
            "Level of the band after that."));
    table.add(Parameter.toggle(id + "mute", name + "mute", false, "Silences the band."));
    table.add(
        Parameter.toggle(
            id + "solo", name + "solo", false, "Plays only the bands that have this on."));
  }

  static int of(int band, int number) {
    return BANDS + band * PER_BAND + number;
  }

  @Override
  public String id() {
    return "multiband";
  }

  @Override
  public String name() {
    return "Multiband compressor";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Splits the sound into three or four bands in phase, compresses each above a threshold"
        + " and lifts or lowers what is below another. Neutral it leaves every level.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public List<Reading> readings() {
    return READINGS;
  }

  @Override
  public Processor create(Setup setup) {
    return new MultibandProcessor(setup);
  }
}
