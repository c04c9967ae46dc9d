package org.songline.release.build;

import java.util.List;
import java.util.Optional;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.SoundFile;
import org.songline.release.id.Isrc;

/** Entries with some parts of them changed. */
final class Parts {
  private Parts() {}

  static Recording withFile(Recording r, SoundFile file) {
    return with(r, r.artist(), r.isrc(), Optional.of(file));
  }

  static Recording with(Recording r, ArtistCredit artist, Optional<Isrc> isrc) {
    return with(r, artist, isrc, r.file());
  }

  private static Recording with(
      Recording r, ArtistCredit artist, Optional<Isrc> isrc, Optional<SoundFile> file) {
    return new Recording(
        r.id(),
        r.works(),
        r.title(),
        r.version(),
        r.type(),
        artist,
        isrc,
        r.contributions(),
        r.owners(),
        r.phonogram(),
        r.language(),
        r.advisory(),
        r.ai(),
        r.cover(),
        r.materials(),
        file,
        r.lyrics(),
        r.tempo(),
        r.key(),
        r.song(),
        r.recorded(),
        r.mastered(),
        r.preview());
  }

  static Release with(Release r, List<Release.Medium> media, Optional<Release.Cover> cover) {
    return new Release(
        r.id(),
        r.type(),
        r.title(),
        r.version(),
        r.artist(),
        r.label(),
        r.catalogNumber(),
        r.barcode(),
        r.grid(),
        r.genre(),
        r.subgenre(),
        r.language(),
        r.phonogram(),
        r.copyright(),
        r.date(),
        r.original(),
        r.preorder(),
        r.deals(),
        media,
        cover,
        r.texts(),
        r.confirmed());
  }
}
