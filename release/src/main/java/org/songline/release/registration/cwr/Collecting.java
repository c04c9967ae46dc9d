package org.songline.release.registration.cwr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.Work;
import org.songline.release.registration.cwr.RegisteredWork.Collected;
import org.songline.release.registration.cwr.RegisteredWork.Shares;

/**
 * Who collects what where. A publisher collects its own share in the territories of its agreement;
 * one that administers collects there what the writer keeps of the mechanical and synchronisation
 * rights too. A writer's performing share is always the writer's.
 */
final class Collecting {
  private final Work work;
  private final Split performing;
  private final Split other;

  Collecting(Work work, Split performing, Split other) {
    this.work = work;
    this.performing = performing;
    this.other = other;
    work.writers()
        .forEach(writer -> writer.publishers().forEach(one -> Tables.check(one.territories())));
  }

  /** What a writer collects. */
  List<Collected> writer(int index) {
    return grouped(
        country -> {
          int kept = administrator(index, country).isPresent() ? 0 : other.kept().get(index);
          return new Shares(performing.kept().get(index), kept, kept);
        });
  }

  /** What a publisher collects of all its writers. */
  List<Collected> publisher(PartyId publisher) {
    return grouped(country -> of(publisher, country));
  }

  private Shares of(PartyId publisher, String country) {
    int performs = 0;
    int others = 0;
    for (int w = 0; w < work.writers().size(); w++) {
      List<Work.Publishing> publishers = work.writers().get(w).publishers();
      for (int p = 0; p < publishers.size(); p++) {
        Work.Publishing one = publishers.get(p);
        if (one.publisher().equals(publisher) && one.territories().contains(country)) {
          performs += performing.published().get(w).get(p);
          others += other.published().get(w).get(p);
        }
      }
      if (administrator(w, country).filter(publisher::equals).isPresent()) {
        others += other.kept().get(w);
      }
    }
    return new Shares(performs, others, others);
  }

  private Optional<PartyId> administrator(int writer, String country) {
    return work.writers().get(writer).publishers().stream()
        .filter(one -> one.administers() && one.territories().contains(country))
        .map(Work.Publishing::publisher)
        .findFirst();
  }

  /** Territories of equal shares: the largest as the world without others, when it is most. */
  private static List<Collected> grouped(Function<String, Shares> shares) {
    Map<Shares, Set<String>> groups = new LinkedHashMap<>();
    for (String country : Tables.ownCountries()) {
      groups.computeIfAbsent(shares.apply(country), _ -> new TreeSet<>()).add(country);
    }
    List<Collected> collected = new ArrayList<>();
    int all = Tables.ownCountries().size();
    for (Map.Entry<Shares, Set<String>> group : groups.entrySet()) {
      if (!group.getKey().nothing() && 2 * group.getValue().size() > all) {
        collected.add(new Collected(true, Tables.WORLD, group.getKey()));
        Tables.ownCountries().stream()
            .filter(country -> !group.getValue().contains(country))
            .forEach(
                country ->
                    collected.add(new Collected(false, Tables.territory(country), Shares.NONE)));
      }
    }
    for (Map.Entry<Shares, Set<String>> group : groups.entrySet()) {
      if (!group.getKey().nothing() && 2 * group.getValue().size() <= all) {
        group
            .getValue()
            .forEach(
                country ->
                    collected.add(new Collected(true, Tables.territory(country), group.getKey())));
      }
    }
    return collected;
  }
}
