package org.songline.release.registration.cwr;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Party;
import org.songline.release.id.IpiName;
import org.songline.release.registration.Pack;

/** The file that registers all works of a catalog, checked before it is given away. */
public final class CwrPack {
  private CwrPack() {}

  /**
   * How the works are sent.
   *
   * @param submitter who sends them; empty to find out from the catalog
   * @param receiver three digits; {@code 000} for several societies
   * @param number of the sender's files of this year, 1 to 9999
   * @param revised whether the works were registered before
   */
  public record Request(
      Version version, Optional<PartyId> submitter, String receiver, int number, boolean revised) {}

  /**
   * @param clock whose zone and instant stand in the file
   * @throws ReleaseProblem when something is missing without which no file can be written
   */
  public static Pack of(Catalog catalog, Request request, Clock clock) {
    PartyId id = request.submitter().orElseGet(() -> Registrations.submitterOf(catalog));
    Party party = catalog.party(id);
    IpiName ipi =
        party
            .ipi()
            .orElseThrow(
                () ->
                    new ReleaseProblem(
                        "party " + id.text(),
                        "it has no IPI name number, under which files are sent",
                        "fill it in"));
    boolean writer =
        catalog.works().values().stream()
            .flatMap(work -> work.writers().stream())
            .flatMap(one -> one.publishers().stream())
            .noneMatch(one -> one.publisher().equals(id));
    Transmission sent =
        new Transmission(
            request.version(),
            writer,
            ipi,
            party.contractName(),
            catalog.label().sender(),
            request.receiver(),
            request.number(),
            LocalDateTime.now(clock));
    Registrations registrations = new Registrations(catalog, id, request.version());
    List<RegisteredWork> works = new ArrayList<>();
    for (WorkId work : catalog.works().keySet()) {
      works.add(registrations.of(work, request.revised()));
    }
    if (works.isEmpty()) {
      throw new ReleaseProblem("registration", "the catalog has no work", "add works");
    }
    CwrFile file = CwrWriter.write(sent, works);
    Set<Integer> receivers =
        request.receiver().matches("\\d{3}")
            ? Set.of(Integer.parseInt(request.receiver()))
            : Set.of();
    List<String> faults =
        Rules.check(file, receivers).stream()
            .map(
                one ->
                    "%s (%s) line %d: %s; %s"
                        .formatted(one.rule(), one.level(), one.line(), one.what(), one.mend()))
            .toList();
    return new Pack(
        List.of(new Pack.Entry(sent.fileName(), file.bytes())),
        List.of(
            works.size()
                + " works of "
                + party.name()
                + " in CWR "
                + request.version().text()
                + "; never send two files of one name"),
        faults);
  }
}
