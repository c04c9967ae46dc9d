package org.songline.engine.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songline.devices.DeviceType.Category;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Track;

/** A strip as far as it is compiled. */
final class Strip {
  final Track track;
  final List<Placed> devices;

  /** The next device. */
  int next;

  int task = -1;
  int buffer = -1;
  int lag;

  /** Whether the buffer has no sound yet. */
  boolean fresh;

  /** What the modulators so far say. */
  final Map<DeviceId, Sound> controls = new HashMap<>();

  /** The note devices so far. */
  final List<Placed> stages = new ArrayList<>();

  /** The outputs of devices of their own, by {@link #ownKey}. */
  final Map<String, Sound> owns = new HashMap<>();

  Sound pre = new Sound(-1, 0);
  Sound post = new Sound(-1, 0);

  Strip(Track track, List<Placed> devices) {
    this.track = track;
    this.devices = devices;
  }

  boolean done() {
    return next == devices.size();
  }

  boolean hasInstrument() {
    return devices.stream().anyMatch(placed -> placed.category() == Category.INSTRUMENT);
  }

  static String ownKey(DeviceId device, String output) {
    return device.text() + ">" + output;
  }
}
