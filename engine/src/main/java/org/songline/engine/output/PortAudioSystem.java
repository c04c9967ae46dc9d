package org.songline.engine.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PortAudio, where its library is installed: the way to low latency on Windows and macOS. */
public final class PortAudioSystem implements OutputSystem {
  private static final String ID = "portaudio";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "PortAudio";
  }

  @Override
  public Found look() {
    Optional<PortAudio> library = Held.LIBRARY;
    if (library.isEmpty()) {
      return Found.none("no PortAudio library is installed");
    }
    PortAudio found = library.get();
    List<OutputDevice> devices = new ArrayList<>();
    for (PortAudio.Device one : playing(found)) {
      int rate = (int) Math.round(one.rate());
      OutputDevice device =
          new OutputDevice(
              ID,
              id(one),
              "PortAudio: " + one.name() + " (" + one.host() + ")",
              rate,
              0,
              (int) Math.round(one.latency() * rate));
      devices.add(one.index() == found.usual() ? 0 : devices.size(), device);
    }
    return Found.of(devices);
  }

  private static List<PortAudio.Device> playing(PortAudio library) {
    List<PortAudio.Device> devices = new ArrayList<>();
    for (int i = 0; i < library.devices(); i++) {
      PortAudio.Device device = library.device(i);
      if (device.outputs() >= 2) {
        devices.add(device);
      }
    }
    return devices;
  }

  private static String id(PortAudio.Device device) {
    return device.host() + "/" + device.name();
  }

  @Override
  public AudioOutput open(OutputDevice device, int rate, int block) throws OutputProblem {
    PortAudio library =
        Held.LIBRARY.orElseThrow(
            () -> new OutputProblem(device.name(), "no PortAudio library is installed"));
    PortAudio.Device found =
        playing(library).stream()
            .filter(one -> id(one).equals(device.id()))
            .findFirst()
            .orElseThrow(() -> new OutputProblem(device.name(), "it is gone"));
    return new PortAudioOutput(library, device, found, rate, block);
  }

  /** Loaded when first asked for, and never let go. */
  private static final class Held {
    static final Optional<PortAudio> LIBRARY = load();

    private static Optional<PortAudio> load() {
      try {
        return PortAudio.find();
      } catch (IllegalStateException broken) {
        return Optional.empty();
      }
    }
  }
}
