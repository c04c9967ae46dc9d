package org.songline.engine.plan;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.devices.DeviceType;
import org.songline.model.song.Id.DeviceId;

/**
 * What makes a processor: the same spec, the same processor. Values that may change while it runs
 * are no part of it.
 *
 * @param structural the values of parameters that are fixed when the processor is made
 * @param assets files by slot, as the song names them
 * @param programs what the clips of its track select, as {@link
 *     org.songline.devices.Setup#programs} counts them
 */
public record DeviceSpec(
    DeviceId id,
    DeviceType type,
    SortedMap<String, Double> structural,
    SortedMap<String, String> assets,
    List<Integer> programs) {
  public DeviceSpec {
    structural = Collections.unmodifiableSortedMap(new TreeMap<>(structural));
    assets = Collections.unmodifiableSortedMap(new TreeMap<>(assets));
    programs = List.copyOf(programs);
  }
}
