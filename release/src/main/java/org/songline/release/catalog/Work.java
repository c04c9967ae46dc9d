package org.songline.release.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.exact.Share;
import org.songline.release.id.Iswc;

/**
 * What was composed, apart from any recording of it. Shares are of the composition alone.
 *
 * @param language of the lyrics, ISO 639 (three letters for registrations, two for shops are
 *     derived elsewhere); {@code zxx} without lyrics
 * @param writers who wrote it; their shares add up to 1 once they are settled
 * @param derived from which work, when it is an arrangement or adaptation
 * @param number the submitter's own work number, at most 14 characters; empty until given
 * @param completed when it was written; empty when not known
 */
public record Work(
    WorkId id,
    String title,
    List<AlternateTitle> alternates,
    Optional<Iswc> iswc,
    String language,
    List<Writer> writers,
    Optional<Derived> derived,
    String number,
    Optional<LocalDate> completed) {
  /** What somebody contributed to a work. */
  public enum Part {
    COMPOSER,
    LYRICIST,
    COMPOSER_LYRICIST,
    ARRANGER,
    ADAPTER,
    TRANSLATOR,
    SUB_ARRANGER,
    SUB_AUTHOR
  }

  /** Another title. */
  public record AlternateTitle(String title, String language) {}

  /**
   * A writer with the share of the whole composition that is the writer's before publishers.
   *
   * @param publishers who publishes parts of this writer's share
   */
  public record Writer(PartyId party, Part part, Share share, List<Publishing> publishers) {
    public Writer {
      publishers = List.copyOf(publishers);
    }

    /** What stays with the writer once publishers have theirs. */
    public Share kept() {
      Share published = Share.sum(publishers.stream().map(Publishing::part).toList());
      return share.times(Share.WHOLE.minus(published));
    }
  }

  /**
   * A publisher of a writer.
   *
   * @param part of the writer's share that the publisher owns; 0 for one that only administers
   * @param administers whether it collects for what it does not own
   */
  public record Publishing(
      PartyId publisher, Share part, boolean administers, Territories territories) {}

  /**
   * The work that this one is made from.
   *
   * @param writers as they are named there
   */
  public record Derived(String title, Optional<Iswc> iswc, String writers) {}

  public Work {
    alternates = List.copyOf(alternates);
    writers = List.copyOf(writers);
    if (title.isBlank()) {
      throw new IllegalArgumentException("a work without a title");
    }
    if (number.length() > 14) {
      throw new IllegalArgumentException("the work number " + number + " is longer than 14");
    }
  }

  /** The sum of the writers' shares. */
  public Share total() {
    return Share.sum(writers.stream().map(Writer::share).toList());
  }

  public boolean hasLyrics() {
    return !language.equals("zxx");
  }
}
