package org.songline.devices.sampler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songline.devices.Common;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Parameter.Kind;
import org.songline.devices.Parameter.Scale;
import org.songline.devices.Parameter.Unit;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.media.soundfont.Preset;

/**
 * The sampler. It answers the controllers that General MIDI names, by the default modulators of
 * SoundFont 2.04: 1 modulation, 7 volume, 10 pan, 11 expression, 64 sustain, 66 sostenuto, channel
 * and key pressure, pitch bend with its range (registered parameter 0) and tuning (1 and 2), 120 to
 * 127. A bank is the most significant bank number when that is not 0, else the least significant;
 * 120, 126 and 127 are percussion. Unless {@code velocity-filter} is on, velocity leaves the filter
 * alone, as fonts in use expect.
 *
 * <p>The sampler is dry: reverb and chorus amounts, controllers 91 and 93 included, are for the
 * sends of its track.
 */
public final class SamplerDevice implements DeviceType {
  /** The greatest polyphony. */
  public static final int MOST_VOICES = 256;

  static final double SILENCE = -60;

  private static final List<Parameter> TABLE =
      List.of(
          number("bank", "Bank", 0, Preset.PERCUSSION, 0, "Bank at the start; 128 is percussion.")
              .of(Kind.STRUCTURAL),
          number("program", "Program", 0, 127, 0, "Program at the start, counted from 0.")
              .of(Kind.STRUCTURAL),
          number("root", "Root key", 0, 127, 60, "Key at which a single sample plays as recorded.")
              .of(Kind.STRUCTURAL),
          Parameter.choice(
                  "loop",
                  "Loop",
                  "How a single sample loops: as its file says, not at all, as a whole, not at all"
                      + " and always to its end, or between its loop points forward, to and fro, or"
                      + " until the release.",
                  List.of(
                      "file", "off", "whole", "one-shot", "forward", "ping-pong", "until-release"))
              .of(Kind.STRUCTURAL),
          Parameter.smooth("tune", "Tuning", Unit.CENTS, -100, 100, 0, "Fine tuning."),
          number("transpose", "Transpose", -36, 36, 0, "Semitones added to new notes.")
              .of(Kind.STEPPED),
          Parameter.smooth(
              "gain", "Gain", Unit.DECIBELS, SILENCE, 24, 0, "Level; silence at the bottom."),
          Parameter.smooth(
                  "attack", "Attack", Unit.MILLISECONDS, 0, 5000, 0, "Time added to every attack.")
              .scaled(Scale.SQUARE),
          Parameter.smooth(
                  "release",
                  "Release",
                  Unit.MILLISECONDS,
                  0,
                  10000,
                  0,
                  "Time added to every release.")
              .scaled(Scale.SQUARE),
          Parameter.smooth(
              "cutoff", "Cutoff", Unit.SEMITONES, -48, 48, 0, "Moves every filter up or down."),
          Parameter.smooth(
              "velocity-curve",
              "Velocity curve",
              Unit.PERCENT,
              -100,
              100,
              0,
              "Above 0 soft playing sounds louder, below 0 softer."),
          Parameter.toggle(
              "velocity-filter",
              "Velocity to filter",
              false,
              "Closes the filter for soft notes, as the SoundFont standard has it."),
          number("bend-range", "Bend range", 0, 24, 2, "Semitones of a full pitch bend.")
              .of(Kind.STEPPED),
          number("polyphony", "Polyphony", 1, MOST_VOICES, MOST_VOICES, "Most voices at a time.")
              .of(Kind.STEPPED),
          percent("start", "Start", 0, "Where a single sample begins."),
          percent("end", "End", 100, "Where a single sample ends."),
          percent("loop-start", "Loop start", 0, "Where the loop of a single sample begins."),
          percent("loop-end", "Loop end", 100, "Where the loop of a single sample ends."),
          Parameter.smooth(
                  "loop-crossfade",
                  "Loop crossfade",
                  Unit.MILLISECONDS,
                  0,
                  2000,
                  0,
                  "Time in which the end of the loop fades into its start.")
              .scaled(Scale.SQUARE)
              .of(Kind.STRUCTURAL),
          Parameter.toggle("reverse", "Reverse", false, "Plays a single sample backwards.")
              .of(Kind.STRUCTURAL),
          Parameter.choice(
                  "slices",
                  "Slices",
                  "Cuts a single sample, at its attacks or at a note value, and lays the slices on"
                      + " keys; the key below them plays all in turn in the tempo of the song.",
                  List.of("off", "attacks", "grid"))
              .of(Kind.STRUCTURAL),
          percent("slice-sensitivity", "Sensitivity", 50, "How faint an attack may be to cut."),
          number("slice-most", "Most slices", 1, 128, 64, "Of more attacks the strongest cut.")
              .of(Kind.STRUCTURAL),
          new Parameter(
              "slice-note",
              "Slice note",
              Unit.CHOICE,
              0,
              Common.note(0, "").choices().size() - 1,
              Scale.LINEAR,
              Common.noteNamed("1/8"),
              Common.note(0, "").choices(),
              Kind.STRUCTURAL,
              "Length of a slice on the grid."),
          number("slice-base", "Slice base", 0, 127, 36, "Key of the first slice.")
              .of(Kind.STRUCTURAL),
          Parameter.choice(
                  "slice-play",
                  "Slice play",
                  "A slice sounds while its key is down, or always to its end, or while its key is"
                      + " down and on through the slices after it.",
                  List.of("gate", "one-shot", "through"))
              .of(Kind.STRUCTURAL),
          Parameter.choice(
                  "follow",
                  "Follow tempo",
                  "Whether a single sample takes the tempo of the song: its speed and pitch, as on"
                      + " a record player, or its length alone, at the tempo the song starts with.",
                  List.of("off", "re-pitch", "stretch"))
              .of(Kind.STRUCTURAL),
          number(
                  "tempo",
                  "Tempo",
                  0,
                  400,
                  0,
                  "Tempo of a single sample, quarter notes a minute; at 0 it is guessed from the"
                      + " length.")
              .of(Kind.STRUCTURAL));

