package org.songline.release.royalty.contract;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Agreement;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import org.songline.release.catalog.Work;
import org.songline.release.exact.Share;

/**
 * Which contract is for a sale: of the recording before of its release before of everything; where
 * none is, the owners of the master or the writers and publishers of the work, with the points of
 * producers' agreements out of the shares of those who signed them.
 */
public final class Terms {
  private final Catalog catalog;
  private final Contracts contracts;
  private final Map<String, Optional<Contract>> known = new HashMap<>();

  public Terms(Catalog catalog, Contracts contracts) {
    this.catalog = catalog;
    this.contracts = contracts;
  }

  /**
   * The contract for a recording's sales.
   *
   * @param release on which it was sold, where that is known
   * @return empty while nobody's shares of the master are settled
   * @throws ReleaseProblem when two contracts claim it
   */
  public Optional<Contract> of(Recording recording, Optional<ReleaseId> release, YearMonth sold) {
    return known.computeIfAbsent(
        recording.id().text() + "|" + release.map(CatalogId::text).orElse("") + "|" + sold,
        _ -> found(recording, release, sold));
  }

  /** The contract for a work's receipts. */
  public Optional<Contract> of(Work work, YearMonth sold) {
    return known.computeIfAbsent(
        "work " + work.id().text() + "|" + sold,
        _ -> {
          List<Contract> all = holding(Contract.Side.WORKS, sold);
          return one(all, one -> one.scope().works().contains(work.id()), work.title(), sold)
              .or(() -> one(all, Terms::isForAll, work.title(), sold))
              .or(() -> writers(work));
        });
  }

  private Optional<Contract> found(
      Recording recording, Optional<ReleaseId> release, YearMonth sold) {
    List<Contract> all = holding(Contract.Side.RECORDINGS, sold);
    List<ReleaseId> releases =
        release
            .map(List::of)
            .orElseGet(
                () ->
                    catalog.releases().values().stream()
                        .filter(one -> contains(one, recording))
                        .map(Release::id)
                        .toList());
    String title = recording.fullTitle();
    return one(all, one -> one.scope().recordings().contains(recording.id()), title, sold)
        .or(
            () ->
                one(
                    all,
                    one -> one.scope().releases().stream().anyMatch(releases::contains),
                    title,
                    sold))
        .or(() -> one(all, Terms::isForAll, title, sold))
        .or(() -> owners(recording, sold.atDay(1)));
  }

  private List<Contract> holding(Contract.Side side, YearMonth sold) {
    return contracts.contracts().stream()
        .filter(one -> one.side() == side && one.holds(sold.atDay(1)))
        .toList();
  }

  private static boolean isForAll(Contract contract) {
    return contract.scope().equals(Agreement.Scope.NOTHING);
  }

  private static boolean contains(Release release, Recording recording) {
    return release.tracks().stream().anyMatch(track -> track.recording().equals(recording.id()));
  }

  private static Optional<Contract> one(
      List<Contract> all,
      java.util.function.Predicate<Contract> wanted,
      String title,
      YearMonth sold) {
    List<Contract> found = all.stream().filter(wanted).toList();
    if (found.size() > 1) {
      throw new ReleaseProblem(
          "contracts",
          "both "
              + found.get(0).id()
              + " and "
              + found.get(1).id()
              + " are for "
              + title
              + " sold in "
              + sold,
          "end one before the other begins, or narrow its scope");
    }
    return found.stream().findFirst();
  }

  private Optional<Contract> owners(Recording recording, LocalDate day) {
    if (!recording.total().isWhole()) {
      return Optional.empty();
    }
    SortedMap<PartyId, Share> shares = new TreeMap<>();
    recording.owners().forEach(one -> shares.merge(one.party(), one.share(), Share::plus));
    List<Contract.Part> parts = new ArrayList<>();
    SortedMap<PartyId, Share> left = new TreeMap<>(shares);
    StringBuilder id = new StringBuilder("owners-").append(recording.id().text());
    for (Agreement agreement : catalog.agreements().values()) {
      if (points(agreement, recording, day, shares, left, parts)) {
        id.append('-').append(agreement.id().text());
      }
    }
    shares.forEach((party, share) -> parts.add(part(party, share, Optional.empty())));
    return Optional.of(plain(id.toString(), Contract.Side.RECORDINGS, parts));
  }

  /** The points that an agreement gives, out of the shares of the others who signed it. */
  private static boolean points(
      Agreement agreement,
      Recording recording,
      LocalDate day,
      Map<PartyId, Share> shares,
      SortedMap<PartyId, Share> left,
      List<Contract.Part> parts) {
    String told = agreement.terms().getOrDefault("points", "").strip();
    boolean holds =
        agreement.kind().equals("producer")
            && agreement.status() == Agreement.Status.AGREED
            && agreement.scope().recordings().contains(recording.id())
            && agreement.from().map(first -> !day.isBefore(first)).orElse(true)
            && agreement.until().map(last -> !day.isAfter(last)).orElse(true);
    if (!holds || !told.matches("\\d{1,3}(?:\\.\\d{1,6})? ?%?")) {
      return false;
    }
    Share points = Share.parse(told.replaceAll("[ %]", "") + "%");
    List<PartyId> producers =
        agreement.sides().stream()
            .filter(side -> side.role().equals("producer"))
            .map(Agreement.Side::party)
            .distinct()
            .toList();
    List<PartyId> bearers =
        agreement.sides().stream()
            .map(Agreement.Side::party)
            .filter(party -> shares.containsKey(party) && !producers.contains(party))
            .distinct()
            .toList();
    Share borne =
        Share.sum(bearers.stream().map(one -> shares.getOrDefault(one, Share.NOTHING)).toList());
    if (producers.size() != 1 || borne.isNothing()) {
      return false;
    }
    for (PartyId bearer : bearers) {
      Share share = points.times(shares.getOrDefault(bearer, Share.NOTHING).dividedBy(borne));
      Share rest = left.getOrDefault(bearer, Share.NOTHING);
      if (rest.compareTo(share) < 0) {
        throw new ReleaseProblem(
            "agreement " + agreement.id().text(),
            bearer.text() + " owns less of " + recording.fullTitle() + " than the points",
            "write a contract for it");
      }
      left.put(bearer, rest.minus(share));
      parts.add(part(producers.getFirst(), share, Optional.of(bearer)));
    }
    return true;
  }

  private static Optional<Contract> writers(Work work) {
    if (!work.total().isWhole()) {
      return Optional.empty();
    }
    SortedMap<PartyId, Share> shares = new TreeMap<>();
    for (Work.Writer writer : work.writers()) {
      shares.merge(writer.party(), writer.kept(), Share::plus);
      writer
          .publishers()
          .forEach(
              one -> shares.merge(one.publisher(), writer.share().times(one.part()), Share::plus));
    }
    List<Contract.Part> parts = new ArrayList<>();
    shares.forEach((party, share) -> parts.add(part(party, share, Optional.empty())));
    return Optional.of(plain("writers-" + work.id().text(), Contract.Side.WORKS, parts));
  }

  private static Contract.Part part(PartyId party, Share share, Optional<PartyId> bearer) {
    return new Contract.Part(party, share, Optional.empty(), Contract.When.ALWAYS, bearer);
  }

  private static Contract plain(String id, Contract.Side side, List<Contract.Part> parts) {
    return new Contract(
        id,
        "",
        side,
        Agreement.Scope.NOTHING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        parts.stream().filter(part -> !part.share().isNothing()).toList());
  }
}
