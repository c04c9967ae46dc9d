package org.songline.mastering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songline.devices.Assets;
import org.songline.devices.DeviceType;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.builtin.BuiltIn;
import org.songline.dsp.Quantum;

/** One of the song's own effect devices with fixed settings, as a step of the mastering chain. */
final class DeviceStep implements Pipe.Worker {
  private final Processor processor;
  private final Io io;

  /**
   * @param id of the device
   * @param settings values by parameter id; the others keep their initial values
   */
  DeviceStep(String id, double sampleRate, Map<String, Double> settings) {
    DeviceType type =
        BuiltIn.catalogue()
            .find(id)
            .orElseThrow(() -> new IllegalArgumentException("no device " + id));
    List<Double> values = new ArrayList<>();
    type.parameters().forEach(p -> values.add(p.initial()));
    settings.forEach(
        (name, value) -> {
          int index = type.parameter(name);
          if (index < 0) {
            throw new IllegalArgumentException(id + " has no parameter " + name);
          }
          values.set(index, type.parameters().get(index).limited(value));
        });
    processor = type.create(new Setup(sampleRate, values, Assets.NONE, 1));
    io = new Io(type);
    for (int i = 0; i < values.size(); i++) {
      io.values.hold(i, (float) (double) values.get(i));
    }
  }

  int latency() {
    return processor.latency();
  }

  @Override
  public void process(float[] quantum) {
    System.arraycopy(quantum, 0, io.audio, 0, Quantum.SAMPLES);
    processor.process(io);
    System.arraycopy(io.audio, 0, quantum, 0, Quantum.SAMPLES);
    io.frame += Quantum.FRAMES;
  }
}