  private static final int BANK = 0;
  private static final int PROGRAM = 1;
  private static final int ROOT = 2;
  private static final int LOOP = 3;
  static final int TUNE = 4;
  static final int TRANSPOSE = 5;
  static final int GAIN = 6;
  static final int ATTACK = 7;
  static final int RELEASE = 8;
  static final int CUTOFF = 9;
  static final int VELOCITY_CURVE = 10;
  static final int VELOCITY_FILTER = 11;
  static final int BEND_RANGE = 12;
  static final int POLYPHONY = 13;
  private static final int START = 14;
  private static final int END = 15;
  private static final int LOOP_START = 16;
  private static final int LOOP_END = 17;
  private static final int LOOP_CROSSFADE = 18;
  private static final int REVERSE = 19;
  private static final int SLICES = 20;
  private static final int SLICE_SENSITIVITY = 21;
  private static final int SLICE_MOST = 22;
  private static final int SLICE_NOTE = 23;
  private static final int SLICE_BASE = 24;
  private static final int SLICE_PLAY = 25;
  private static final int FOLLOW = 26;
  private static final int TEMPO = 27;
  private static final int RE_PITCH = 1;
  private static final int STRETCH = 2;

  private static Parameter percent(String id, String name, double initial, String help) {
    return Parameter.smooth(id, name, Unit.PERCENT, 0, 100, initial, help).of(Kind.STRUCTURAL);
  }

  private static Parameter number(
      String id, String name, double min, double max, double initial, String help) {
    return Parameter.smooth(id, name, Unit.PLAIN, min, max, initial, help);
  }

  @Override
  public String id() {
    return "sampler";
  }

  @Override
  public String name() {
    return "Sampler";
  }

  @Override
  public Category category() {
    return Category.INSTRUMENT;
  }

  @Override
  public String summary() {
    return "Plays recorded instruments: SoundFont 2 and 3, SFZ, or a single sample.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public List<AssetSlot> assets() {
    return List.of(new AssetSlot("file", "File", "A .sf2, .sf3 or .sfz file, or a recording."));
  }

  @Override
  public Processor create(Setup setup) {
    return create(setup, true);
  }

  /** As {@link #create(Setup)}; without vectors it gives the same bits. */
  SamplerProcessor create(Setup setup, boolean vectors) {
    Optional<SampleLibrary> library =
        setup.assets().load("file", SampleLibrary.class, SampleLibrary::open);
    int bank = (int) Math.rint(setup.initial().get(BANK));
    boolean percussion = bank == Preset.PERCUSSION;
    Set<Integer> numbers = new LinkedHashSet<>();
    numbers.add(bank << 7 | (int) Math.rint(setup.initial().get(PROGRAM)));
    for (int selected : setup.programs()) {
      numbers.add(number(selected >> 7, selected & 127, percussion));
    }
    double seconds = library.map(SampleLibrary::seconds).orElse(0.0);
    Playback how = playback(setup.initial(), seconds, setup.tempo());
    List<Program> programs = new ArrayList<>();
    for (int number : numbers) {
      programs.add(library.map(found -> load(found, number, how)).orElse(Program.SILENT));
    }
    boolean follows = setup.initial().get(FOLLOW) == RE_PITCH;
    double part = Math.abs(how.end() - how.start());
    return new SamplerProcessor(
        setup,
        numbers.stream().mapToInt(Integer::intValue).toArray(),
        programs.toArray(Program[]::new),
        follows && seconds > 0 ? how.tempo(seconds * part) : 0,
        vectors);
  }

  private static Playback playback(List<Double> values, double seconds, double song) {
    Playback plain = playback(values);
    boolean stretches = values.get(FOLLOW) == STRETCH && seconds > 0;
    double part = Math.abs(plain.end() - plain.start());
    return stretches ? plain.stretched(plain.tempo(seconds * part), song) : plain;
  }

  private static Playback playback(List<Double> values) {
    var slicing =
        new Playback.Slicing(
            values.get(SLICES).intValue(),
            values.get(SLICE_SENSITIVITY) / 100,
            values.get(SLICE_MOST).intValue(),
            Common.quarters(values.get(SLICE_NOTE).intValue()),
            (int) Math.rint(values.get(SLICE_BASE)),
            values.get(SLICE_PLAY).intValue());
    return new Playback(
        (int) Math.rint(values.get(ROOT)),
        values.get(LOOP).intValue(),
        values.get(START) / 100,
        values.get(END) / 100,
        values.get(LOOP_START) / 100,
        values.get(LOOP_END) / 100,
        values.get(LOOP_CROSSFADE) / 1000,
        values.get(REVERSE) > 0,
        values.get(TEMPO),
        1,
        slicing);
  }

  private static Program load(SampleLibrary library, int number, Playback how) {
    try {
      return library.program(number, how);
    } catch (IOException damaged) {
      return Program.SILENT;
    }
  }

  /** The number of a program in a font, as bank * 128 + program. */
  static int number(int bank, int program, boolean percussion) {
    int high = bank >> 7 & 127;
    int low = bank & 127;
    boolean drums = percussion || high == 120 || high == 126 || high == 127;
    int chosen = drums ? Preset.PERCUSSION : high != 0 ? high : low;
    return chosen << 7 | program;
  }
}
