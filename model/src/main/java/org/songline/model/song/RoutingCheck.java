package org.songline.model.song;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songline.model.SongProblem;
import org.songline.model.song.Id.TrackId;

/**
 * That sound never comes back to where it was, no folder holds itself and no VCA follows itself.
 */
public final class RoutingCheck {
  private RoutingCheck() {}

  /** The references must already have been checked. */
  public static void check(Song song) {
    Map<TrackId, Set<TrackId>> feeds = new HashMap<>();
    Map<TrackId, Set<TrackId>> holds = new HashMap<>();
    Map<TrackId, Set<TrackId>> follows = new HashMap<>();
    for (Track track : song.tracks()) {
      feeds.computeIfAbsent(track.id(), id -> new HashSet<>()).addAll(directTargets(track));
      for (Device device : track.devices()) {
        device
            .sideChain()
            .ifPresent(
                chain ->
                    feeds.computeIfAbsent(chain.source(), id -> new HashSet<>()).add(track.id()));
      }
      holds.put(track.id(), track.folder().map(Set::of).orElse(Set.of()));
      follows.put(track.id(), track.vca().map(Set::of).orElse(Set.of()));
    }
    cycle(feeds)
        .ifPresent(
            path -> {
              throw new SongProblem(
                  "track " + path.getFirst().text(),
                  "its sound comes back to itself by " + told(path),
                  "change an output, a send or a side-chain among them");
            });
    cycle(holds)
        .ifPresent(
            path -> {
              throw new SongProblem(
                  "track " + path.getFirst().text(),
                  "the folder holds itself by " + told(path),
                  "take it out of the folder");
            });
    cycle(follows)
        .ifPresent(
            path -> {
              throw new SongProblem(
                  "track " + path.getFirst().text(),
                  "the VCA follows itself by " + told(path),
                  "let it follow none");
            });
  }

  /** Where a track's output, sends and devices' own outputs go. */
  private static List<TrackId> directTargets(Track track) {
    List<TrackId> targets = new ArrayList<>();
    if (track.output() instanceof Track.Output.To(TrackId to)) {
      targets.add(to);
    }
    track.sends().forEach(send -> targets.add(send.to()));
    track.devices().forEach(device -> targets.addAll(device.outputs().values()));
    return targets;
  }

  private static String told(List<TrackId> path) {
    return String.join(" > ", path.stream().map(TrackId::text).toList());
  }

  /** A cycle as a path that ends where it began, found by removing what nothing leads to. */
  private static Optional<List<TrackId>> cycle(Map<TrackId, Set<TrackId>> edges) {
    Map<TrackId, Integer> incoming = new HashMap<>();
    edges.keySet().forEach(from -> incoming.putIfAbsent(from, 0));
    edges.values().forEach(all -> all.forEach(to -> incoming.merge(to, 1, Integer::sum)));
    ArrayDeque<TrackId> free = new ArrayDeque<>();
    incoming.forEach(
        (id, count) -> {
          if (count == 0) {
            free.add(id);
          }
        });
    while (!free.isEmpty()) {
      TrackId id = free.remove();
      incoming.remove(id);
      for (TrackId to : edges.getOrDefault(id, Set.of())) {
        if (incoming.merge(to, -1, Integer::sum) == 0) {
          free.add(to);
        }
      }
    }
    if (incoming.isEmpty()) {
      return Optional.empty();
    }
    // What is left has an edge into it from among the rest, so walking back must meet itself.
    Map<TrackId, TrackId> before = new HashMap<>();
    for (TrackId from : incoming.keySet().stream().sorted().toList()) {
      for (TrackId to : edges.getOrDefault(from, Set.of())) {
        if (incoming.containsKey(to)) {
          before.putIfAbsent(to, from);
        }
      }
    }
    Set<TrackId> met = new HashSet<>();
    TrackId at = incoming.keySet().stream().sorted().findFirst().orElseThrow();
    while (met.add(at)) {
      at = before.getOrDefault(at, at);
    }
    ArrayDeque<TrackId> path = new ArrayDeque<>(List.of(at));
    for (TrackId step = before.getOrDefault(at, at);
        !step.equals(at);
        step = before.getOrDefault(step, at)) {
      path.addFirst(step);
    }
    path.addFirst(at);
    return Optional.of(List.copyOf(path));
  }
}
