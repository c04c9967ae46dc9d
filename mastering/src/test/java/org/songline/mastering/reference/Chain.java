package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.Assets;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Quantum;

/** Runs the devices of a match over sound in memory. */
final class Chain {
  private Chain() {}

  static float[] run(List<MatchStep> steps, float[] stereo) {
    float[] y = stereo.clone();
    steps.forEach(step -> run(step, y));
    return y;
  }

  private static void run(MatchStep step, float[] y) {
    DeviceType type = BuiltIn.catalogue().find(step.device()).orElseThrow();
    List<Double> values = new ArrayList<>();
    type.parameters()
        .forEach(p -> values.add(p.limited(step.settings().getOrDefault(p.id(), p.initial()))));
    Processor processor = type.create(new Setup(Pieces.RATE, values, Assets.NONE, 1));
    if (processor.latency() != 0) {
      throw new IllegalStateException(step.device() + " lags");
    }
    Io io = new Io(type);
    for (int i = 0; i < values.size(); i++) {
      io.values.hold(i, (float) (double) values.get(i));
    }
    for (int at = 0; at + Quantum.SAMPLES <= y.length; at += Quantum.SAMPLES) {
      System.arraycopy(y, at, io.audio, 0, Quantum.SAMPLES);
      processor.process(io);
      System.arraycopy(io.audio, 0, y, at, Quantum.SAMPLES);
      io.frame += Quantum.FRAMES;
    }
  }
}
