package org.songline.release.credits;

import java.util.List;
import java.util.Optional;
import org.songline.release.catalog.AiDeclaration;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Lyrics;
import org.songline.release.catalog.Party;
import org.songline.release.catalog.Recording;

/** Recordings of which little is known yet. */
public final class NewRecording {
  private NewRecording() {}

  /** One by a single artist, with nothing declared. */
  public static Recording of(RecordingId id, String title, Party artist, Optional<WorkId> work) {
    return of(id, title, ArtistCredit.of(artist), work);
  }

  /** The same for a line of several artists. */
  static Recording of(RecordingId id, String title, ArtistCredit artist, Optional<WorkId> work) {
    return new Recording(
        id,
        work.stream().toList(),
        title,
        "",
        Recording.Type.ORIGINAL,
        artist,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        "",
        Recording.Advisory.UNKNOWN,
        AiDeclaration.MISSING,
        false,
        List.of(),
        Optional.empty(),
        Lyrics.NONE,
        0,
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
