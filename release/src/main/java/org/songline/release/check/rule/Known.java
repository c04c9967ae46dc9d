package org.songline.release.check.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.songline.release.catalog.CatalogId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.check.audio.AudioFacts;
import org.songline.release.cover.CoverFacts;

/**
 * What is known about a release beside its catalog.
 *
 * @param sounds by recording; those whose files could not be read are absent
 * @param cover what its picture is; empty when there is none to look at
 * @param covers the perceptual hashes of other releases' covers
 * @param badCodes texts in the catalog's file that are no codes
 * @param delivered what was delivered before, of every release
 * @param files what is wrong with files
 * @param accepted whether the shares of a work or recording were accepted by all
 */
public record Known(
    Map<RecordingId, AudioFacts> sounds,
    Optional<CoverFacts> cover,
    Map<ReleaseId, Long> covers,
    List<BadCode> badCodes,
    List<Delivered> delivered,
    List<FileState> files,
    Predicate<CatalogId> accepted) {
  public static final Known NOTHING =
      new Known(Map.of(), Optional.empty(), Map.of(), List.of(), List.of(), List.of(), _ -> false);

  public Known {
    sounds = Map.copyOf(sounds);
    covers = Map.copyOf(covers);
    badCodes = List.copyOf(badCodes);
    delivered = List.copyOf(delivered);
    files = List.copyOf(files);
  }
}
