package org.songline.release.catalog;

import java.util.List;
import java.util.Optional;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.id.Barcode;
import org.songline.release.id.Isrc;

/**
 * Whose catalog it is, and the codes that may be given out.
 *
 * @param party the label or artist that releases; empty until it is known
 * @param barcodes that were bought and are free, in the order in which they are given out
 * @param sender the code under which works are registered, at most nine characters; empty without
 *     one
 */
public record Label(
    Optional<PartyId> party, List<IsrcRange> isrcs, List<Barcode> barcodes, String sender) {
  public static final Label NONE = new Label(Optional.empty(), List.of(), List.of(), "");

  /**
   * A prefix with the next number to give out in a year.
   *
   * @param prefix five characters that an ISRC agency gave
   * @param year two digits
   * @param next 0 to 100000; 100000 when the year is used up
   */
  public record IsrcRange(String prefix, int year, int next) {
    public IsrcRange {
      if (year < 0 || year > 99 || next < 0 || next > 100_000) {
        throw new IllegalArgumentException("no range of ISRCs: year 0 to 99, next 0 to 99999");
      }
      prefix = new Isrc(prefix + "%02d%05d".formatted(year, 0)).prefix();
    }
  }

  public Label {
    isrcs = List.copyOf(isrcs);
    barcodes = List.copyOf(barcodes);
  }
}
