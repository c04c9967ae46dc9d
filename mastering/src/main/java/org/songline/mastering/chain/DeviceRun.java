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

  /** Changes interleaved stereo quanta in place, one after the other. */
  public void process(float[] block, int quanta) {
    for (int quantum = 0; quantum < quanta; quantum++) {
      process(block, quantum * Quantum.SAMPLES, io);
    }
  }

  private void process(float[] block, int at, Io io) {
    System.arraycopy(block, at, io.audio, 0, Quantum.SAMPLES);
    processor.process(io);
    System.arraycopy(io.audio, 0, block, at, Quantum.SAMPLES);
    io.frame += Quantum.FRAMES;
  }

  /** What it tells about the last quantum. */
  public Readings readings() {
    return io.readings;
  }
}
