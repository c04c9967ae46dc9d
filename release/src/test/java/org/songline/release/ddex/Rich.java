package org.songline.release.ddex;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.songline.release.catalog.ArtistCredit;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.Examples;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.Territories;

/** A release that uses everything of the catalog that a message tells. */
final class Rich {
  private Rich() {}

  static Catalog catalog() {
    Catalog catalog = Examples.album();
    List<Recording.Type> types = List.of(Recording.Type.values());
    List<Recording.Advisory> advisories = List.of(Recording.Advisory.values());
    int number = 0;
    for (RecordingId id : List.copyOf(catalog.recordings().keySet())) {
      Recording one = catalog.recording(id);
      Recording.Type type = types.get(number % types.size());
      catalog =
          catalog.with(
              new Recording(
                  one.id(),
                  one.works(),
                  one.title(),
                  type == Recording.Type.ORIGINAL ? "" : "Take <" + number + "> & more",
                  type,
                  new ArtistCredit(
                      List.of(
                          new ArtistCredit.Part(
                              Examples.ANNA, "Anna Berg", " feat. ", ArtistCredit.Role.MAIN),
                          new ArtistCredit.Part(
                              Examples.TOM,
                              "Tom Reed",
                              "",
                              number % 2 == 0
                                  ? ArtistCredit.Role.FEATURED
                                  : ArtistCredit.Role.REMIXER))),
                  one.isrc(),
                  one.contributions(),
                  one.owners(),
                  one.phonogram(),
                  number == 5 ? "zxx" : "en",
                  advisories.get(number % advisories.size()),
                  one.ai(),
                  number == 3,
                  one.materials(),
                  one.file(),
                  one.lyrics(),
                  one.tempo(),
                  one.key(),
                  one.song(),
                  one.recorded(),
                  one.mastered(),
                  one.preview()));
      number++;
    }
    Release release = Examples.release(catalog);
    return catalog.with(
        new Release(
            release.id(),
            release.type(),
            release.title(),
            "Deluxe",
            release.artist(),
            release.label(),
            release.catalogNumber(),
            release.barcode(),
            Optional.of(new org.songline.release.id.Grid("A12425GABC1234002M")),
            release.genre(),
            release.subgenre(),
            release.language(),
            release.phonogram(),
            release.copyright(),
            release.date(),
            Optional.of(LocalDate.of(2020, 5, 1)),
            Optional.of(LocalDate.of(2027, 2, 1)),
            List.of(
                new Release.Deal(
                    Territories.parse("world -US -CA"),
                    Optional.empty(),
                    Optional.of(LocalDate.of(2040, 1, 1)),
                    EnumSet.allOf(Release.Use.class),
                    "Mid 1"),
                new Release.Deal(
                    Territories.parse("US CA"),
                    Optional.of(LocalDate.of(2027, 3, 12)),
                    Optional.empty(),
                    EnumSet.of(Release.Use.DOWNLOAD),
                    "")),
            List.of(
                new Release.Medium("Day", release.media().get(0).tracks()),
                new Release.Medium("Night", release.media().get(1).tracks())),
            release.cover(),
            release.texts(),
            release.confirmed()));
  }
}
