package org.songline.mastering.chain;

import java.util.ArrayList;
import java.util.List;
import org.songline.devices.Assets;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Readings;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;

/** A running device of a chain, with its settings held. */
public final class DeviceRun {
  private final Processor processor;
  private final Io io;

  public DeviceRun(PlanStep step, double sampleRate) {
    DeviceType type = step.type();
    List<Double> values = new ArrayList<>();
    type.parameters()
        .forEach(p -> values.add(step.settings().getOrDefault(p.id(), p.limited(p.initial()))));
    processor = type.create(new Setup(sampleRate, values, Assets.NONE, 1));
    io = new Io(type);
    for (int i = 0; i < values.size(); i++) {
      io.values.hold(i, (float) (double) values.get(i));
    }
  }

  /** Frames by which its output lags. */
  public int latency() {
    return processor.latency();
  }

  /** Changes one interleaved stereo quantum in place. */
  public void process(float[] quantum) {
    System.arraycopy(quantum, 0, io.audio, 0, Quantum.SAMPLES);
    processor.process(io);
    System.arraycopy(io.audio, 0, quantum, 0, Quantum.SAMPLES);
    io.frame += Quantum.FRAMES;
  }

  /** What it tells about the last quantum. */
  public Readings readings() {
    return io.readings;
  }
}
