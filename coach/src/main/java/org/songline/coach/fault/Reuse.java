package org.songline.coach.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.songline.model.song.AudioSource;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.Output;

/**
 * Which tracks of a changed song sound as they did before, and a song that plays recordings of
 * them: the same mix to the bit for less work.
 *
 * <p>A track sounds as before when nothing of it was changed and all that goes into it or keys its
 * devices sounds as before. A recording holds what comes after the fader, so a track whose sound is
 * wanted before it is made anew.
 */
final class Reuse {
  private final Song clean;
  private final Song song;
  private final Map<TrackId, AudioSource> recordings;
  private final Map<TrackId, Set<TrackId>> feeders = new HashMap<>();
  private final Map<TrackId, Boolean> judged = new HashMap<>();
  private final Set<TrackId> same = new LinkedHashSet<>();

  /** Tracks that are rendered. */
  private final Set<TrackId> made = new HashSet<>();

  /**
   * @param recordings of the clean song's tracks after their faders
   */
  Reuse(Song clean, Song song, Map<TrackId, AudioSource> recordings) {
    this.clean = clean;
    this.song = song;
    this.recordings = recordings;
    clean.tracks().forEach(this::connect);
    song.tracks().forEach(this::connect);
    boolean comparable = comparable();
    for (Track track : song.tracks()) {
      if (comparable && recordings.containsKey(track.id()) && sameAs(track.id())) {
        same.add(track.id());
      } else {
        made.add(track.id());
      }
    }
    while (song.tracks().stream().anyMatch(track -> !made.contains(track.id()) && wanted(track))) {
      song.tracks().stream().filter(this::wanted).forEach(track -> made.add(track.id()));
    }
  }

  /** Whether what all tracks have in common is the same; a solo reaches every track. */
  private boolean comparable() {
    return song.rate() == clean.rate()
        && song.tempos().equals(clean.tempos())
        && song.meters().equals(clean.meters())
        && song.patterns().equals(clean.patterns())
        && soloed(song).equals(soloed(clean));
  }

  private static List<TrackId> soloed(Song song) {
    return song.tracks().stream().filter(track -> track.strip().soloed()).map(Track::id).toList();
  }

  private void connect(Track track) {
    if (track.output() instanceof Output.To(TrackId to)) {
      feed(track.id(), to);
    }
    track.sends().forEach(send -> feed(track.id(), send.to()));
    for (Device device : track.devices()) {
      device.outputs().values().forEach(to -> feed(track.id(), to));
      device.sideChain().ifPresent(side -> feed(side.source(), track.id()));
    }
  }

  private void feed(TrackId from, TrackId to) {
    feeders.computeIfAbsent(to, key -> new LinkedHashSet<>()).add(from);
  }

  private boolean sameAs(TrackId id) {
    Boolean known = judged.get(id);
    if (known != null) {
      return known;
    }
    judged.put(id, false);
    Optional<Track> now = song.track(id);
    boolean as =
        now.isPresent()
            && now.equals(clean.track(id))
            && feeders.getOrDefault(id, Set.of()).stream().allMatch(this::sameAs);
    judged.put(id, as);
    return as;
  }

  /** Whether more of a track is wanted than its recording, or a part of what it makes. */
  private boolean wanted(Track track) {
    boolean early =
        track.sends().stream().anyMatch(send -> send.preFader() && made.contains(send.to()));
    boolean parts =
        track.devices().stream()
            .flatMap(device -> device.outputs().values().stream())
            .anyMatch(made::contains);
    boolean keys =
        song.tracks().stream()
            .filter(other -> made.contains(other.id()))
            .flatMap(other -> other.devices().stream())
            .flatMap(device -> device.sideChain().stream())
            .anyMatch(side -> side.preFader() && side.source().equals(track.id()));
    boolean part =
        feeders.getOrDefault(track.id(), Set.of()).stream()
            .filter(made::contains)
            .flatMap(from -> song.track(from).stream())
            .flatMap(from -> from.devices().stream())
            .anyMatch(device -> device.outputs().containsValue(track.id()));
    return early || parts || keys || part;
  }

  /** The tracks that sound as before. */
  Set<TrackId> same() {
    return same;
  }

  /** The song with recordings in the place of what need not be made. */
  Song played() {
    var sources = new TreeMap<>(song.sources());
    List<Track> tracks = new ArrayList<>();
    for (Track track : song.tracks()) {
      AudioSource source = recordings.get(track.id());
      if (source != null && !made.contains(track.id())) {
        sources.put(source.id(), source);
        tracks.add(open(Takes.frozen(song, track.id(), source)));
      } else {
        tracks.add(track.kind() == Kind.MASTER || !track.kind().sounds() ? track : open(track));
      }
    }
    return song.withSources(sources).withTracks(tracks);
  }

  /** Without the ways to where a recording plays. */
  private Track open(Track track) {
    boolean closed = track.output() instanceof Output.To(TrackId to) && !made.contains(to);
    return (closed ? track.withOutput(new Output.None()) : track)
        .withSends(track.sends().stream().filter(send -> made.contains(send.to())).toList())
        .withAutomation(track.automation().stream().filter(this::leads).toList());
  }

  private boolean leads(Automation lane) {
    return switch (lane.target()) {
      case Target.SendLevel(TrackId to) -> made.contains(to);
      case Target.SendPan(TrackId to) -> made.contains(to);
      default -> true;
    };
  }
}
