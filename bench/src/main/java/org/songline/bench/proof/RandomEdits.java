package org.songline.bench.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.devices.builtin.BuiltIn;
import org.songline.model.song.Clip;
import org.songline.model.song.Device;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/** Edits of some tracks of a song, at random: what is taken away may come back. */
final class RandomEdits {
  private final Song first;
  private final List<TrackId> tracks;
  private final Random random;
  private Song song;

  RandomEdits(Song song, List<TrackId> tracks, Random random) {
    this.first = song;
    this.song = song;
    this.tracks = tracks.stream().sorted((a, b) -> a.text().compareTo(b.text())).toList();
    this.random = random;
  }

  Song song() {
    return song;
  }

  /** Takes back what was done last. */
  void back(Song before) {
    song = before;
  }

  /** The song after one more edit. */
  Song next() {
    TrackId id = tracks.get(random.nextInt(tracks.size()));
    song = song.with(edited(song.track(id).orElseThrow(), first.track(id).orElseThrow()));
    return song;
  }

  private Track edited(Track track, Track original) {
    Track.Strip strip = track.strip();
    return switch (random.nextInt(8)) {
      case 0 -> track.withStrip(strip.withFader(-30 * random.nextDouble()));
      case 1 -> track.withStrip(strip.withPan(2 * random.nextDouble() - 1));
      case 2 -> track.withDevices(original.devices());
      case 3 -> track.withDevices(without(track.devices()));
      case 4, 5 -> track.withDevices(changed(track.devices()));
      case 6 -> track.withClips(track.clips().isEmpty() ? original.clips() : fewer(track.clips()));
      default ->
          track.withSends(track.sends().isEmpty() ? original.sends() : without(track.sends()));
    };
  }

  private <T> List<T> without(List<T> list) {
    List<T> less = new ArrayList<>(list);
    if (!less.isEmpty()) {
      less.remove(random.nextInt(less.size()));
    }
    return less;
  }

  private List<Clip> fewer(List<Clip> clips) {
    return random.nextInt(4) == 0 ? List.of() : without(clips);
  }

  /** Switches a device, or turns one of its knobs. */
  private List<Device> changed(List<Device> devices) {
    if (devices.isEmpty()) {
      return devices;
    }
    List<Device> changed = new ArrayList<>(devices);
    int at = random.nextInt(devices.size());
    Device device = devices.get(at);
    DeviceType type = BuiltIn.catalogue().find(device.type()).orElseThrow();
    if (type.parameters().isEmpty() || random.nextBoolean()) {
      changed.set(at, device.withEnabled(!device.enabled()));
      return changed;
    }
    Parameter parameter = type.parameters().get(random.nextInt(type.parameters().size()));
    double value = parameter.min() + random.nextDouble() * (parameter.max() - parameter.min());
    SortedMap<String, Double> values = new TreeMap<>(device.parameters());
    values.put(parameter.id(), parameter.limited(value));
    changed.set(at, device.withParameters(values));
    return changed;
  }
}
