package org.songline.media.soundfont;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.media.MediaProblem;

/**
 * Opens SoundFonts. Nothing in a font is trusted: indices and sizes are held to what is there,
 * zones that point nowhere are left out, and the number of resolved regions is bounded.
 */
public final class SoundFontReader {
  /** Resolved regions in one font; the largest fonts in use have about 50,000. */
  static final int MOST_REGIONS = 250_000;

  private static final int ROM = 0x8000;
  private static final int COMPRESSED = 0x10;
  private static final boolean[] SAMPLE_ONLY = Generator.sampleOnly();

  private final String name;
  private final Chunks chunks;
  private final List<SampleHeader> samples = new ArrayList<>();
  private final List<SampleStore.Place> places = new ArrayList<>();
  private final WorkBudget budget;
  private int regions;

  private SoundFontReader(String name, Chunks chunks) {
    budget = new WorkBudget(name);
    this.name = name;
    this.chunks = chunks;
  }

  /**
   * Opens a font. The file is mapped, not read, and must not change while the font is in use.
   *
   * @throws MediaProblem when it is no SoundFont or damaged beyond use
   */
  public static SoundFont read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment mapped =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
      return read(file.toString(), mapped);
    }
  }

  /**
   * Opens a font in memory.
   *
   * @param name the file as its user knows it
   * @throws MediaProblem when it is no SoundFont or damaged beyond use
   */
  public static SoundFont read(String name, MemorySegment bytes) throws MediaProblem {
    return new SoundFontReader(name, Chunks.of(name, bytes)).font();
  }

  private SoundFont font() throws MediaProblem {
    MemorySegment data = chunks.optional("smpl");
    samples(data);
    var instrumentZones =
        new Zones(
            chunks.table("ibag", 4),
            chunks.table("igen", 4),
            chunks.table("imod", 10),
            Generator.SAMPLE,
            budget);
    Chunks.Table instruments = chunks.table("inst", 22);
    var instrumentSets = new Zones.@Nullable Set[instruments.count()];
    var presetZones =
        new Zones(
            chunks.table("pbag", 4),
            chunks.table("pgen", 4),
            chunks.table("pmod", 10),
            Generator.INSTRUMENT,
            budget);
    Chunks.Table headers = chunks.table("phdr", 38);
    var presets = new ArrayList<Preset>();
    for (int row = 0; row < headers.count() - 1; row++) {
      Zones.Set set = presetZones.read(headers.u16(row, 24), headers.u16(row + 1, 24));
      var list = new ArrayList<Region>();
      for (Zones.Zone zone : set.zones()) {
        int instrument = zone.target();
        if (instrument < instruments.count() - 1) {
          Zones.Set inner = instrumentSets[instrument];
          if (inner == null) {
            inner =
                instrumentZones.read(
                    instruments.u16(instrument, 20), instruments.u16(instrument + 1, 20));
            instrumentSets[instrument] = inner;
          }
          resolve(set.global(), zone, inner, list);
        }
      }
      presets.add(
          new Preset(
              Math.min(headers.u16(row, 22), Preset.PERCUSSION),
              Math.min(headers.u16(row, 20), 127),
              headers.text(row, 0),
              list));
    }
    return new SoundFont(
        name, presets, samples, new SampleStore(name, data, chunks.optional("sm24"), places));
  }

  private void samples(MemorySegment data) throws MediaProblem {
    Chunks.Table headers = chunks.table("shdr", 46);
    long frames = data.byteSize() / 2;
    for (int row = 0; row < headers.count() - 1; row++) {
      int type = headers.u16(row, 44);
      boolean compressed = (type & COMPRESSED) != 0;
      long limit = compressed ? data.byteSize() : frames;
      long start = Math.min(headers.u32(row, 20), limit);
      long end = Math.max(start, Math.min(headers.u32(row, 24), limit));
      if ((type & ROM) != 0) {
        end = start;
      }
      // A compressed sample counts its loop from its own start, the others from the chunk's.
      long base = compressed ? 0 : start;
      long length = compressed ? Integer.MAX_VALUE : end - start;
      int loopStart = (int) Math.clamp(headers.u32(row, 28) - base, 0, length);
      int loopEnd = (int) Math.clamp(headers.u32(row, 32) - base, 0, length);
      int key = headers.u8(row, 40);
      long rate = headers.u32(row, 36);
      samples.add(
          new SampleHeader(
              headers.text(row, 0),
              compressed ? 0 : (int) length,
              loopStart,
              loopEnd,
              rate == 0 ? 44100 : Math.clamp(rate, 400, 400_000),
              key > 127 ? 60 : key,
              (byte) headers.u8(row, 41),
              compressed));
      places.add(new SampleStore.Place(start, end, compressed));
    }
  }

  private void resolve(
      Zones.@Nullable Zone presetGlobal, Zones.Zone preset, Zones.Set instrument, List<Region> into)
      throws MediaProblem {
    budget.spend(instrument.zones().size());
    for (Zones.Zone zone : instrument.zones()) {
      if (zone.target() >= samples.size() || !preset.matches(zone.keys(), zone.velocities())) {
        continue;
      }
      if (++regions > MOST_REGIONS) {
        throw new MediaProblem(
            name,
            "chunk pgen",
            "more than " + MOST_REGIONS + " regions",
            "split the SoundFont into smaller ones");
      }
      budget.spend(preset.modulators().size() + zone.modulators().size());
      int[] values = Generator.defaults();
      var modulators = new ArrayList<>(Modulator.defaults());
      overwrite(instrument.global(), values, modulators);
      overwrite(zone, values, modulators);
      values[Generator.SAMPLE] = zone.target();
      for (int g = 0; g < Generator.COUNT; g++) {
        if (!SAMPLE_ONLY[g]) {
          Integer offset = preset.values().get(g);
          if (offset == null && presetGlobal != null) {
            offset = presetGlobal.values().get(g);
          }
          values[g] += offset == null ? 0 : offset;
        }
      }
      var offsets = new ArrayList<Modulator>();
      if (presetGlobal != null) {
        offsets.addAll(presetGlobal.modulators());
      }
      preset.modulators().forEach(modulator -> Zones.replace(offsets, modulator));
      offsets.forEach(modulator -> Zones.add(modulators, modulator));
      into.add(
          new Region(
              Zones.Zone.intersect(preset.keys(), zone.keys()),
              Zones.Zone.intersect(preset.velocities(), zone.velocities()),
              values,
              modulators));
    }
  }

  private static void overwrite(
      Zones.@Nullable Zone zone, int[] values, List<Modulator> modulators) {
    if (zone != null) {
      zone.values().forEach((generator, value) -> values[generator] = value);
      zone.modulators().forEach(modulator -> Zones.replace(modulators, modulator));
    }
  }
}
