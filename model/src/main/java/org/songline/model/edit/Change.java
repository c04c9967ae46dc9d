package org.songline.model.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.songline.model.SongProblem;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Id.PatternId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Pattern;
import org.songline.model.song.Song;
import org.songline.model.song.Sorted;
import org.songline.model.song.Track;

/** The steps that edits are made of. */
final class Change {
  private static final String AGAIN = "look at the song as it is now and make the change again";

  private Change() {}

  /** Refuses an edit whose old value is not what the song holds. */
  static void expect(String place, Object found, Object old) {
    if (!found.equals(old)) {
      throw unfit(place, "the song holds another value than the change expects");
    }
  }

  static SongProblem unfit(String place, String what) {
    return new SongProblem(place, what, AGAIN);
  }

  static void needs(boolean holds, String place, String what, String mend) {
    if (!holds) {
      throw new SongProblem(place, what, mend);
    }
  }

  /** For what may be added and removed but not replaced: exactly one of old and new. */
  static void oneSide(String place, Optional<?> old, Optional<?> now) {
    needs(
        old.isPresent() != now.isPresent(),
        place,
        "a change must either add or remove",
        "split it into two changes");
  }

  /** For what keeps its id when it is replaced. */
  static <T> void sameId(
      String place,
      Function<? super T, ?> id,
      Optional<? extends T> old,
      Optional<? extends T> now) {
    needs(
        old.isEmpty() || now.isEmpty() || id.apply(old.get()).equals(id.apply(now.get())),
        place,
        "a change must keep the id",
        "remove the one and add the other");
  }

  static <T> Sorted<T> put(
      String place,
      Comparator<? super T> order,
      List<T> list,
      Optional<? extends T> old,
      Optional<? extends T> now) {
    someSide(place, old, now);
    Sorted<T> changed = Sorted.of(order, list);
    if (old.isPresent()) {
      int index = changed.find(old.get());
      if (index < 0) {
        throw unfit(place, "what the change replaces or removes is not there");
      }
      changed = changed.without(index);
    }
    return now.isPresent() ? changed.plus(now.get()) : changed;
  }

  static <T> List<T> put(
      String place, List<T> list, int index, Optional<? extends T> old, Optional<? extends T> now) {
    someSide(place, old, now);
    int last = old.isPresent() ? list.size() - 1 : list.size();
    if (index < 0 || index > last) {
      throw unfit(place, "there is no place " + index + " in the list");
    }
    List<T> changed = new ArrayList<>(list);
    if (old.isPresent()) {
      expect(place, changed.remove(index), old.get());
    }
    if (now.isPresent()) {
      changed.add(index, now.get());
    }
    return changed;
  }

  static <K, V> SortedMap<K, V> put(
      String place,
      SortedMap<K, V> map,
      K key,
      Optional<? extends V> old,
      Optional<? extends V> now) {
    someSide(place, old, now);
    expect(place, Optional.ofNullable(map.get(key)), old);
    SortedMap<K, V> changed = new TreeMap<>(map);
    if (now.isPresent()) {
      changed.put(key, now.get());
    } else {
      changed.remove(key);
    }
    return Collections.unmodifiableSortedMap(changed);
  }

  static <T> List<T> move(String place, List<T> list, int from, int to) {
    if (from < 0 || from >= list.size() || to < 0 || to >= list.size()) {
      throw unfit(place, "there is no place " + from + " or " + to + " in the list");
    }
    List<T> changed = new ArrayList<>(list);
    changed.add(to, changed.remove(from));
    return changed;
  }

  static Track track(Song song, TrackId id) {
    return song.track(id).orElseThrow(() -> unfit("track " + id.text(), "there is no such track"));
  }

  static Pattern pattern(Song song, PatternId id) {
    return song.pattern(id)
        .orElseThrow(() -> unfit("pattern " + id.text(), "there is no such pattern"));
  }

  static Track holder(Song song, DeviceId id) {
    return song.trackOf(id)
        .orElseThrow(() -> unfit("device " + id.text(), "there is no such device"));
  }

  /** The track with another device in the place of the one with the same id. */
  static Track with(Track track, Device device) {
    List<Device> devices = new ArrayList<>(track.devices());
    devices.set(track.deviceIndex(device.id()), device);
    return track.withDevices(devices);
  }

  /** The song with another pattern in the place of the one with the same id. */
  static Song with(Song song, Pattern pattern) {
    SortedMap<PatternId, Pattern> patterns = new TreeMap<>(song.patterns());
    patterns.put(pattern.id(), pattern);
    return song.withPatterns(patterns);
  }

  private static void someSide(String place, Optional<?> old, Optional<?> now) {
    needs(
        old.isPresent() || now.isPresent(),
        place,
        "a change neither adds nor removes",
        "leave it out");
  }
}
