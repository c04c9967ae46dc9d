package org.songline.release.royalty.ledger;

import java.util.Optional;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.CatalogId.WorkId;

/** What a line of a statement is about. */
public sealed interface Target {
  /**
   * A recording.
   *
   * @param release on which it was sold, where that is known
   */
  record OfRecording(RecordingId id, Optional<ReleaseId> release) implements Target {}

  /** A whole release; its tracks share the amount equally. */
  record OfRelease(ReleaseId id) implements Target {}

  /** A work. */
  record OfWork(WorkId id) implements Target {}

  /**
   * Nothing that is known.
   *
   * @param why a plain clause
   */
  record Unknown(String why) implements Target {}
}
