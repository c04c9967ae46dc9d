package org.songline.devices.synth;

import static org.songline.devices.Parameter.choice;
import static org.songline.devices.Parameter.smooth;
import static org.songline.devices.synth.SourceParameters.percent;

import java.util.List;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.voices.LfoControls;

/** The part of the table about envelopes, low-frequency oscillators and the modulation matrix. */
final class MotionParameters {
  private MotionParameters() {}

  static void add(List<Parameter> table) {
    envelope(table, "amp", "Amp", 0.002, 0.2, 100, 0.15, "the loudness");
    envelope(table, "mod", "Mod", 0.002, 0.4, 0, 0.3, "the modulation envelope");
    table.add(
        smooth(
            "pitch-envelope",
            "Pitch envelope",
            Unit.SEMITONES,
            -48,
            48,
            0,
            "How far the modulation envelope bends the pitch."));
    envelope(table, "env3", "Env 3", 0.002, 0.4, 0, 0.3, "the third envelope");
    envelope(table, "env4", "Env 4", 0.5, 0.5, 100, 0.5, "the fourth envelope");
    LfoControls.addParameters(table, "lfo", "LFO");
    depths(table);
    LfoControls.addParameters(table, "lfo2", "LFO 2");
    LfoControls.addParameters(table, "lfo3", "LFO 3");
    LfoControls.addParameters(table, "lfo4", "LFO 4");
    for (int slot = 1; slot <= SynthTable.SLOTS; slot++) {
      slot(table, "mod" + slot, "Mod " + slot);
    }
  }

  private static void slot(List<Parameter> table, String id, String name) {
    table.add(
        choice(
            id + "-source",
            name + " source",
            "What moves the target: a part of how the note is played, an envelope, an LFO.",
            Matrix.SOURCES));
    table.add(
        choice(
            id + "-target",
            name + " target",
            "What is moved; all of it is two octaves of pitch, eight octaves of cutoff, four"
                + " octaves of Q, sixteen radians of FM, or the whole range of a level.",
            Matrix.TARGETS));
    table.add(
        smooth(
            id + "-amount",
            name + " amount",
            Unit.PERCENT,
            -100,
            100,
            0,
            "How far and which way the source moves the target."));
    table.add(
        choice(
            id + "-via",
            name + " via",
            "A second source that opens the first, such as the wheel for vibrato; off is open.",
            Matrix.SOURCES));
  }

  private static void depths(List<Parameter> table) {
    table.add(
        smooth(
                "lfo-pitch",
                "LFO to pitch",
                Unit.SEMITONES,
                0,
                24,
                0,
                "Vibrato: how far the LFO bends the pitch.")
            .scaled(Scale.SQUARE));
    table.add(
        smooth(
            "lfo-cutoff",
            "LFO to cutoff",
            Unit.SEMITONES,
            0,
            60,
            0,
            "How far the LFO moves the cutoff."));
    table.add(percent("lfo-level", "LFO to level", 0, "Tremolo: how deep the LFO dips the level."));
    table.add(
        percent("lfo-width", "LFO to width", 0, "How far the LFO moves the width of pulses."));
    table.add(
        percent("lfo-position", "LFO to position", 0, "How far the LFO moves through wavetables."));
  }

  private static void envelope(
      List<Parameter> table,
      String id,
      String name,
      double attack,
      double decay,
      double sustain,
      double release,
      String what) {
    table.add(
        seconds(
            id + "-attack",
            name + " attack",
            10,
            attack,
            "Time that " + what + " takes to rise after a note starts."));
    table.add(
        seconds(
            id + "-decay",
            name + " decay",
            20,
            decay,
            "Time that " + what + " takes to fall to the sustain level."));
    table.add(
        percent(
            id + "-sustain",
            name + " sustain",
            sustain,
            "Where " + what + " stays while the note is held."));
    table.add(
        seconds(
            id + "-release",
            name + " release",
            20,
            release,
            "Time that " + what + " takes to end after the note is let go."));
  }

  private static Parameter seconds(String id, String name, double max, double at, String help) {
    return smooth(id, name, Unit.SECONDS, 0, max, at, help).scaled(Scale.SQUARE);
  }
}
