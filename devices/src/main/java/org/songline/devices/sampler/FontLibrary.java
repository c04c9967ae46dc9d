package org.songline.devices.sampler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.media.soundfont.Generator;
import org.songline.media.soundfont.Preset;
import org.songline.media.soundfont.Region;
import org.songline.media.soundfont.SampleHeader;
import org.songline.media.soundfont.SoundFont;

/** A SoundFont as a library: samples are shared between its programs. */
final class FontLibrary implements SampleLibrary {
  private static final int COARSE = 32768;

  /**
   * Decibels that make a font as loud as in FluidSynth at gain 1, after which fonts and players are
   * levelled: its filter at rest has 1.5 dB of gain, its controllers end a little below full. The
   * standard says nothing about the level of a whole player.
   */
  private static final float LEVEL = 1.15f;

  private final SoundFont font;
  private final Map<Integer, Program> programs = new HashMap<>();
  private final Map<Integer, Sample> samples = new HashMap<>();

  FontLibrary(SoundFont font) {
    this.font = font;
  }

  @Override
  public synchronized Program program(int number, Playback how) throws IOException {
    Program known = programs.get(number);
    if (known == null) {
      Optional<Preset> preset = preset(number >> 7, number & 127);
      known = preset.isPresent() ? build(preset.get()) : Program.SILENT;
      programs.put(number, known);
    }
    return known;
  }

  /** As players do: a missing variation is the main bank's, a missing drum kit the standard one. */
  private Optional<Preset> preset(int bank, int program) {
    Optional<Preset> exact = font.preset(bank, program);
    if (exact.isPresent()) {
      return exact;
    }
    return bank == Preset.PERCUSSION ? font.preset(bank, 0) : font.preset(0, program);
  }

  private Program build(Preset preset) throws IOException {
    List<Zone> zones = new ArrayList<>();
    for (Region region : preset.regions()) {
      zones.add(zone(region));
    }
    return new Program(zones);
  }

  private Zone zone(Region region) throws IOException {
    int number = region.sample();
    SampleHeader header = font.samples().get(number);
    Sample sample = samples.get(number);
    if (sample == null) {
      sample = new Sample(font.frames(number), header.rate());
      samples.put(number, sample);
    }
    var zone = new Zone.Builder(sample);
    for (int g = 0; g < Generator.COUNT; g++) {
      zone.generators[g] = region.generator(g);
    }
    zone.modulators = region.modulators();
    zone.keyLow = region.keyLow();
    zone.keyHigh = region.keyHigh();
    zone.velocityLow = region.velocityLow();
    zone.velocityHigh = region.velocityHigh();
    zone.start = offset(region, Generator.START_OFFSET, Generator.START_COARSE_OFFSET);
    zone.end = sample.frames + offset(region, Generator.END_OFFSET, Generator.END_COARSE_OFFSET);
    zone.loopStart =
        header.loopStart()
            + offset(region, Generator.LOOP_START_OFFSET, Generator.LOOP_START_COARSE_OFFSET);
    zone.loopEnd =
        header.loopEnd()
            + offset(region, Generator.LOOP_END_OFFSET, Generator.LOOP_END_COARSE_OFFSET);
    zone.looping =
        switch (region.generator(Generator.SAMPLE_MODES) & 3) {
          case 1 -> Zone.Looping.ALWAYS;
          case 3 -> Zone.Looping.UNTIL_RELEASE;
          default -> Zone.Looping.NONE;
        };
    int root = region.generator(Generator.ROOT_KEY);
    zone.rootCents = 100.0 * (root >= 0 && root <= 127 ? root : header.key()) - header.correction();
    zone.gain = LEVEL;
    zone.group = region.generator(Generator.EXCLUSIVE_CLASS);
    zone.offBy = zone.group;
    return zone.build();
  }

  private static int offset(Region region, int fine, int coarse) {
    return region.generator(fine) + COARSE * region.generator(coarse);
  }
}
