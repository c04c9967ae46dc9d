package org.songline.release.credits;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.songline.model.song.Song;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Contribution;
import org.songline.release.catalog.Work;

/**
 * What a song says about who made it.
 *
 * @param title the song's
 * @param people everyone with a credit, in the song's order
 * @param performances who played what on which track, in the order of tracks
 * @param notUnderstood credits whose words mean nothing here, each with the person's name
 * @param tempo in beats a minute at the beginning
 * @param key in the song's own words; empty when it says none
 * @param begun the date of the first version that was kept
 * @param last the date of the last version that was kept
 */
public record SongCredits(
    String title,
    List<Credited> people,
    List<Performance> performances,
    List<String> notUnderstood,
    double tempo,
    String key,
    Optional<LocalDate> begun,
    Optional<LocalDate> last) {
  /**
   * Somebody who is credited.
   *
   * @param artist the place on the artist's line, when it is said
   */
  public record Credited(
      String name,
      Set<Contribution.Role> roles,
      Optional<Work.Part> part,
      SortedSet<String> instruments,
      Optional<ArtistCredit.Role> artist) {}

  /**
   * Something that is played on a track.
   *
   * @param person who played; empty when the song does not say
   * @param said whether a credit names it; otherwise it is taken from who programmed or produced
   * @param gear the types of the track's devices, in the order of the signal
   * @param since the date of the first version in which the track plays
   */
  public record Performance(
      String track,
      String instrument,
      String person,
      boolean said,
      List<String> gear,
      Optional<LocalDate> since) {}

  /** A version of the song that was kept, with its date in the place where it was made. */
  public record Kept(LocalDate date, Song song) {}

  public SongCredits {
    people = List.copyOf(people);
    performances = List.copyOf(performances);
    notUnderstood = List.copyOf(notUnderstood);
  }

  /**
   * Reads a song.
   *
   * @param versions that were kept, in any order
   */
  public static SongCredits of(Song song, Collection<Kept> versions) {
    return new CreditReader(song, versions).read();
  }
}
