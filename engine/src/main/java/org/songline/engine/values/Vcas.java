package org.songline.engine.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.songline.model.song.Id.TrackId;
import org.songline.model.song.Song;
import org.songline.model.song.Track;

/** The VCAs that tracks follow. */
final class Vcas {
  private Vcas() {}

  /** The VCA that a track follows, the one which that follows, and so on; each once. */
  static Stream<Track> of(Song song, Track track) {
    List<Track> chain = new ArrayList<>();
    Optional<TrackId> next = track.vca();
    while (next.isPresent()) {
      Optional<Track> vca =
          song.track(next.get())
              .filter(found -> found.kind() == Track.Kind.VCA && !chain.contains(found));
      vca.ifPresent(chain::add);
      next = vca.flatMap(Track::vca);
    }
    return chain.stream();
  }
}
