package org.songline.devices.sampler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
                  "How a single sample loops: as its file says, not at all, as a whole, or not at"
                      + " all and always to its end.",
                  List.of("file", "off", "whole", "one-shot"))
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
              .of(Kind.STEPPED));

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
    var options =
        new SampleLibrary.Options(
            (int) Math.rint(setup.initial().get(ROOT)), setup.initial().get(LOOP).intValue());
    List<Program> programs = new ArrayList<>();
    for (int number : numbers) {
      programs.add(library.map(found -> load(found, number, options)).orElse(Program.SILENT));
    }
    return new SamplerProcessor(
        setup,
        numbers.stream().mapToInt(Integer::intValue).toArray(),
        programs.toArray(Program[]::new),
        vectors);
  }

  private static Program load(SampleLibrary library, int number, SampleLibrary.Options options) {
    try {
      return library.program(number, options);
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
