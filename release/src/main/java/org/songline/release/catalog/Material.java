package org.songline.release.catalog;

import org.songline.release.catalog.CatalogId.MaterialId;

/**
 * Something by others that is heard or seen.
 *
 * @param source where it was found, for example a library's name or an address
 * @param owner whose it is
 * @param licence its terms in a few words, for example {@code CC0} or {@code royalty-free}
 * @param document a file that shows them, relative to the catalog's folder; empty without one
 */
public record Material(
    MaterialId id,
    Kind kind,
    String title,
    String source,
    String owner,
    String licence,
    Clearance clearance,
    String document) {
  /** What it is. */
  public enum Kind {
    SAMPLE,
    LOOP,
    INTERPOLATION,
    BEAT,
    COVERED_WORK,
    ARTWORK,
    OTHER
  }

  /** How far its use is settled. */
  public enum Clearance {
    /** Nobody needs to be asked. */
    FREE,
    LICENSED,
    REQUESTED,
    OPEN,
    REFUSED;

    public boolean settled() {
      return this == FREE || this == LICENSED;
    }
  }
}
