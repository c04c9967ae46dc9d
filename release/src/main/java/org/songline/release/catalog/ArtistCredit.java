package org.songline.release.catalog;

import java.util.List;
import org.songline.release.catalog.CatalogId.PartyId;

/**
 * Whose name stands on a recording or release: artists in order, each as credited, with the words
 * between them, as MusicBrainz has it. Joined they give the line that listeners read.
 */
public record ArtistCredit(List<Part> parts) {
  /** What an artist is on the line. */
  public enum Role {
    MAIN,
    FEATURED,
    REMIXER
  }

  /**
   * One artist.
   *
   * @param as the name as it stands there
   * @param join what follows the name, such as {@code " feat. "} or {@code " & "}; empty at the end
   */
  public record Part(PartyId artist, String as, String join, Role role) {}

  public ArtistCredit {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("an artist credit without an artist");
    }
  }

  /** One artist alone under the usual name. */
  public static ArtistCredit of(Party party) {
    return new ArtistCredit(List.of(new Part(party.id(), party.name(), "", Role.MAIN)));
  }

  /** The line that listeners read. */
  public String text() {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.as()).append(part.join()));
    return text.toString();
  }

  /** The artists of one role, in order. */
  public List<Part> of(Role role) {
    return parts.stream().filter(part -> part.role() == role).toList();
  }
}
