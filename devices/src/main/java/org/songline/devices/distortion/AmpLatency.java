package org.songline.devices.distortion;

import org.songline.devices.Io;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;

/**
 * How late an amplifier is with the values it is made with: where its answer to a quiet click is
 * greatest. Beside the oversampling that counts the filters of stages and cabinet, so that the
 * amplified sound lies on the straight one.
 */
final class AmpLatency {
  private static final int QUANTA = 4;
  private static final float QUIET = 1e-4f;

  private AmpLatency() {}

  static int of(Setup setup) {
    var type = new AmpDevice();
    var amp = new AmpProcessor(setup, 0);
    var io = new Io(type);
    for (int p = 0; p < setup.initial().size(); p++) {
      io.values.hold(p, setup.initial().get(p).floatValue());
    }
    io.values.hold(AmpDevice.MIX, 100);
    io.values.hold(AmpDevice.GATE, AmpDevice.NO_GATE);
    io.audio[0] = QUIET;
    int latest = 0;
    float most = 0;
    for (int q = 0; q < QUANTA; q++) {
      amp.process(io);
      for (int i = 0; i < Quantum.FRAMES; i++) {
        float size = Math.abs(io.audio[2 * i]);
        if (size > most) {
          most = size;
          latest = q * Quantum.FRAMES + i;
        }
        io.audio[2 * i] = 0;
        io.audio[2 * i + 1] = 0;
      }
    }
    return latest;
  }
}
