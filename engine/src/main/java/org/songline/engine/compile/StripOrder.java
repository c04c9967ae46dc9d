package org.songline.engine.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songline.model.song.Device;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Output;

/**
 * The strips of a song by level: a strip stands above every strip whose sound it needs, by output,
 * send or side-chain. A way that would close a circle is left out and reported.
 */
final class StripOrder {
  private final Map<TrackId, Track> tracks = new HashMap<>();
  private final Map<TrackId, List<Way>> into = new HashMap<>();
  private final Map<TrackId, Integer> levels = new HashMap<>();
  private final List<TrackId> order = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** How sound goes from a strip to another. */
  sealed interface Way {
    TrackId from();

    record Out(TrackId from) implements Way {}

    record Sent(TrackId from, boolean preFader) implements Way {}

    record Side(TrackId from, boolean preFader, Device device) implements Way {}

    /** An output of a device of the strip. */
    record Own(TrackId from, Device device, String output) implements Way {}
  }

  StripOrder(Song song) {
    song.tracks().stream()
        .filter(track -> track.kind().sounds())
        .forEach(
            track -> {
              tracks.put(track.id(), track);
              order.add(track.id());
              into.put(track.id(), new ArrayList<>());
            });
    order.forEach(id -> connect(track(id)));
    Set<TrackId> done = new HashSet<>();
    order.forEach(id -> visit(id, done, new HashSet<>()));
  }

  private void connect(Track track) {
    if (track.output() instanceof Output.To(TrackId to)) {
      connect(track.id(), to, new Way.Out(track.id()), "its output " + to.text());
    }
    for (Track.Send send : track.sends()) {
      connect(
          track.id(),
          send.to(),
          new Way.Sent(track.id(), send.preFader()),
          "its send to " + send.to().text());
    }
    for (Device device : track.devices()) {
      device
          .outputs()
          .forEach(
              (name, to) ->
                  connect(
                      track.id(),
                      to,
                      new Way.Own(track.id(), device, name),
                      "the output " + name + " of " + device.id().text()));
      device
          .sideChain()
          .ifPresent(
              side -> {
                if (tracks.containsKey(side.source())) {
                  ways(track.id()).add(new Way.Side(side.source(), side.preFader(), device));
                } else {
                  problems.add(
                      track.id().text()
                          + "/"
                          + device.id().text()
                          + ": its side-chain "
                          + side.source().text()
                          + " is no strip; it hears silence");
                }
              });
    }
  }

  private void connect(TrackId from, TrackId to, Way way, String what) {
    Track target = tracks.get(to);
    if (target == null
        || target.kind() == Track.Kind.AUDIO
        || target.kind() == Track.Kind.INSTRUMENT) {
      problems.add(from.text() + ": " + what + " takes no sound; it is left out");
      return;
    }
    if (ways(to).contains(way)
        || (way instanceof Way.Sent sent
            && ways(to).contains(new Way.Sent(from, !sent.preFader())))) {
      problems.add(from.text() + ": " + what + " stands twice; the first counts");
      return;
    }
    ways(to).add(way);
  }

  private void visit(TrackId id, Set<TrackId> done, Set<TrackId> path) {
    if (done.contains(id)) {
      return;
    }
    path.add(id);
    int level = 0;
    for (var ways = ways(id).iterator(); ways.hasNext(); ) {
      Way way = ways.next();
      if (path.contains(way.from())) {
        problems.add(
            id.text() + ": the sound of " + way.from().text() + " would run in a circle; left out");
        ways.remove();
        continue;
      }
      visit(way.from(), done, path);
      level = Math.max(level, level(way.from()) + 1);
    }
    path.remove(id);
    levels.put(id, level);
    done.add(id);
  }

  Track track(TrackId id) {
    Track track = tracks.get(id);
    if (track == null) {
      throw new IllegalStateException("no strip " + id);
    }
    return track;
  }

  /** The ways into a strip, in the order of the strips they come from. */
  List<Way> ways(TrackId id) {
    List<Way> ways = into.get(id);
    if (ways == null) {
      throw new IllegalStateException("no strip " + id);
    }
    return ways;
  }

  private int level(TrackId id) {
    return levels.getOrDefault(id, 0);
  }

  /** Strips by level, within a level in the order of the song. */
  List<List<Track>> levels() {
    int top = levels.values().stream().max(Comparator.naturalOrder()).orElse(-1);
    List<List<Track>> found = new ArrayList<>();
    for (int level = 0; level <= top; level++) {
      int wanted = level;
      found.add(order.stream().filter(id -> level(id) == wanted).map(this::track).toList());
    }
    return found;
  }

  List<String> problems() {
    return List.copyOf(problems);
  }
}
