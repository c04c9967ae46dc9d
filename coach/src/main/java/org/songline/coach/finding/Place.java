package org.songline.coach.finding;

import java.util.List;
import java.util.Optional;
import org.songline.model.song.Id.TrackId;

/**
 * Where a finding is.
 *
 * @param tracks the one it is about first; empty for the mix as a whole
 * @param passage the section of the song, when it is about one
 * @param fromSeconds from the start of the song
 * @param toSeconds where it ends
 * @param band the frequencies it is about
 */
public record Place(
    List<TrackId> tracks,
    Optional<String> passage,
    double fromSeconds,
    double toSeconds,
    Optional<Range> band) {
  public Place {
    tracks = List.copyOf(tracks);
  }

  /** Frequencies in hertz. */
  public record Range(double fromHertz, double toHertz) {}
}
