package org.songline.devices.equalizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.songline.devices.DeviceType;
import org.songline.devices.LaneKernel;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** The parametric equaliser of every strip: eight bands. */
public final class EqDevice implements DeviceType {
  /** Bands. */
  public static final int BANDS = 8;

  static final int ON = 0;
  static final int TYPE = 1;
  static final int FREQUENCY = 2;
  static final int GAIN = 3;
  static final int Q = 4;
  static final int PER_BAND = 5;
  static final int OUTPUT = BANDS * PER_BAND;
  static final int RESPONSE = OUTPUT + 1;

  /** First of the numbers that came later: again some for each band, and some for all. */
  static final int MORE = RESPONSE + 1;

  static final int SOLO = 0;
  static final int PLACEMENT = 1;
  static final int DYNAMIC = 2;
  static final int THRESHOLD = 3;
  static final int RATIO = 4;
  static final int RANGE = 5;
  static final int ATTACK = 6;
  static final int RELEASE = 7;
  static final int KEY = 8;
  static final int MORE_PER_BAND = 9;
  static final int AUTO_GAIN = MORE + BANDS * MORE_PER_BAND;
  static final int PHASE = AUTO_GAIN + 1;

  /** Values of a band's placement. */
  static final int STEREO = 0;

  static final int LEFT = 1;
  static final int RIGHT = 2;
  static final int MID = 3;
  static final int SIDE = 4;

  /** Values of a band's type. */
  static final int BELL = 0;

  static final int LOW_SHELF = 1;
  static final int HIGH_SHELF = 2;
  static final int LOW_CUT_12 = 3;
  static final int LOW_CUT_24 = 4;
  static final int HIGH_CUT_12 = 5;
  static final int HIGH_CUT_24 = 6;
  static final int NOTCH = 7;
  static final int TILT = 8;
  static final int BAND_PASS = 9;
  static final int ALL_PASS = 10;
  static final int LOW_CUT_6 = 11;
  static final int HIGH_CUT_6 = 17;

  /** Poles of the cuts from {@link #LOW_CUT_6} on, and again from {@link #HIGH_CUT_6} on. */
  private static final int[] POLES = {1, 3, 6, 8, 12, 16};

  private static final List<String> TYPES =
      List.of(
          "bell",
          "low shelf",
          "high shelf",
          "low cut 12",
          "low cut 24",
          "high cut 12",
          "high cut 24",
          "notch",
          "tilt",
          "band-pass",
          "all-pass",
          "low cut 6",
          "low cut 18",
          "low cut 36",
          "low cut 48",
          "low cut 72",
          "low cut 96",
          "high cut 6",
          "high cut 18",
          "high cut 36",
          "high cut 48",
          "high cut 72",
          "high cut 96");
  private static final double[] FREQUENCIES = {30, 80, 200, 500, 1200, 3000, 8000, 16000};
  private static final int[] INITIAL_TYPES = {
    LOW_CUT_12, LOW_SHELF, BELL, BELL, BELL, BELL, HIGH_SHELF, HIGH_CUT_12
  };
  private static final List<Parameter> TABLE = table();
  private static final List<Reading> READINGS =
      IntStream.rangeClosed(1, BANDS)
          .mapToObj(
              band ->
                  new Reading(
                      "band-" + band + "-change",
                      "Band " + band + " change",
                      Unit.DECIBELS,
                      "How far the dynamic band has moved its gain."))
          .toList();

  private static List<Parameter> table() {
    var table = new ArrayList<Parameter>();
    for (int band = 1; band <= BANDS; band++) {
      String id = "band-" + band + "-";
      String name = "Band " + band + " ";
      table.add(Parameter.toggle(id + "on", name + "on", false, "Switches band " + band + " on."));
      table.add(
          Parameter.choice(
                  id + "type",
                  name + "type",
                  "What band " + band + " does; the numbers of cuts are decibels an octave.",
                  TYPES)
              .startingAt(INITIAL_TYPES[band - 1]));
      table.add(
          Parameter.smooth(
                  id + "frequency",
                  name + "frequency",
                  Unit.HERTZ,
                  20,
                  20000,
                  FREQUENCIES[band - 1],
                  "Centre of a bell or notch, corner of a cut, middle of a shelf's slope.")
              .scaled(Parameter.Scale.LOGARITHMIC));
      table.add(
          Parameter.smooth(
              id + "gain",
              name + "gain",
              Unit.DECIBELS,
              -24,
              24,
              0,
              "Boost or cut of a bell, shelf or tilt; the other types do not use it."));
      table.add(
          Parameter.smooth(
                  id + "q",
                  name + "Q",
                  Unit.PLAIN,
                  0.1,
                  20,
                  0.7071,
                  "Narrowness of a bell or notch, steepness of a shelf, resonance of a cut; 0.71 is"
                      + " the flattest cut.")
              .scaled(Parameter.Scale.LOGARITHMIC));
    }
    table.add(
        Parameter.smooth(
            "output", "Output", Unit.DECIBELS, -24, 24, 0, "Level after all the bands."));
    table.add(
        Parameter.choice(
            "response",
            "Response",
            "How the highs are shaped: like the analogue circuit up to 20 kHz, or squeezed towards"
                + " half the sample rate as in the classic digital equaliser.",
            List.of("analogue", "digital")));
    for (int band = 1; band <= BANDS; band++) {
      addMore(table, "band-" + band + "-", "Band " + band + " ");
    }
    table.add(
        Parameter.toggle(
            "auto-gain",
            "Auto gain",
            false,
            "Takes back the loudness that the bands add to music of all pitches, so that only the"
                + " tone changes."));
    table.add(
        Parameter.choice(
                "phase",
                "Phase",
                "Minimum phase turns the phase as circuits do and adds no latency; linear phase"
                    + " keeps every pitch in step but adds a delay and a little ringing before"
                    + " hits, and its bands are not dynamic.",
                List.of("minimum", "linear"))
            .of(Parameter.Kind.STRUCTURAL));
    return List.copyOf(table);
  }

