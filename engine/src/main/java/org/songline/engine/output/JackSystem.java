package org.songline.engine.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JACK, or PipeWire by its JACK library. */
public final class JackSystem implements OutputSystem {
  private static final String ID = "jack";

  private final String server;

  /** The usual server. */
  public JackSystem() {
    this("");
  }

  /**
   * @param server the name of a server; empty for the usual one
   */
  public JackSystem(String server) {
    this.server = server;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "JACK or PipeWire";
  }

  @Override
  public Found look() {
    Optional<Jack> jack = library();
    if (jack.isEmpty()) {
      return Found.none("no JACK library is installed");
    }
    try (JackClient client = idle(jack.get())) {
      return Found.of(devices(client));
    } catch (OutputProblem problem) {
      return Found.none("no JACK or PipeWire server runs");
    }
  }

  /** A client that only asks. */
  private JackClient idle(Jack jack) throws OutputProblem {
    return new JackClient(
        jack, "songline", server, 0, 0, (in, out, frames) -> {}, () -> {}, () -> {});
  }

  private static List<OutputDevice> devices(JackClient client) {
    List<OutputDevice> devices = new ArrayList<>();
    for (List<String> ports : client.speakers()) {
      String id = JackClient.device(ports.getFirst());
      int latency = client.playbackLatency(ports.getFirst());
      devices.add(new OutputDevice(ID, id, "JACK: " + id, client.rate(), client.block(), latency));
    }
    if (devices.isEmpty()) {
      devices.add(
          new OutputDevice(ID, "", "JACK, not connected", client.rate(), client.block(), 0));
    }
    return devices;
  }

  @Override
  public AudioOutput open(OutputDevice device, int rate, int block) throws OutputProblem {
    return new JackOutput(need(), server, device, block);
  }

  @Override
  public RoundTrip roundTrip(OutputDevice device) throws OutputProblem {
    Jack jack = need();
    List<String> speakers;
    List<String> microphones;
    try (JackClient client = idle(jack)) {
      speakers = client.speakers(device.id());
      microphones = client.microphones(device.id());
    }
    if (speakers.isEmpty() || microphones.isEmpty()) {
      throw new OutputProblem(device.name(), "it has no input");
    }
    return JackRoundTrip.measure(jack, server, speakers, microphones.getFirst());
  }

  Jack need() throws OutputProblem {
    return library().orElseThrow(() -> new OutputProblem("JACK", "no JACK library is installed"));
  }

  private static Optional<Jack> library() {
    return Held.JACK;
  }

  /** Keeps a JACK library that is there from writing to the console, whoever uses it. */
  static void hush() {
    boolean _ = library().isPresent();
  }

  /** Loaded when first asked for. */
  private static final class Held {
    static final Optional<Jack> JACK = load();

    private static Optional<Jack> load() {
      try {
        return Jack.find();
      } catch (IllegalStateException broken) {
        return Optional.empty();
      }
    }
  }
}
