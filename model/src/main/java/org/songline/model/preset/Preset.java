package org.songline.model.preset;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.model.SongProblem;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;

/**
 * Settings of a device, or of a chain, with what helps to find them.
 *
 * @param name what people read, one line
 * @param about what it is good for, one sentence or empty
 * @param tags words by kind, such as {@code role}, {@code genre} and {@code character}
 * @param devices at least one, in the order of the chain; their ids are places within the preset.
 *     Side-chains and outputs of their own are no part of a preset
 */
public record Preset(
    String name, String about, SortedMap<String, List<String>> tags, List<Device> devices) {
  private static final int LONGEST = 200;
  private static final int MOST_DEVICES = 64;

  /**
   * @throws SongProblem when a part is out of its range
   */
  public Preset {
    SortedMap<String, List<String>> sorted = new TreeMap<>();
    tags.forEach((kind, words) -> sorted.put(kind, List.copyOf(words)));
    tags = Collections.unmodifiableSortedMap(sorted);
    devices = List.copyOf(devices);
    line("the name", name);
    line("the text about it", about);
    needs(!name.isBlank(), "the name is empty", "give it a name");
    needs(!devices.isEmpty(), "it has no device", "add one");
    needs(devices.size() <= MOST_DEVICES, "it has more than 64 devices", "split it");
    Set<DeviceId> ids = new HashSet<>();
    for (Device device : devices) {
      needs(ids.add(device.id()), "two devices have the id " + device.id().text(), "rename one");
      needs(
          device.sideChain().isEmpty() && device.outputs().isEmpty(),
          "a device names a track",
          "remove its side-chain and outputs");
    }
    for (Device device : devices) {
      for (Device.Modulation modulation : device.modulations()) {
        needs(
            ids.contains(modulation.device()),
            device.id().text()
                + " modulates "
                + modulation.device().text()
                + ", which is no device",
            "name a device of the preset");
      }
    }
  }

  /** The device types in the order of the chain, joined by plus signs. */
  public String types() {
    return String.join("+", devices.stream().map(Device::type).toList());
  }

  /** Whether a kind of tag has this word. */
  public boolean tagged(String kind, String word) {
    return tags.getOrDefault(kind, List.of()).contains(word);
  }

  private static void line(String what, String text) {
    needs(
        text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl),
        what + " is longer than 200 letters or more than a line",
        "shorten it");
  }

  private static void needs(boolean holds, String what, String mend) {
    if (!holds) {
      throw new SongProblem("preset", what, mend);
    }
  }
}
