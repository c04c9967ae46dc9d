package org.songline.model.song;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;

/**
 * A device in a chain.
 *
 * @param type id in the device catalogue
 * @param enabled a disabled device passes its input on, delayed by its latency
 * @param parameters values by parameter id in the unit of the table; absent ones are initial
 * @param assets files by slot: {@code media/NAME} within the song, or {@code library:NAME}
 * @param sideChain whose sound steers it
 */
public record Device(
    DeviceId id,
    String type,
    boolean enabled,
    SortedMap<String, Double> parameters,
    SortedMap<String, String> assets,
    Optional<SideChain> sideChain) {
  public Device {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    assets = Collections.unmodifiableSortedMap(new TreeMap<>(assets));
  }

  /** An enabled device with every parameter at its initial value. */
  public static Device of(DeviceId id, String type) {
    return new Device(id, type, true, new TreeMap<>(), new TreeMap<>(), Optional.empty());
  }

  public Device withEnabled(boolean enabled) {
    return new Device(id, type, enabled, parameters, assets, sideChain);
  }

  public Device withParameters(SortedMap<String, Double> parameters) {
    return new Device(id, type, enabled, parameters, assets, sideChain);
  }

  public Device withAssets(SortedMap<String, String> assets) {
    return new Device(id, type, enabled, parameters, assets, sideChain);
  }

  public Device withSideChain(Optional<SideChain> sideChain) {
    return new Device(id, type, enabled, parameters, assets, sideChain);
  }

  /**
   * @param preFader whether the tap is before the source's fader and mute
   */
  public record SideChain(TrackId source, boolean preFader) {}
}
