package org.songline.release.catalog;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.catalog.CatalogId.AgreementId;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.CatalogId.WorkId;

/**
 * What parties agree on.
 *
 * @param kind the template it is made from, for example {@code producer}
 * @param terms what the template asks for, by the field's id
 * @param text the SHA-256 of the text that was agreed on; empty while it is a draft
 */
public record Agreement(
    AgreementId id,
    String kind,
    String title,
    List<Side> sides,
    Territories territories,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Scope scope,
    SortedMap<String, String> terms,
    Status status,
    String text) {
  /** Somebody in the agreement, with the role that the template gives. */
  public record Side(PartyId party, String role) {}

  /** What it is about. */
  public record Scope(List<WorkId> works, List<RecordingId> recordings, List<ReleaseId> releases) {
    public static final Scope NOTHING = new Scope(List.of(), List.of(), List.of());

    public Scope {
      works = List.copyOf(works);
      recordings = List.copyOf(recordings);
      releases = List.copyOf(releases);
    }
  }

  /** How far it has come. */
  public enum Status {
    DRAFT,
    SENT,
    AGREED,
    ENDED
  }

  public Agreement {
    sides = List.copyOf(sides);
    terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
  }
}
