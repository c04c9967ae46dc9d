package org.songline.devices.synth;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** The polyphonic subtractive and wavetable synthesizer. */
public final class SynthType implements DeviceType {
  static final String WAVETABLE = "wavetable";

  private static final List<AssetSlot> ASSETS =
      List.of(
          new AssetSlot(
              WAVETABLE,
              "Wavetable",
              "A recording of one cycle of a wave, or of many of 2048 samples each, that morph."));

  @Override
  public String id() {
    return "synth";
  }

  @Override
  public String name() {
    return "Synth";
  }

  @Override
  public Category category() {
    return Category.INSTRUMENT;
  }

  @Override
  public String summary() {
    return "Polyphonic synthesizer: three oscillators of classic waves or wavetables with unison,"
        + " sync, FM and ring, sub and noise, through two resonant filters with drive; four"
        + " envelopes, four LFOs, a modulation matrix and per-note expression.";
  }

  @Override
  public List<Parameter> parameters() {
    return SynthTable.PARAMETERS;
  }

  @Override
  public List<AssetSlot> assets() {
    return ASSETS;
  }

  @Override
  public Processor create(Setup setup) {
    return new Synth(setup, VoiceKernels.best());
  }
}
