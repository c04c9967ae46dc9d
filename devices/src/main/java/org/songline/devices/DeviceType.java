package org.songline.devices;

import java.util.List;
import java.util.Optional;

/**
 * What a device is: its table, and the means to make a {@link Processor}. Immutable and shared by
 * every song that uses the device.
 */
public interface DeviceType {
  /** Stable name in songs: one lower-case word, or words joined by hyphens, such as {@code eq}. */
  String id();

  /** What people read. */
  String name();

  Category category();

  /** One or two sentences of documentation. */
  String summary();

  /** In the order in which an editor shows them; a {@link Values} is indexed by this order. */
  List<Parameter> parameters();

  /** Named files that the device needs, such as a SoundFont; usually none. */
  default List<AssetSlot> assets() {
    return List.of();
  }

  /** Whether another track's sound can steer it. */
  default boolean sideChain() {
    return false;
  }

  /** A new processor, silent, for one place in one song. */
  Processor create(Setup setup);

  /**
   * The kernel that processes eight strips side by side, for device types that have one. It must
   * give the same bits as eight processors from {@link #create}.
   */
  default Optional<LaneKernel> lanes() {
    return Optional.empty();
  }

  /**
   * Names of the stereo outputs beside the main one, such as those of drum pads; see {@link
   * Io#outputs}.
   */
  default List<String> outputs() {
    return List.of();
  }

  /** What the running device tells about the sound, such as its gain reduction. */
  default List<Reading> readings() {
    return List.of();
  }

  /** What a device works on. */
  enum Category {
    /** Notes in, sound out. */
    INSTRUMENT,
    /** Sound in, sound out. */
    EFFECT,
    /** Notes in, notes out: stands before the instrument. */
    NOTE,
    /** Moves parameters of the devices after it; sound passes unchanged. */
    MODULATOR
  }

  /**
   * A figure that the running device shows.
   *
   * @param id stable name: lower case words joined by hyphens
   * @param name what people read
   * @param help one sentence: what it says
   */
  record Reading(String id, String name, Parameter.Unit unit, String help) {}

  /**
   * A named file.
   *
   * @param id stable name in songs
   * @param name what people read
   * @param help one sentence: what belongs there
   */
  record AssetSlot(String id, String name, String help) {}

  default int parameter(String id) {
    return Parameter.place(parameters(), id);
  }
}
