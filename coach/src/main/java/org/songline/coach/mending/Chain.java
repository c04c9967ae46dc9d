package org.songline.coach.mending;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.songline.model.edit.DeviceEdit.PutDevice;
import org.songline.model.edit.DeviceEdit.SetParameter;
import org.songline.model.edit.Edit;
import org.songline.model.edit.LaneEdit.PutPoint;
import org.songline.model.edit.Transaction;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Id;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/** Devices of a chain and their settings. */
public final class Chain {
  private Chain() {}

  /** Gives a device these settings and keeps its others. */
  public static List<Edit> settings(Device device, Map<String, Double> wanted) {
    List<Edit> edits = new ArrayList<>();
    new TreeMap<>(wanted)
        .forEach(
            (name, value) -> {
              Optional<Double> old = Optional.ofNullable(device.parameters().get(name));
              if (!old.equals(Optional.of(value))) {
                edits.add(new SetParameter(device.id(), name, old, Optional.of(value)));
              }
            });
    return edits;
  }

  /** Moves a setting and the lane that moves it by as much, within its range. */
  public static List<Edit> shift(
      Song song, Device device, String parameter, double initial, double by, double lo, double hi) {
    double now = Math.clamp(device.parameters().getOrDefault(parameter, initial) + by, lo, hi);
    List<Edit> edits = new ArrayList<>(settings(device, Map.of(parameter, now)));
    Track track = song.trackOf(device.id()).orElseThrow();
    track
        .lane(new Target.Parameter(device.id(), parameter))
        .ifPresent(lane -> edits.addAll(shift(track, lane, by, lo, hi)));
    return edits;
  }

  /** Moves all points of a lane. */
  static List<Edit> shift(Track track, Automation lane, double by, double lo, double hi) {
    List<Edit> edits = new ArrayList<>();
    for (Point point : lane.points()) {
      double value = Math.clamp(point.value() + by, Math.min(lo, point.value()), hi);
      if (value != point.value()) {
        edits.add(
            new PutPoint(
                track.id(),
                lane.target(),
                Optional.of(point),
                Optional.of(new Point(point.at(), value, point.shape(), point.bend()))));
      }
    }
    return edits;
  }

  /** Puts a device at the end of a chain, before the fader. */
  public static List<Edit> append(
      Song song, TrackId track, String type, Map<String, Double> settings) {
    Device device = Device.of(freeId(song, type), type).withParameters(new TreeMap<>(settings));
    return insert(song, track, song.track(track).orElseThrow().devices().size(), device);
  }

  /** The song with one more device at the end of a chain. */
  public static Song appended(Song song, TrackId track, String type, Map<String, Double> settings) {
    return new Transaction("", append(song, track, type, settings)).apply(song);
  }

  /** Puts a device into a chain. */
  public static List<Edit> insert(Song song, TrackId track, int index, Device device) {
    return List.of(new PutDevice(track, index, Optional.empty(), Optional.of(device)));
  }

  /** An id that no device of the song has, such as {@code eq-mend}. */
  public static DeviceId freeId(Song song, String type) {
    return new DeviceId(free(song, type + "-mend"));
  }

  /** An id that no track, device or clip has: the wanted one, or the first free with a number. */
  public static String free(Song song, String wanted) {
    Set<String> taken = new HashSet<>();
    for (Track track : song.tracks()) {
      taken.add(track.id().text());
      track.devices().forEach(device -> taken.add(device.id().text()));
      track.clips().forEach(clip -> taken.add(clip.id().text()));
    }
    String start = wanted.length() > 50 ? wanted.substring(0, 50).replaceAll("-$", "") : wanted;
    String id = start;
    for (int number = 2; taken.contains(id); number++) {
      id = start + "-" + number;
    }
    return Id.checked(id);
  }
}
