package org.songline.model.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.songline.model.edit.PatternEdit.PutPattern;
import org.songline.model.edit.SongEdit.PutChord;
import org.songline.model.edit.SongEdit.PutMarker;
import org.songline.model.edit.SongEdit.PutMeter;
import org.songline.model.edit.SongEdit.PutPerson;
import org.songline.model.edit.SongEdit.PutSection;
import org.songline.model.edit.SongEdit.PutSnapshot;
import org.songline.model.edit.SongEdit.PutSource;
import org.songline.model.edit.SongEdit.PutTempo;
import org.songline.model.edit.SongEdit.SetBrief;
import org.songline.model.edit.SongEdit.SetRate;
import org.songline.model.edit.SongEdit.SetTitle;
import org.songline.model.song.Song;

/**
 * The edits that lead from any song to any other. What both have alike is not touched, so that what
 * sounds goes on sounding. References are let go first and tied last, so that every step on the way
 * is a whole song.
 */
public final class Way {
  private final List<Edit> edits = new ArrayList<>();
  private final Song to;
  private Song song;

  private Way(Song from, Song to) {
    this.song = from;
    this.to = to;
  }

  /** A transaction that makes one song into the other; without edits when they are equal. */
  public static Transaction between(String label, Song from, Song to) {
    Way way = new Way(from, to);
    way.head();
    TrackWay tracks = new TrackWay(way);
    tracks.loosen();
    way.table(way.song.sources(), to.sources(), PutSource::new, false);
    way.table(way.song.patterns(), to.patterns(), PutPattern::new, false);
    tracks.make();
    way.table(way.song.sources(), to.sources(), PutSource::new, true);
    way.table(way.song.patterns(), to.patterns(), PutPattern::new, true);
    return new Transaction(label, way.edits);
  }

  Song song() {
    return song;
  }

  Song to() {
    return to;
  }

  void edit(Edit edit) {
    song = edit.apply(song);
    edits.add(edit);
  }

  /** Sets a value when it differs. */
  <T> void set(T old, T now, BiFunction<T, T, Edit> edit) {
    if (!old.equals(now)) {
      edit(edit.apply(old, now));
    }
  }

  /** Takes a value away when there is one. */
  <T> void clear(Optional<T> old, BiFunction<Optional<T>, Optional<T>, Edit> edit) {
    if (old.isPresent()) {
      edit(edit.apply(old, Optional.empty()));
    }
  }

  private void head() {
    set(song.title(), to.title(), SetTitle::new);
    set(song.brief(), to.brief(), SetBrief::new);
    set(song.rate(), to.rate(), SetRate::new);
    rebuilt(song.tempos(), to.tempos(), PutTempo::new);
    rebuilt(song.meters(), to.meters(), PutMeter::new);
    exchanged(song.sections(), to.sections(), PutSection::new);
    exchanged(song.markers(), to.markers(), PutMarker::new);
    exchanged(song.chords(), to.chords(), PutChord::new);
    places(song.people(), to.people(), (i, change) -> new PutPerson(i, change.old(), change.now()));
    places(
        song.snapshots(),
        to.snapshots(),
        (i, change) -> new PutSnapshot(i, change.old(), change.now()));
  }

  /** What stands at a place before and after. */
  record Changed<T>(Optional<T> old, Optional<T> now) {}

  /** Lists of which every beginning is whole, and whose first always stands. */
  private <T> void rebuilt(
      List<T> old, List<T> now, BiFunction<Optional<T>, Optional<T>, Edit> put) {
    int same = alike(old, now);
    for (int i = old.size() - 1; i >= Math.max(1, same); i--) {
      edit(put.apply(Optional.of(old.get(i)), Optional.empty()));
    }
    if (same == 0) {
      edit(put.apply(Optional.of(old.getFirst()), Optional.of(now.getFirst())));
    }
    for (int i = Math.max(1, same); i < now.size(); i++) {
      edit(put.apply(Optional.empty(), Optional.of(now.get(i))));
    }
  }

  /** What is only here goes, then what is only there comes. */
  <T> void exchanged(List<T> old, List<T> now, BiFunction<Optional<T>, Optional<T>, Edit> put) {
    List<T> come = new ArrayList<>(now);
    for (T each : old) {
      if (!come.remove(each)) {
        edit(put.apply(Optional.of(each), Optional.empty()));
      }
    }
    for (T each : come) {
      edit(put.apply(Optional.empty(), Optional.of(each)));
    }
  }

  /** Lists by place: from the first difference on, all goes and comes anew. */
  <T> void places(List<T> old, List<T> now, BiFunction<Integer, Changed<T>, Edit> put) {
    int same = alike(old, now);
    for (int i = old.size() - 1; i >= same; i--) {
      edit(put.apply(i, new Changed<>(Optional.of(old.get(i)), Optional.empty())));
    }
    for (int i = same; i < now.size(); i++) {
      edit(put.apply(i, new Changed<>(Optional.empty(), Optional.of(now.get(i)))));
    }
  }

  /** How many at the beginning are alike. */
  static <T> int alike(List<T> a, List<T> b) {
    int same = 0;
    while (same < a.size() && same < b.size() && a.get(same).equals(b.get(same))) {
      same++;
    }
    return same;
  }

  /**
   * Tables by key.
   *
   * @param removing what is only here goes; else what is there comes or is exchanged
   */
  private <K extends Comparable<? super K>, V> void table(
      Map<K, V> old,
      Map<K, V> now,
      BiFunction<Optional<V>, Optional<V>, Edit> put,
      boolean removing) {
    TreeSet<K> keys = new TreeSet<>(Comparator.naturalOrder());
    keys.addAll(removing ? old.keySet() : now.keySet());
    for (K key : keys) {
      Optional<V> before = Optional.ofNullable(old.get(key));
      Optional<V> after = Optional.ofNullable(now.get(key));
      if (!before.equals(after)) {
        edit(put.apply(before, after));
      }
    }
  }

  /** Values by name: those that differ are set, those that are gone are taken away. */
  <V> void values(
      Map<String, V> old,
      Map<String, V> now,
      Function<String, BiFunction<Optional<V>, Optional<V>, Edit>> put) {
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      Optional<V> before = Optional.ofNullable(old.get(name));
      Optional<V> after = Optional.ofNullable(now.get(name));
      if (!before.equals(after)) {
        edit(put.apply(name).apply(before, after));
      }
    }
  }
}
