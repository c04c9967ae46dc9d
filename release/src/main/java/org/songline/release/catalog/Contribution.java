package org.songline.release.catalog;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.songline.release.catalog.CatalogId.PartyId;

/**
 * What one party did for a recording: each party once, with all roles.
 *
 * @param instruments what was played or sung, in plain words such as {@code bass guitar} or {@code
 *     vocals}
 * @param featured whether the performer is one of the featured artists, for neighbouring rights
 */
public record Contribution(
    PartyId party, Set<Role> roles, List<String> instruments, boolean featured) {
  /** What somebody did. */
  public enum Role {
    PERFORMER,
    VOCALIST,
    BACKGROUND_VOCALIST,
    RAPPER,
    CONDUCTOR,
    PROGRAMMER,
    PRODUCER,
    CO_PRODUCER,
    EXECUTIVE_PRODUCER,
    RECORDING_ENGINEER,
    ASSISTANT_ENGINEER,
    EDITOR,
    MIXING_ENGINEER,
    MASTERING_ENGINEER,
    REMIXER,
    DJ;

    /** Whether the performer's neighbouring right goes with it. */
    public boolean performs() {
      return switch (this) {
        case PERFORMER, VOCALIST, BACKGROUND_VOCALIST, RAPPER, CONDUCTOR, PROGRAMMER, DJ -> true;
        default -> false;
      };
    }
  }

  public Contribution {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a contribution without a role");
    }
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    instruments = List.copyOf(instruments);
  }

  public boolean performs() {
    return roles.stream().anyMatch(Role::performs);
  }
}
