package org.songline.devices.notes;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Unit;

/** Makes a chord of each note. */
final class Chord implements NoteRule {
  private static final int TYPE_CHOICE = 0;
  private static final int ROOT = 1;
  private static final int SCALE = 2;
  private static final int INVERSION = 3;
  private static final int SPREAD = 4;
  private static final int BASS = 5;
  private static final int VELOCITY = 6;
  private static final int CUSTOM = 7;
  private static final int OWN_NOTES = 5;

  /** Degrees of the scale above the note, for chords that follow the key. */
  private static final int[][] DEGREES = {{2, 4}, {2, 4, 6}, {2, 4, 6, 8}};

  private static final List<String> NAMES =
      List.of(
          "in key: triad",
          "in key: seventh",
          "in key: ninth",
          "major",
          "minor",
          "diminished",
          "augmented",
          "sus 2",
          "sus 4",
          "major 7",
          "minor 7",
          "dominant 7",
          "minor 9",
          "major 9",
          "6",
          "minor 6",
          "fifth",
          "octave",
          "own");

  private static final int[][] SEMITONES = {
    {4, 7},
    {3, 7},
    {3, 6},
    {4, 8},
    {2, 7},
    {5, 7},
    {4, 7, 11},
    {3, 7, 10},
    {4, 7, 10},
    {3, 7, 10, 14},
    {4, 7, 11, 14},
    {4, 7, 9},
    {3, 7, 9},
    {7},
    {12}
  };

  static final DeviceType TYPE =
      new NoteType(
          "chord",
          "Chord",
          "Makes a chord of each note: in the key of the song, of a fixed kind, or of notes of your"
              + " own; with inversions, open voicing and a bass note.",
          table(),
          setup -> new Chord());

  private final int[] keys = new int[NoteFlow.CHILDREN];

  private static List<Parameter> table() {
    List<Parameter> table = new ArrayList<>();
    table.add(
        Parameter.choice("type", "Type", "The chord; in key follows root and scale.", NAMES)
            .startingAt(3));
    table.add(Parameter.choice("root", "Root", "The key that chords in key follow.", Scale.ROOTS));
    table.add(
        Parameter.choice("scale", "Scale", "The scale that chords in key follow.", Scale.NAMES)
            .startingAt(1));
    table.add(
        Parameter.smooth(
                "inversion",
                "Inversion",
                Unit.PLAIN,
                -3,
                3,
                0,
                "Moves so many of the lowest notes up an octave, or of the highest down.")
            .of(Kind.STEPPED));
    table.add(
        Parameter.toggle(
            "spread", "Spread", false, "Opens the chord: every second note goes up an octave."));
    table.add(
        Parameter.toggle("bass", "Bass", false, "Adds the note itself an octave below the chord."));
    table.add(
        Parameter.smooth(
            "velocity",
            "Added velocity",
            Unit.PERCENT,
            10,
            100,
            90,
            "How hard the added notes are struck, of the note played."));
    for (int i = 1; i <= OWN_NOTES; i++) {
      table.add(
          Parameter.smooth(
                  "note-" + i,
                  "Note " + i,
                  Unit.SEMITONES,
                  -24,
                  24,
                  i == 1 ? 7 : i == 2 ? 12 : 0,
                  "A note of a chord of your own, from the note played; 0 is none.")
              .of(Kind.STEPPED));
    }
    return table;
  }

  @Override
  public void on(NoteFlow flow, Io io, long frame, int slot) {
    int key = Math.round(flow.key(slot));
    float bent = flow.key(slot) - key;
    int count = gather(io, key);
    voice(io, count);
    float added = flow.velocity(slot) * io.values.at(VELOCITY) / 100;
    for (int i = 0; i < count; i++) {
      // The first is the note itself, wherever scale and inversion have put it.
      flow.play(slot, frame, keys[i] + bent, i == 0 ? flow.velocity(slot) : added);
    }
    if (io.values.on(BASS)) {
      flow.play(slot, frame, key - 12 + bent, added);
    }
  }

  /** Collects the keys of the chord, the note first; returns how many. */
  private int gather(Io io, int key) {
    int type = io.values.choice(TYPE_CHOICE);
    int count = 0;
    keys[count++] = key;
    if (type < DEGREES.length) {
      Scale scale = Scale.ALL.get(io.values.choice(SCALE));
      int root = io.values.choice(ROOT);
      int from = scale.nearest(key, root);
      keys[0] = from;
      for (int i = 0; i < DEGREES[type].length; i++) {
        keys[count++] = scale.above(from, root, DEGREES[type][i]);
      }
    } else if (type < DEGREES.length + SEMITONES.length) {
      int[] semitones = SEMITONES[type - DEGREES.length];
      for (int i = 0; i < semitones.length; i++) {
        keys[count++] = key + semitones[i];
      }
    } else {
      for (int i = 0; i < OWN_NOTES; i++) {
        int own = Math.round(io.values.at(CUSTOM + i));
        if (own != 0) {
          keys[count++] = key + own;
        }
      }
    }
    return count;
  }

  private void voice(Io io, int count) {
    int inversion = Math.round(io.values.at(INVERSION));
    for (int i = 0; i < Math.abs(inversion) && count > 1; i++) {
      int edge = 0;
      for (int k = 1; k < count; k++) {
        boolean further = inversion > 0 ? keys[k] < keys[edge] : keys[k] > keys[edge];
        edge = further ? k : edge;
      }
      keys[edge] += inversion > 0 ? 12 : -12;
    }
    if (io.values.on(SPREAD)) {
      for (int i = 1; i < count; i += 2) {
        keys[i] += 12;
      }
    }
  }

  @Override
  public void reset() {}
}
