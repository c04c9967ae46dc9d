package org.songline.devices.synth;

import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.voices.LaneVoices;

/** The running synthesizer. */
final class Synth implements Processor {
  private final SynthControls controls;
  private final LaneVoices voices;

  Synth(Setup setup, VoiceKernels kernels) {
    controls = new SynthControls(setup);
    int count = (int) Math.rint(setup.initial().get(SynthTable.VOICES));
    voices =
        new LaneVoices(
            count, setup.seed(), SynthTable.PLAYER, () -> new VoiceGroup(kernels, controls));
  }

  @Override
  public void process(Io io) {
    controls.update(io, idle());
    voices.process(io);
  }

  @Override
  public boolean idle() {
    return voices.idle();
  }

  @Override
  public void reset() {
    voices.reset();
  }
}
