package org.songline.model.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.songline.model.song.Automation;
import org.songline.model.song.Clip;
import org.songline.model.song.Device;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.Tempo;

/** What changed from one song to another, in words. */
public final class Differences {
  private final Song from;
  private final Song to;
  private final List<String> words = new ArrayList<>();

  private Differences(Song from, Song to) {
    this.from = from;
    this.to = to;
  }

  /**
   * What changed in one place.
   *
   * @param place the name of a track, or {@code Song}
   * @param words what, a phrase each
   */
  public record Difference(String place, List<String> words) {
    public Difference {
      words = List.copyOf(words);
    }
  }

  /** What is other in the second song: of the whole first, then of the tracks in their order. */
  public static List<Difference> between(Song from, Song to) {
    List<Difference> all = new ArrayList<>();
    add(all, "Song", new Differences(from, to).whole());
    for (Track track : to.tracks()) {
      List<String> words =
          from.track(track.id())
              .map(before -> new Differences(from, to).track(before, track))
              .orElseGet(() -> List.of("added with " + content(track)));
      add(all, track.name(), words);
    }
    for (Track track : from.tracks()) {
      if (to.track(track.id()).isEmpty()) {
        add(all, track.name(), List.of("removed with " + content(track)));
      }
    }
    return all;
  }

  private static void add(List<Difference> all, String place, List<String> words) {
    if (!words.isEmpty()) {
      all.add(new Difference(place, words));
    }
  }

