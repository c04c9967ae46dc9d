package org.songline.media.soundfont;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.media.MediaProblem;

/**
 * An opened SoundFont. Presets and their values are in memory; the data of a sample is read when it
 * is asked for. Immutable, and safe for several threads.
 */
public final class SoundFont {
  private final String name;
  private final List<Preset> presets;
  private final List<SampleHeader> samples;
  private final Map<Integer, Preset> byProgram = new HashMap<>();
  private final SampleData data;

  SoundFont(String name, List<Preset> presets, List<SampleHeader> samples, SampleData data) {
    this.name = name;
    this.presets = List.copyOf(presets);
    this.samples = List.copyOf(samples);
    this.data = data;
    for (Preset preset : presets) {
      byProgram.putIfAbsent(preset.bank() << 7 | preset.program(), preset);
    }
  }

  /** Reads the frames of one sample, full scale 1. */
  interface SampleData {
    float[] read(int sample) throws IOException;
  }

  public String name() {
    return name;
  }

  /** In file order. */
  public List<Preset> presets() {
    return presets;
  }

  public Optional<Preset> preset(int bank, int program) {
    return Optional.ofNullable(byProgram.get(bank << 7 | program));
  }

  /** What the font says about each sample. */
  public List<SampleHeader> samples() {
    return samples;
  }

  /**
   * Reads the frames of a sample, mono, full scale 1. Nothing is kept: the caller does.
   *
   * @throws MediaProblem when the sample's data is damaged
   */
  public float[] frames(int sample) throws IOException {
    return data.read(sample);
  }
}
