package org.songline.engine.values;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Output;

/**
 * Which ways between strips stay open while some strips are soloed. With no strip soloed, all do.
 * Otherwise the members of a soloed group, and the tracks that follow a soloed VCA, count as
 * soloed, and a way, that is an output, an output of a device or a send, from strip A to strip B is
 * open when
 *
 * <table>
 *   <caption>Open ways</caption>
 *   <tr><th>rule</th><th>so that one hears</th></tr>
 *   <tr><td>A is soloed, or sound of a soloed strip reaches A</td>
 *       <td>a soloed track through its groups and the returns it sends to, up to the master</td></tr>
 *   <tr><td>A is solo-safe, or sound of a solo-safe strip reaches A</td>
 *       <td>solo-safe tracks and groups beside the soloed ones</td></tr>
 *   <tr><td>B is soloed, or sound of B reaches a soloed strip</td>
 *       <td>of a soloed return what is sent to it</td></tr>
 * </table>
 *
 * <p>A soloed return thus sounds alone: its senders' own outputs are closed. A mute is stronger
 * than a solo: it acts in the strip, before its output and post-fader sends. Side-chains are never
 * closed, so that a soloed track sounds as in the mix. Sound reaches through outputs and through
 * sends that are on.
 */
public record SoloRule(boolean active, Set<TrackId> onward, Set<TrackId> towards) {
  public SoloRule {
    onward = Set.copyOf(onward);
    towards = Set.copyOf(towards);
  }

  /** The rule of a song, by a walk along its ways in both directions. */
  public static SoloRule of(Song song) {
    Map<TrackId, Set<TrackId>> next = new HashMap<>();
    Map<TrackId, Set<TrackId>> previous = new HashMap<>();
    Map<TrackId, Set<TrackId>> members = new HashMap<>();
    Set<TrackId> soloed = ids();
    Set<TrackId> safe = ids();
    for (Track track : song.tracks()) {
      if (track.output() instanceof Output.To(TrackId to)) {
        link(next, previous, track.id(), to);
        members.computeIfAbsent(to, id -> new HashSet<>()).add(track.id());
      }
      track.sends().stream()
          .filter(Track.Send::enabled)
          .forEach(send -> link(next, previous, track.id(), send.to()));
      track
          .devices()
          .forEach(
              device ->
                  device.outputs().values().forEach(to -> link(next, previous, track.id(), to)));
      if (track.strip().soloed() || Vcas.of(song, track).anyMatch(vca -> vca.strip().soloed())) {
        soloed.add(track.id());
      }
      if (track.strip().soloSafe()) {
        safe.add(track.id());
      }
    }
    if (soloed.isEmpty()) {
      return new SoloRule(false, Set.of(), Set.of());
    }
    soloed.addAll(reach(members, soloed));
    Set<TrackId> towards = reach(previous, soloed);
    safe.addAll(soloed);
    return new SoloRule(true, reach(next, safe), towards);
  }

  /** Whether a send, or an output of a device, is open. */
  public boolean sendOpen(TrackId from, TrackId to) {
    return !active || onward.contains(from) || towards.contains(to);
  }

  /** Whether the output of the song's track is open; that of the master always is. */
  public boolean outputOpen(Track track) {
    if (!active || track.id().equals(TrackId.MASTER) || onward.contains(track.id())) {
      return true;
    }
    return track.output() instanceof Output.To(TrackId to) && towards.contains(to);
  }

  private static Set<TrackId> ids() {
    return new TreeSet<>(Comparator.comparing(TrackId::text));
  }

  private static void link(
      Map<TrackId, Set<TrackId>> next,
      Map<TrackId, Set<TrackId>> previous,
      TrackId from,
      TrackId to) {
    next.computeIfAbsent(from, id -> new HashSet<>()).add(to);
    previous.computeIfAbsent(to, id -> new HashSet<>()).add(from);
  }

  private static Set<TrackId> reach(Map<TrackId, Set<TrackId>> ways, Set<TrackId> starts) {
    Set<TrackId> found = new HashSet<>(starts);
    var open = new ArrayDeque<>(starts);
    while (!open.isEmpty()) {
      for (TrackId id : ways.getOrDefault(open.pop(), Set.of())) {
        if (found.add(id)) {
          open.push(id);
        }
      }
    }
    return found;
  }
}
