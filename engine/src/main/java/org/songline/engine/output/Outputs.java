package org.songline.engine.output;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The outputs of this machine. Any thread. */
public final class Outputs {
  private final List<OutputSystem> systems;

  /**
   * @param systems the best first
   */
  public Outputs(List<OutputSystem> systems) {
    this.systems = List.copyOf(systems);
  }

  /** What Songline knows of: JACK or PipeWire, PortAudio, javax.sound. */
  public static Outputs here() {
    return new Outputs(List.of(new JackSystem(), new PortAudioSystem(), new JavaSoundSystem()));
  }

  /**
   * A system and what it offers.
   *
   * @param id of the system
   * @param name of the system
   */
  public record Offer(String id, String name, OutputSystem.Found found) {}

  /** Looks what there is now; systems without devices are there too, with the reason. */
  public List<Offer> look() {
    return systems.stream().map(s -> new Offer(s.id(), s.name(), s.look())).toList();
  }

  /** The devices of all systems, the best first. */
  public List<OutputDevice> available() {
    return look().stream().flatMap(offer -> offer.found().devices().stream()).toList();
  }

  /**
   * Opens the chosen device and no other.
   *
   * @param choice the {@link OutputDevice#key} of a device; a system alone for its usual device; a
   *     system and a part of a device's name for the first that has it
   * @param rate frames a second that are wished for
   * @param block frames at once that are wished for, a multiple of 64, or 0 for the device's own
   * @throws OutputProblem when it is not there or does not open
   */
  public AudioOutput open(String choice, int rate, int block) throws OutputProblem {
    OutputDevice device = find(choice);
    return system(device).open(device, rate, block);
  }

  /**
   * The device that a choice means, as {@link #open} takes it.
   *
   * @throws OutputProblem when it is not there, with the reason
   */
  public OutputDevice find(String choice) throws OutputProblem {
    int colon = choice.indexOf(':');
    String id = colon < 0 ? choice : choice.substring(0, colon);
    String part = (colon < 0 ? "" : choice.substring(colon + 1)).toLowerCase(Locale.ROOT);
    OutputSystem wanted =
        systems.stream()
            .filter(s -> s.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new OutputProblem(
                        choice,
                        "there is no such system; there are "
                            + systems.stream()
                                .map(OutputSystem::id)
                                .collect(Collectors.joining(", "))));
    OutputSystem.Found found = wanted.look();
    return found.devices().stream()
        .filter(device -> device.key().equals(choice))
        .findFirst()
        .or(
            () ->
                found.devices().stream()
                    .filter(device -> device.id().toLowerCase(Locale.ROOT).contains(part))
                    .findFirst())
        .orElseThrow(
            () ->
                new OutputProblem(
                    choice, found.reason().isEmpty() ? "it is not there" : found.reason()));
  }

  /**
   * Measures the way from a device's output back into its input, by a burst of noise at -12 dBFS.
   *
   * @throws OutputProblem when there is no input, or nothing comes back
   */
  public RoundTrip roundTrip(OutputDevice device) throws OutputProblem {
    return system(device).roundTrip(device);
  }

  private OutputSystem system(OutputDevice device) throws OutputProblem {
    return systems.stream()
        .filter(s -> s.id().equals(device.system()))
        .findFirst()
        .orElseThrow(() -> new OutputProblem(device.name(), "nothing here plays on it"));
  }
}
