package org.songline.release.credits;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.songline.model.SongProblem;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.model.store.Versions;

/** Credits read from a song's folder. */
public final class SongCreditsFolder {
  private SongCreditsFolder() {}

  /**
   * Reads a song and the versions of it that were kept; a version that cannot be read dates
   * nothing.
   *
   * @param zone where the song was made, for the dates of its versions
   * @throws SongProblem when the song cannot be read
   */
  public static SongCredits read(Path folder, ZoneId zone) {
    Song song = SongFolder.read(folder);
    Versions versions = Versions.of(folder);
    List<SongCredits.Kept> kept = new ArrayList<>();
    for (Versions.Version version : versions.list().versions()) {
      try {
        kept.add(
            new SongCredits.Kept(
                Instant.ofEpochMilli(version.at()).atZone(zone).toLocalDate(),
                versions.read(version.number())));
      } catch (SongProblem unread) {
        // A damaged version is told where versions are listed.
      }
    }
    return SongCredits.of(song, kept);
  }

  /** A song's folder as a catalog names it: relative to the catalog's, with slashes. */
  public static String place(Path catalog, Path song) {
    Path from = catalog.toAbsolutePath().normalize();
    Path to = song.toAbsolutePath().normalize();
    return from.getRoot() != null && from.getRoot().equals(to.getRoot())
        ? from.relativize(to).toString().replace('\\', '/')
        : to.toString().replace('\\', '/');
  }
}
