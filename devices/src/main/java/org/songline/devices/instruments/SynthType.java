package org.songline.devices.instruments;

import java.util.List;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.Processor;
import org.songline.devices.Setup;

/** The polyphonic subtractive and wavetable synthesizer. */
public final class SynthType implements DeviceType {
  private static final List<Parameter> TABLE = SynthTable.parameters();

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
    return "Polyphonic synthesizer: two oscillators of classic waves or wavetables with unison, sub"
        + " and noise, through a resonant filter with drive; two envelopes, an LFO and per-note"
        + " expression.";
  }

  @Override
  public List<Parameter> parameters() {
    return TABLE;
  }

  @Override
  public Processor create(Setup setup) {
    return new Synth(setup, VoiceKernels.best());
  }
}
