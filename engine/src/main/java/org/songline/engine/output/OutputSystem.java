package org.songline.engine.output;

import java.util.List;

/** One way to reach devices. */
public interface OutputSystem {
  /** Short, as in settings: {@code jack}. */
  String id();

  /** For people: {@code JACK or PipeWire}. */
  String name();

  /** Looks what there is now, the usual device first. */
  Found look();

  /**
   * Opens a device; it plays once it is started.
   *
   * @param rate frames a second that are wished for; the output says what it got
   * @param block frames at once that are wished for, a multiple of 64, or 0 for the device's own
   */
  AudioOutput open(OutputDevice device, int rate, int block) throws OutputProblem;

  /**
   * Plays a short burst of noise and listens when it comes back by the first input of the device.
   *
   * @throws OutputProblem when there is no input, or nothing comes back
   */
  default RoundTrip roundTrip(OutputDevice device) throws OutputProblem {
    throw new OutputProblem(device.name(), "its inputs are not known to Songline");
  }

  /**
   * What a system offers.
   *
   * @param devices the usual one first; may be empty
   * @param reason why there are none, a line; empty when there are
   */
  record Found(List<OutputDevice> devices, String reason) {
    public Found {
      devices = List.copyOf(devices);
    }

    /** Devices. */
    public static Found of(List<OutputDevice> devices) {
      return new Found(devices, devices.isEmpty() ? "it has no devices" : "");
    }

    /** No devices, and why. */
    public static Found none(String reason) {
      return new Found(List.of(), reason);
    }
  }
}
