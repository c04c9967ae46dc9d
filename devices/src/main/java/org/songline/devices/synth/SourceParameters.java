package org.songline.devices.synth;

import static org.songline.devices.Parameter.choice;
import static org.songline.devices.Parameter.smooth;
import static org.songline.devices.Parameter.toggle;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.dsp.oscillator.FactoryWavetables;

/** The part of the table about oscillators: their waves, copies, and what they do to each other. */
final class SourceParameters {
  private SourceParameters() {}

  static void add(List<Parameter> table) {
    oscillator(table, 1, 100);
    oscillator(table, 2, 0);
    oscillator(table, 3, 0);
    table.add(
        choice(
            "sub-shape",
            "Sub shape",
            "The wave of the sub oscillator, one octave below the note.",
            List.of("sine", "triangle", "square")));
    table.add(percent("sub-level", "Sub level", 0, "Weight under the sound from the sub."));
    table.add(percent("noise-level", "Noise level", 0, "Noise mixed in before the filter."));
    table.add(
        choice(
            "noise-colour",
            "Noise colour",
            "How bright the noise is: white is even, pink and brown are darker, blue is brighter.",
            List.of("white", "pink", "brown", "blue")));
    unison(table);
    links(table);
  }

  private static void unison(List<Parameter> table) {
    table.add(
        whole("unison", "Unison", 1, 16, 1, "Copies of the oscillators that each note plays."));
    table.add(
        smooth(
            "detune",
            "Detune",
            Unit.CENTS,
            0,
            100,
            15,
            "How far the outermost unison copies are out of tune."));
    table.add(percent("spread", "Spread", 70, "How far unison copies stand apart in stereo."));
    table.add(
        percent("blend", "Blend", 80, "Level of the outer unison copies against the centre."));
    table.add(
        toggle(
            "random-phase",
            "Random phase",
            false,
            "Starts each note anywhere in the wave, softer and less even, instead of at its"
                + " beginning."));
  }

  private static void links(List<Parameter> table) {
    table.add(
        fixed(
            "osc1-sync",
            "Osc 1 sync",
            "Restarts the wave of oscillator 1 with each cycle of another: the tearing sound of"
                + " hard sync.",
            List.of("off", "osc 2", "osc 3")));
    table.add(
        fixed(
            "osc2-sync",
            "Osc 2 sync",
            "Restarts the wave of oscillator 2 with each cycle of oscillator 3.",
            List.of("off", "osc 3")));
    table.add(
        fixed(
            "osc1-fm-source",
            "Osc 1 FM source",
            "Which oscillator, at its own level or silent, shakes the phase of oscillator 1.",
            List.of("off", "osc 2", "osc 3")));
    table.add(
        depth(
            "osc1-fm",
            "Osc 1 FM",
            "How far, in radians, the phase of oscillator 1 is shaken: the higher, the brighter."));
    table.add(
        fixed(
            "osc2-fm-source",
            "Osc 2 FM source",
            "Whether oscillator 3 shakes the phase of oscillator 2.",
            List.of("off", "osc 3")));
    table.add(
        depth(
            "osc2-fm",
            "Osc 2 FM",
            "How far, in radians, the phase of oscillator 2 is shaken: the higher, the brighter."));
    table.add(
        fixed(
            "ring",
            "Ring",
            "Makes the product of two oscillators, clangorous where they are out of tune.",
            List.of("off", "osc 1 and 2", "osc 2 and 3")));
    table.add(percent("ring-level", "Ring level", 0, "Level of the product before the filter."));
  }

  private static Parameter depth(String id, String name, String help) {
    return smooth(id, name, Unit.PLAIN, 0, 16, 0, help).scaled(Scale.SQUARE);
  }

  private static void oscillator(List<Parameter> table, int number, double level) {
    String id = "osc" + number + "-";
    String name = "Osc " + number + " ";
    List<String> shapes = new ArrayList<>(List.of("sine", "triangle", "saw", "pulse"));
    shapes.addAll(FactoryWavetables.NAMES.subList(0, FactoryWavetables.FIRST));
    shapes.add("own wavetable");
    shapes.addAll(
        FactoryWavetables.NAMES.subList(FactoryWavetables.FIRST, FactoryWavetables.NAMES.size()));
    table.add(
        choice(
                id + "shape",
                name + "shape",
                "A classic wave, a wavetable, or the recording of your own wavetable.",
                shapes)
            .startingAt(2));
    table.add(percent(id + "position", name + "position", 0, "Place within the wavetable."));
    table.add(
        smooth(
            id + "width",
            name + "width",
            Unit.PERCENT,
            2,
            98,
            50,
            "Part of the cycle that a pulse is up; 50 is a square wave."));
    table.add(whole(id + "octave", name + "octave", -4, 4, 0, "Octaves above the note."));
    table.add(whole(id + "semitones", name + "semitones", -12, 12, 0, "Semitones above the note."));
    table.add(
        smooth(
            id + "fine",
            name + "fine",
            Unit.CENTS,
            -100,
            100,
            0,
            "Fine tuning, in hundredths of a semitone."));
    table.add(percent(id + "level", name + "level", level, "Level before the filter."));
  }

  static Parameter percent(String id, String name, double at, String help) {
    return smooth(id, name, Unit.PERCENT, 0, 100, at, help);
  }

  static Parameter whole(String id, String name, int min, int max, int at, String help) {
    return smooth(id, name, Unit.PLAIN, min, max, at, help).of(Kind.STEPPED);
  }

  /** A choice that is made with the patch, and stands while it plays. */
  static Parameter fixed(String id, String name, String help, List<String> choices) {
    return choice(id, name, help, choices).of(Kind.STRUCTURAL);
  }
}
