package org.songline.model.preset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.songline.model.SongProblem;
import org.songline.model.edit.DeviceEdit.PutDevice;
import org.songline.model.edit.DeviceEdit.SetAsset;
import org.songline.model.edit.DeviceEdit.SetParameter;
import org.songline.model.edit.Edit;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/** Presets as edits: loaded onto a device, put into a chain, taken from one. */
public final class PresetEdits {
  private PresetEdits() {}

  /**
   * Gives a device the settings of a preset of one device of its type. Automation stays.
   *
   * @throws SongProblem when there is no such device or the preset is for another
   */
  public static Transaction load(Song song, DeviceId id, Preset preset) {
    Device device = device(song, id);
    Device wanted = preset.devices().getFirst();
    if (preset.devices().size() != 1 || !wanted.type().equals(device.type())) {
      throw new SongProblem(
          "device " + id.text(),
          "the preset " + preset.name() + " is for " + preset.types(),
          "put it into the chain instead");
    }
    return new Transaction(
        "Load " + preset.name(), settings(device, wanted.parameters(), wanted.assets()));
  }

  /** Gives every parameter of a device its initial value; its files stay. */
  public static Transaction initialise(Song song, DeviceId id) {
    Device device = device(song, id);
    return new Transaction(
        "Initialise " + device.type(), settings(device, new TreeMap<>(), device.assets()));
  }

  /** Gives a device these settings. */
  public static List<Edit> settings(
      Device device, SortedMap<String, Double> parameters, SortedMap<String, String> assets) {
    List<Edit> edits = new ArrayList<>();
    for (String name : both(device.parameters(), parameters)) {
      Optional<Double> old = Optional.ofNullable(device.parameters().get(name));
      Optional<Double> now = Optional.ofNullable(parameters.get(name));
      if (!old.equals(now)) {
        edits.add(new SetParameter(device.id(), name, old, now));
      }
    }
    for (String slot : both(device.assets(), assets)) {
      Optional<String> old = Optional.ofNullable(device.assets().get(slot));
      Optional<String> now = Optional.ofNullable(assets.get(slot));
      if (!old.equals(now)) {
        edits.add(new SetAsset(device.id(), slot, old, now));
      }
    }
    return edits;
  }

  private static Set<String> both(Map<String, ?> one, Map<String, ?> other) {
    Set<String> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    return keys;
  }

  /**
   * Puts the devices of a preset into a chain, with new ids.
   *
   * @param index the place of the first
   */
  public static Transaction insert(Song song, TrackId track, int index, Preset preset) {
    Set<String> taken = new HashSet<>();
    song.tracks().forEach(t -> t.devices().forEach(device -> taken.add(device.id().text())));
    Map<DeviceId, DeviceId> ids = new HashMap<>();
    for (Device device : preset.devices()) {
      ids.put(device.id(), free(device.type(), taken));
    }
    List<Device> made = preset.devices().stream().map(device -> renamed(device, ids)).toList();
    List<Edit> edits = new ArrayList<>();
    // From the last to the first, so that what a modulator moves is there before it.
    for (Device device : made.reversed()) {
      edits.add(new PutDevice(track, index, Optional.empty(), Optional.of(device)));
    }
    return new Transaction("Add " + preset.name(), edits);
  }

  private static DeviceId free(String type, Set<String> taken) {
    for (int number = 1; ; number++) {
      String id = type + "-" + number;
      if (taken.add(id)) {
        return new DeviceId(id);
      }
    }
  }

  private static Device renamed(Device device, Map<DeviceId, DeviceId> ids) {
    List<Device.Modulation> modulations =
        device.modulations().stream()
            .map(
                m ->
                    new Device.Modulation(
                        ids.getOrDefault(m.device(), m.device()), m.parameter(), m.depth()))
            .toList();
    return new Device(
        ids.getOrDefault(device.id(), device.id()),
        device.type(),
        device.enabled(),
        device.parameters(),
        device.assets(),
        Optional.empty(),
        modulations,
        new TreeMap<>());
  }

  /**
   * Devices of a track as a preset, without what ties them to other tracks and to devices that are
   * not among them.
   *
   * @param wanted ids on one track
   */
  public static Preset taken(
      Song song,
      List<DeviceId> wanted,
      String name,
      String about,
      SortedMap<String, List<String>> tags) {
    List<Device> devices = new ArrayList<>();
    for (DeviceId id : wanted) {
      Device device = device(song, id);
      List<Device.Modulation> kept =
          device.modulations().stream().filter(m -> wanted.contains(m.device())).toList();
      devices.add(
          device
              .withSideChain(Optional.empty())
              .withOutputs(new TreeMap<>())
              .withModulations(kept));
    }
    return new Preset(name, about, tags, devices);
  }

  private static Device device(Song song, DeviceId id) {
    return song.trackOf(id)
        .flatMap((Track track) -> track.device(id))
        .orElseThrow(
            () ->
                new SongProblem(
                    "device " + id.text(),
                    "there is no such device",
                    "look at the song's devices"));
  }
}
