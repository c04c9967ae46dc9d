package org.songline.devices.fm;

import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.voices.LaneVoices;
import org.songline.dsp.oscillator.LaneOperators;

/** The running FM synthesizer. */
final class Fm implements Processor {
  private final FmControls controls;
  private final LaneVoices voices;

  Fm(Setup setup) {
    controls = new FmControls(setup);
    int count = (int) Math.rint(setup.initial().get(FmTable.VOICES));
    var scratch = new LaneOperators.Scratch(setup.sampleRate());
    voices =
        new LaneVoices(count, setup.seed(), FmTable.PLAYER, () -> new FmGroup(controls, scratch));
  }

  @Override
  public int latency() {
    return voices.latency();
  }

  @Override
  public void process(Io io) {
    controls.update(io);
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