  private static String content(Track track) {
    return count(track.clips().size(), "clip") + " and " + count(track.devices().size(), "device");
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private List<String> whole() {
    changed("title", from.title(), to.title());
    changed("key", from.brief().key(), to.brief().key());
    if (!from.brief().equals(to.brief()) && from.brief().key().equals(to.brief().key())) {
      words.add("the brief changed");
    }
    changed("frames a second", from.rate(), to.rate());
    changed("tempo", tempo(from), tempo(to));
    some("meters", from.meters(), to.meters());
    some("sections", from.sections(), to.sections());
    some("markers", from.markers(), to.markers());
    some("chords", from.chords(), to.chords());
    some("people", from.people(), to.people());
    some("snapshots of the mixer", from.snapshots(), to.snapshots());
    List<TrackId> before = common(from, to);
    if (!before.equals(common(to, from))) {
      words.add("the tracks stand in another order");
    }
    return words;
  }

  private static List<TrackId> common(Song song, Song other) {
    return song.tracks().stream().map(Track::id).filter(id -> other.track(id).isPresent()).toList();
  }

  private static String tempo(Song song) {
    List<Tempo> tempos = song.tempos();
    String first = number(tempos.getFirst().bpm()) + " bpm";
    return tempos.size() == 1 ? first : first + " and " + count(tempos.size() - 1, "change");
  }

  private List<String> track(Track before, Track after) {
    changed("name", before.name(), after.name());
    changed("kind", word(before.kind()), word(after.kind()));
    if (!before.color().equals(after.color())) {
      words.add("another colour");
    }
    changed("folder", name(from, before.folder()), name(to, after.folder()));
    changed("VCA", name(from, before.vca()), name(to, after.vca()));
    changed("output", output(from, before), output(to, after));
    changed("volume", decibels(before.strip().fader()), decibels(after.strip().fader()));
    changed("pan", pan(before.strip().pan()), pan(after.strip().pan()));
    if (before.strip().panLaw() != after.strip().panLaw()) {
      words.add("another pan law");
    }
    flag(before.strip().muted(), after.strip().muted(), "muted", "no longer muted");
    flag(before.strip().soloed(), after.strip().soloed(), "soloed", "no longer soloed");
    flag(before.strip().soloSafe(), after.strip().soloSafe(), "solo safe", "no longer solo safe");
    some("sends", before.sends(), after.sends());
    clips(before, after);
    devices(before, after);
    parts("automation lane", before.automation(), after.automation(), Automation::target);
    return words;
  }

  private void clips(Track before, Track after) {
    parts("clip", before.clips(), after.clips(), Clip::id);
    int notes = 0;
    for (Clip clip : after.clips()) {
      if (clip instanceof Clip.NoteClip now
          && before.clip(clip.id()).orElse(null) instanceof Clip.NoteClip old
          && !Objects.equals(
              from.patterns().get(old.pattern()), to.patterns().get(now.pattern()))) {
        notes++;
      }
    }
    if (notes > 0) {
      words.add("other notes in " + count(notes, "clip"));
    }
  }

  private void devices(Track before, Track after) {
    for (Device device : after.devices()) {
      Optional<Device> old = before.device(device.id());
      String type = device.type();
      if (old.isEmpty() || !old.get().type().equals(type)) {
        words.add(type + " added");
      } else if (!old.get().equals(device)) {
        words.add(type + ": " + settings(old.get(), device));
      }
    }
    for (Device device : before.devices()) {
      if (after.device(device.id()).filter(d -> d.type().equals(device.type())).isEmpty()) {
        words.add(device.type() + " removed");
      }
    }
    List<?> order =
        before.devices().stream().map(Device::id).filter(id -> after.deviceIndex(id) >= 0).toList();
    if (!order.equals(
        after.devices().stream()
            .map(Device::id)
            .filter(id -> before.deviceIndex(id) >= 0)
            .toList())) {
      words.add("the devices stand in another order");
    }
  }

  private static String settings(Device before, Device after) {
    List<String> said = new ArrayList<>();
    if (before.enabled() != after.enabled()) {
      said.add(after.enabled() ? "on" : "off");
    }
    Set<String> names = new HashSet<>(before.parameters().keySet());
    names.addAll(after.parameters().keySet());
    names.removeIf(
        name -> Objects.equals(before.parameters().get(name), after.parameters().get(name)));
    if (!names.isEmpty()) {
      said.add(count(names.size(), "setting") + " changed");
    }
    if (!before.assets().equals(after.assets())) {
      said.add("other sounds");
    }
    if (!before.sideChain().equals(after.sideChain())) {
      said.add("another side-chain");
    }
    if (!before.modulations().equals(after.modulations())) {
      said.add("other modulation");
    }
    if (!before.outputs().equals(after.outputs())) {
      said.add("other outputs");
    }
    return String.join(", ", said);
  }

  private <T> void parts(String what, List<T> before, List<T> after, Function<T, ?> id) {
    Set<Object> old = new HashSet<>(before.stream().map(id).toList());
    Set<Object> now = new HashSet<>(after.stream().map(id).toList());
    Set<T> same = new HashSet<>(before);
    int added = (int) after.stream().filter(each -> !old.contains(id.apply(each))).count();
    int removed = (int) before.stream().filter(each -> !now.contains(id.apply(each))).count();
    int other = (int) after.stream().filter(each -> !same.contains(each)).count() - added;
    said(what, added, "added");
    said(what, removed, "removed");
    said(what, other, "changed");
  }

  private void said(String what, int count, String how) {
    if (count > 0) {
      words.add(count(count, what) + " " + how);
    }
  }

  private void some(String what, List<?> before, List<?> after) {
    if (!before.equals(after)) {
      words.add(
          before.size() == after.size()
              ? "other " + what
              : what + ": " + before.size() + " before, " + after.size() + " now");
    }
  }

  private void changed(String what, Object before, Object after) {
    if (!before.equals(after)) {
      words.add(what + " " + told(before) + " → " + told(after));
    }
  }

  private static String told(Object value) {
    return value.toString().isEmpty() ? "none" : value.toString();
  }

  private void flag(boolean before, boolean after, String on, String off) {
    if (before != after) {
      words.add(after ? on : off);
    }
  }

  private static String name(Song song, Optional<TrackId> id) {
    return id.flatMap(song::track).map(Track::name).orElse("");
  }

  private static String output(Song song, Track track) {
    return switch (track.output()) {
      case Track.Output.None _ -> "";
      case Track.Output.To(TrackId id) -> name(song, Optional.of(id));
      case Track.Output.Direct(int number) -> "output " + number;
    };
  }

  private static String word(Track.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String decibels(double value) {
    return value == Double.NEGATIVE_INFINITY ? "silence" : number(value) + " dB";
  }

  private static String pan(double value) {
    long percent = Math.round(Math.abs(value) * 100);
    return percent == 0 ? "centre" : percent + " % " + (value < 0 ? "left" : "right");
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value).replaceAll("0+$", "");
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
