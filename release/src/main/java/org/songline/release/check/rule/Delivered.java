package org.songline.release.check.rule;

import java.time.LocalDate;
import java.util.List;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;

/**
 * The codes under which a release was delivered; they stay for life.
 *
 * @param destination its id
 * @param barcode digits; empty when it went without one
 */
public record Delivered(
    ReleaseId release, String destination, LocalDate date, String barcode, List<Code> codes) {
  /**
   * One recording.
   *
   * @param isrc without separators
   * @param frames its length then; 0 when not noted
   */
  public record Code(RecordingId recording, String isrc, long frames) {}

  public Delivered {
    codes = List.copyOf(codes);
  }
}
