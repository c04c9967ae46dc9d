package org.songline.release.accept;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songline.release.catalog.CatalogId.PartyId;

/**
 * How a text stands with those who must accept it.
 *
 * @param accepted whose acceptance holds
 * @param missing who has not accepted this text
 * @param faults acceptances that do not hold, a line each
 */
public record Signed(List<PartyId> accepted, List<PartyId> missing, List<String> faults) {
  public Signed {
    accepted = List.copyOf(accepted);
    missing = List.copyOf(missing);
    faults = List.copyOf(faults);
  }

  /**
   * Holds acceptances against a text.
   *
   * @param sha256 of the text as it is now
   * @param keys public keys by which people accepted before; another key of theirs is a fault
   */
  public static Signed of(
      String sha256,
      Collection<PartyId> wanted,
      Collection<Acceptance> acceptances,
      Map<PartyId, String> keys) {
    List<PartyId> accepted = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (Acceptance one : acceptances) {
      String who = one.party().text();
      if (!one.isSigned()) {
        faults.add("the acceptance of " + who + " was changed after it was signed");
      } else if (!one.sha256().equals(sha256)) {
        faults.add("the text was changed after " + who + " accepted it");
      } else if (!one.key().equals(keys.getOrDefault(one.party(), one.key()))) {
        faults.add("the acceptance of " + who + " is by another key than before");
      } else if (!wanted.contains(one.party())) {
        faults.add(who + " accepted without taking part");
      } else if (!accepted.contains(one.party())) {
        accepted.add(one.party());
      }
    }
    List<PartyId> missing = wanted.stream().filter(one -> !accepted.contains(one)).toList();
    return new Signed(accepted, missing, faults);
  }

  /** The first key of everybody who accepted something, in the order given. */
  public static Map<PartyId, String> keys(Collection<Acceptance> acceptances) {
    Map<PartyId, String> keys = new TreeMap<>();
    for (Acceptance one : acceptances) {
      Optional.of(one)
          .filter(Acceptance::isSigned)
          .ifPresent(good -> keys.putIfAbsent(good.party(), good.key()));
    }
    return keys;
  }

  /** Whether everybody accepted this very text, and nothing is wrong. */
  public boolean isComplete() {
    return missing.isEmpty() && faults.isEmpty();
  }
}
