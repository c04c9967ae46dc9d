package org.songline.model.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.songline.model.song.Clip;
import org.songline.model.song.Clip.AudioClip;
import org.songline.model.song.Clip.NoteClip;
import org.songline.model.song.Id;
import org.songline.model.song.Id.ClipId;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * Pieces of songs to paste elsewhere, each a whole song by itself: all tracks, but only the chosen
 * content, moved to the start, and the patterns and recordings that it plays.
 */
public final class Fragments {
  private Fragments() {}

  /**
   * A stretch of time.
   *
   * @param tracks whose clips and automation are taken; empty for all
   */
  public static Song time(Song song, TickPosition from, Ticks length, List<TrackId> tracks) {
    // Meters are no part of what is pasted; a stretch may begin anywhere in a bar.
    Draft draft = new Draft(song.withMeters(song.meters().subList(0, 1)));
    long start = from.tick();
    new Rearranging(draft, List.of(new Piece(start, start + length.count(), 0))).apply(List.of());
    Song piece = draft.song();
    List<Track> kept =
        piece.tracks().stream()
            .map(t -> tracks.isEmpty() || tracks.contains(t.id()) ? t : emptied(t))
            .toList();
    return used(piece.withTracks(kept));
  }

  /** Clips alone, the first at the start. */
  public static Song clips(Song song, List<ClipId> clips) {
    List<Draft.Held> chosen = new Draft(song).held(clips);
    long start = chosen.stream().mapToLong(held -> held.clip().start().tick()).min().orElseThrow();
    Set<ClipId> ids = new HashSet<>(clips);
    List<Track> tracks = new ArrayList<>();
    for (Track track : song.tracks()) {
      List<Clip> taken =
          track.clips().stream()
              .filter(clip -> ids.contains(clip.id()))
              .map(clip -> clip.withStart(clip.start().minus(new Ticks(start))))
              .toList();
      tracks.add(emptied(track).withClips(taken));
    }
    return used(song.withTracks(tracks));
  }

  private static Track emptied(Track track) {
    return track.withClips(List.of()).withAutomation(List.of());
  }

  /** The song with those patterns and recordings alone that clips play. */
  private static Song used(Song song) {
    Set<Id> played = new HashSet<>();
    for (Track track : song.tracks()) {
      for (Clip clip : track.clips()) {
        played.add(
            switch (clip) {
              case NoteClip notes -> notes.pattern();
              case AudioClip audio -> audio.source();
            });
      }
    }
    var patterns = new TreeMap<>(song.patterns());
    patterns.keySet().retainAll(played);
    var sources = new TreeMap<>(song.sources());
    sources.keySet().retainAll(played);
    return song.withPatterns(patterns).withSources(sources);
  }

  /** Empties a stretch of time. */
  static void clear(Draft draft, long from, long to, List<TrackId> tracks) {
    List<TrackId> chosen =
        tracks.isEmpty() ? draft.song().tracks().stream().map(Track::id).toList() : tracks;
    List<Piece> pieces = new ArrayList<>();
    if (from > 0) {
      pieces.add(new Piece(0, from, 0));
    }
    pieces.add(new Piece(Piece.GAP, Piece.GAP, from));
    pieces.add(new Piece(to, Piece.END, to));
    new Rearranging(draft, pieces).apply(chosen);
  }
}
