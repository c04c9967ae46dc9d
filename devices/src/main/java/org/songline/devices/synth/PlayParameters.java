package org.songline.devices.synth;

import static org.songline.devices.Parameter.smooth;
import static org.songline.devices.synth.SourceParameters.percent;
import static org.songline.devices.synth.SourceParameters.whole;

import java.util.List;
import org.songline.devices.Common;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.voices.Player;

/** The part of the table about how notes are played, and the loudness of all. */
final class PlayParameters {
  private PlayParameters() {}

  static void add(List<Parameter> table) {
    table.add(percent("velocity", "Velocity", 70, "How much softer a soft note is."));
    Player.addParameters(table);
    expression(table);
    table.add(percent("stereo", "Stereo", 0, "Spreads successive notes between left and right."));
    table.add(
        whole(
                "voices",
                "Voices",
                1,
                128,
                32,
                "Most notes that sound at once, before the oldest" + " gives way.")
            .of(Kind.STRUCTURAL));
    table.add(
        smooth("level", "Level", Unit.DECIBELS, -60, 12, -12, "Loudness of the whole instrument."));
    table.add(Common.output());
  }

  private static void expression(List<Parameter> table) {
    table.add(
        smooth(
            "pressure-cutoff",
            "Pressure to cutoff",
            Unit.SEMITONES,
            -60,
            60,
            24,
            "How far full pressure moves the cutoff."));
    table.add(
        smooth(
            "timbre-cutoff",
            "Timbre to cutoff",
            Unit.SEMITONES,
            -60,
            60,
            0,
            "How far full per-note timbre moves the cutoff."));
    table.add(
        smooth(
            "timbre-position",
            "Timbre to position",
            Unit.PERCENT,
            -100,
            100,
            0,
            "How far full per-note timbre moves through wavetables."));
  }
}
