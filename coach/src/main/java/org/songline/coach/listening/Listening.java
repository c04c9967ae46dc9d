package org.songline.coach.listening;

import java.util.List;
import java.util.Optional;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/**
 * All that was heard of a song, or of a finished file, which has no tracks.
 *
 * @param name the song's title or the file's name
 * @param song empty for a file
 * @param mix after the master's chain
 * @param premaster before it; empty for a file
 * @param tracks in the order of the arrangement, without folders and the master
 * @param master the stages of the master's chain
 * @param passages in order; at least one, which is the whole when no sections are known
 * @param twins tracks that hear the same
 */
public record Listening(
    String name,
    Optional<Song> song,
    Sound mix,
    Optional<Sound> premaster,
    List<HeardTrack> tracks,
    List<Stage> master,
    List<Passage> passages,
    List<Twins> twins) {
  public Listening {
    tracks = List.copyOf(tracks);
    master = List.copyOf(master);
    passages = List.copyOf(passages);
    twins = List.copyOf(twins);
    if (passages.isEmpty()) {
      throw new IllegalArgumentException("no passage");
    }
  }

  public Optional<HeardTrack> track(TrackId id) {
    return tracks.stream().filter(heard -> heard.track().id().equals(id)).findFirst();
  }

  /** Tracks that make sound by themselves: neither groups nor returns. */
  public List<HeardTrack> sources() {
    return tracks.stream()
        .filter(heard -> heard.track().kind() != Track.Kind.GROUP)
        .filter(heard -> heard.track().kind() != Track.Kind.RETURN)
        .toList();
  }

  public double seconds() {
    return mix.figures().seconds();
  }
}
