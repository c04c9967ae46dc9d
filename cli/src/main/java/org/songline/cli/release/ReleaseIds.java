package org.songline.cli.release;

import org.songline.cli.shell.Failures;
import org.songline.release.catalog.CatalogId.ReleaseId;

/** Ids of releases on a command line. */
final class ReleaseIds {
  private ReleaseIds() {}

  static ReleaseId of(String text) {
    try {
      return new ReleaseId(text);
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall(String.valueOf(wrong.getMessage()));
    }
  }
}
