package org.songline.cli.release;

import java.util.stream.Collectors;
import org.songline.cli.shell.Failures;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Release;

/** Which release a call means. */
final class Releases {
  private Releases() {}

  /** By its id; the only one when no id is given. */
  static Release wanted(Catalog catalog, String id) {
    if (!id.isEmpty()) {
      return catalog.release(new ReleaseId(id));
    }
    if (catalog.releases().size() != 1) {
      throw new Failures.WrongCall(
          catalog.releases().isEmpty()
              ? "there is no release in it yet"
              : "name one of the releases "
                  + catalog.releases().keySet().stream()
                      .map(ReleaseId::text)
                      .collect(Collectors.joining(", ")));
    }
    return catalog.releases().values().iterator().next();
  }
}
