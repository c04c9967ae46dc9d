package org.songline.exchange.template;

import java.util.ArrayList;
import java.util.List;
import org.songline.model.song.Brief;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.time.Tempo;
import org.songline.model.time.TickPosition;

/**
 * A song to start from.
 *
 * @param genre its name
 * @param tempo quarter notes a minute
 * @param key for example {@code A minor}; may be empty
 * @param tracks in order, without the master
 */
public record Template(String genre, double tempo, String key, List<Track> tracks) {
  public Template {
    tracks = List.copyOf(tracks);
  }

  /** A new song. */
  public Song song(String title, int rate, double bpm, String wantedKey) {
    Song empty = Song.empty(title, rate);
    List<Track> all = new ArrayList<>(tracks);
    all.add(empty.master());
    return empty
        .withBrief(new Brief(genre, wantedKey, "", "", "", ""))
        .withTempos(List.of(new Tempo(TickPosition.START, bpm, Tempo.Shape.STEP)))
        .withTracks(all);
  }
}
