package org.songline.devices.equalizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.devices.DeviceType;
import org.songline.devices.LaneKernel;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** The parametric equaliser of every strip: eight bands, minimum phase, no latency. */
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
          "tilt");
  private static final double[] FREQUENCIES = {30, 80, 200, 500, 1200, 3000, 8000, 16000};
  private static final int[] INITIAL_TYPES = {
    LOW_CUT_12, LOW_SHELF, BELL, BELL, BELL, BELL, HIGH_SHELF, HIGH_CUT_12
  };
  private static final List<Parameter> TABLE = table();

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
              "Boost or cut of a bell, shelf or tilt; cuts and notches do not use it."));
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
    return List.copyOf(table);
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
    return "Eight bands of bell, shelf, cut, notch or tilt. Minimum phase without latency, and true"
        + " to the analogue curves up to 20 kHz. A band that is off costs nothing.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new EqProcessor(setup.sampleRate());
  }

  @Override
  public Optional<LaneKernel> lanes() {
    return Optional.of(new EqLanes.Maker());
  }
}
