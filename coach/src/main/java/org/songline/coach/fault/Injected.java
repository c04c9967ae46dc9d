package org.songline.coach.fault;

import java.util.Set;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;

/**
 * A song with a fault.
 *
 * @param tracks which a finding should name one of; empty when the mix as a whole is meant
 */
public record Injected(Song song, Set<TrackId> tracks) {
  public Injected {
    tracks = Set.copyOf(tracks);
  }
}
