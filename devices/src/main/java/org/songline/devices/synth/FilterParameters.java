package org.songline.devices.synth;

import static org.songline.devices.Parameter.choice;
import static org.songline.devices.Parameter.smooth;
import static org.songline.devices.synth.SourceParameters.fixed;
import static org.songline.devices.synth.SourceParameters.percent;

import java.util.List;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;

/** The part of the table about the two filters. */
final class FilterParameters {
  static final List<String> KINDS =
      List.of(
          "off",
          "low 12",
          "low 24",
          "band 12",
          "band 24",
          "high 12",
          "high 24",
          "notch",
          "ladder 24",
          "ladder 12",
          "ladder band",
          "ladder high");

  private FilterParameters() {}

  static void add(List<Parameter> table) {
    filter(table, "", "", 1, "");
    table.add(
        smooth(
            "drive",
            "Drive",
            Unit.DECIBELS,
            0,
            36,
            0,
            "Saturation before the filter; the level is kept about the same."));
    table.add(
        percent(
            "filter-velocity",
            "Filter velocity",
            0,
            "How much soft notes shrink what the modulation envelope does to the filters."));
    filter(table, "2", " 2", 0, " of the second filter");
    table.add(
        percent(
            "filter-parallel",
            "Parallel",
            0,
            "From both filters one after the other to both side by side, each at half level."));
    table.add(
        fixed(
            "filter-fm-source",
            "Filter FM source",
            "Which oscillator shakes the cutoff of the first filter at its own pitch.",
            List.of("off", "osc 2", "osc 3")));
    table.add(
        smooth(
            "filter-fm",
            "Filter FM",
            Unit.SEMITONES,
            0,
            48,
            0,
            "How far the cutoff is shaken: a growl at low pitch, a metallic edge at high pitch."));
  }

  private static void filter(
      List<Parameter> table, String number, String name, int initial, String which) {
    table.add(
        choice(
                "filter" + number,
                "Filter" + name,
                "What the filter lets through and how steeply it cuts the rest; a ladder saturates"
                    + " as it rings.",
                KINDS)
            .startingAt(initial));
    table.add(
        smooth(
                "cutoff" + number,
                "Cutoff" + name,
                Unit.HERTZ,
                20,
                20_000,
                8000,
                "Where the filter begins to cut, for the note middle C.")
            .scaled(Scale.LOGARITHMIC));
    table.add(
        smooth(
                "resonance" + number,
                "Resonance" + name,
                Unit.PLAIN,
                0.5,
                40,
                0.7071,
                "Q of the filter: how strongly it rings at the cutoff.")
            .scaled(Scale.LOGARITHMIC));
    table.add(
        percent(
            "key-track" + number,
            "Key track" + name,
            0,
            "How much the cutoff" + which + " follows the pitch of the note."));
    table.add(
        smooth(
            number.isEmpty() ? "filter-envelope" : "filter" + number + "-envelope",
            "Filter" + name + " envelope",
            Unit.SEMITONES,
            -96,
            96,
            0,
            "How far the modulation envelope moves the cutoff" + which + "."));
  }
}