  private static void addMore(List<Parameter> table, String id, String name) {
    table.add(
        Parameter.toggle(
            id + "solo",
            name + "solo",
            false,
            "Plays only what the band works on, for searching."));
    table.add(
        Parameter.choice(
                id + "placement",
                name + "placement",
                "Where the band works: on both sides, on one, on what the sides share, or on what"
                    + " they do not.",
                List.of("stereo", "left", "right", "mid", "side"))
            .of(Parameter.Kind.STRUCTURAL));
    table.add(
        Parameter.toggle(
                id + "dynamic",
                name + "dynamic",
                false,
                "Lets the loudness around the band's frequency move the gain of bells, shelves and"
                    + " tilts.")
            .of(Parameter.Kind.STRUCTURAL));
    table.add(
        Parameter.smooth(
            id + "threshold",
            name + "threshold",
            Unit.DECIBELS,
            -80,
            0,
            -30,
            "Level around the band's frequency above which a dynamic band moves."));
    table.add(
        Parameter.smooth(
                id + "ratio",
                name + "ratio",
                Unit.RATIO,
                1,
                50,
                3,
                "How much a dynamic band moves: decibels above the threshold for each that"
                    + " remains.")
            .scaled(Parameter.Scale.LOGARITHMIC));
    table.add(
        Parameter.smooth(
            id + "range",
            name + "range",
            Unit.DECIBELS,
            -24,
            24,
            -6,
            "How far a dynamic band moves at most: down when it is negative, up when positive."));
    table.add(
        Parameter.smooth(
                id + "attack",
                name + "attack",
                Unit.MILLISECONDS,
                0.5,
                250,
                10,
                "Time in which a dynamic band goes most of its way.")
            .scaled(Parameter.Scale.LOGARITHMIC));
    table.add(
        Parameter.smooth(
                id + "release",
                name + "release",
                Unit.MILLISECONDS,
                5,
                2500,
                120,
                "Time in which a dynamic band comes most of the way back.")
            .scaled(Parameter.Scale.LOGARITHMIC));
    table.add(
        Parameter.choice(
            id + "key",
            name + "key",
            "What a dynamic band listens to: the sound itself or the side-chain.",
            List.of("sound", "side-chain")));
  }

  /** Place of one of the later numbers of a band. */
  static int more(int band, int number) {
    return MORE + band * MORE_PER_BAND + number;
  }

  /** Poles of a cut. */
  static int poles(int type) {
    return switch (type) {
      case LOW_CUT_12, HIGH_CUT_12 -> 2;
      case LOW_CUT_24, HIGH_CUT_24 -> 4;
      default -> type >= HIGH_CUT_6 ? POLES[type - HIGH_CUT_6] : POLES[type - LOW_CUT_6];
    };
  }

  static boolean isLowCut(int type) {
    return type == LOW_CUT_12 || type == LOW_CUT_24 || (type >= LOW_CUT_6 && type < HIGH_CUT_6);
  }

  static boolean isHighCut(int type) {
    return type == HIGH_CUT_12 || type == HIGH_CUT_24 || type >= HIGH_CUT_6;
  }

  /** Whether every band works on both sides alike, at the gain it is given, without latency. */
  static boolean plain(Setup setup) {
    boolean plain = setup.initial().get(PHASE) < 0.5;
    for (int band = 0; band < BANDS; band++) {
      plain &= setup.initial().get(more(band, PLACEMENT)) < 0.5;
      plain &= setup.initial().get(more(band, DYNAMIC)) < 0.5;
    }
    return plain;
  }

  @Override
  public String id() {
    return "eq";
  }

  @Override
  public String name() {
    return "Equaliser";
  }

  @Override
  public Category category() {
    return Category.EFFECT;
  }

  @Override
  public String summary() {
    return "Eight bands of bell, shelf, cut, notch, tilt and more, each for both sides, one of"
        + " them, mid or side, and dynamic if wanted. True to the analogue curves up to 20"
        + " kHz; minimum phase without latency or linear phase. A band that is off costs"
        + " nothing.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return setup.initial().get(PHASE) < 0.5 ? new EqProcessor(setup) : new EqLinear(setup);
  }

  @Override
  public boolean sideChain() {
    return true;
  }

  @Override
  public List<Reading> readings() {
    return READINGS;
  }

  @Override
  public Optional<LaneKernel> lanes() {
    return Optional.of(new EqLanes.Maker());
  }
}
