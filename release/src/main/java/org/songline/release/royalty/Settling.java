package org.songline.release.royalty;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.royalty.contract.Contracts;
import org.songline.release.royalty.ledger.Journal;
import org.songline.release.royalty.ledger.Settlement;
import org.songline.release.royalty.money.Amount;
import org.songline.release.royalty.payout.Payout;
import org.songline.release.royalty.payout.Proof;

/** Settles a folder: from its statements to its journal. */
public final class Settling {
  private Settling() {}

  /**
   * What was done.
   *
   * @param period into which was booked
   * @param booked how many bookings are new
   * @param back how many of these take an earlier one back
   * @param owed to parties after payment
   */
  public record Settled(
      YearMonth period,
      String currency,
      int booked,
      int back,
      SortedMap<PartyId, Amount> payments,
      SortedMap<PartyId, Amount> owed,
      SortedMap<String, Settlement.Waiting> waiting,
      Proof proof) {}

  /**
   * Books what the statements, contracts, rates and matches of now come to.
   *
   * @param until the last period; empty for the last that has a statement or a booking
   * @param pay whether parties that reach their thresholds are paid
   */
  public static Settled settle(
      RoyaltyFolder folder, Catalog catalog, Optional<YearMonth> until, boolean pay)
      throws IOException {
    return folder.alone(
        () -> {
          Contracts contracts = folder.contracts();
          Journal before = folder.journal();
          if (!before.currency().equals(contracts.currency())) {
            throw new ReleaseProblem(
                "contracts",
                "the journal is kept in " + before.currency() + " and not " + contracts.currency(),
                "keep to its currency, or begin another folder");
          }
          SortedMap<YearMonth, List<String>> kept = folder.statements().kept();
          YearMonth open = open(until, kept, before);
          Settlement settlement = settlement(folder, catalog, open);
          Journal settled = before.settled(settlement.entries(), open);
          SortedMap<PartyId, Amount> payments =
              pay ? Payout.due(settled, contracts) : new TreeMap<>();
          Journal after = Payout.pay(settled, payments, open);
          Proof proof = Proof.of(after);
          if (!proof.holds()) {
            throw new IllegalStateException("the books do not come out even: " + proof);
          }
          if (after.entries().size() > before.entries().size()) {
            folder.journal(after);
          }
          List<Journal.Booked> more =
              after.entries().subList(before.entries().size(), after.entries().size());
          return new Settled(
              open,
              contracts.currency(),
              more.size(),
              (int) more.stream().filter(Journal.Booked::back).count(),
              payments,
              Payout.owed(after.balances()),
              settlement.waiting(),
              proof);
        });
  }

  /** All statements until a period as they come to now; nothing is written. */
  public static Settlement settlement(RoyaltyFolder folder, Catalog catalog, YearMonth until)
      throws IOException {
    Settlement settlement =
        new Settlement(catalog, folder.contracts(), folder.rates(), folder.matches());
    for (Map.Entry<YearMonth, List<String>> period : folder.statements().kept().entrySet()) {
      if (!period.getKey().isAfter(until)) {
        for (String source : period.getValue()) {
          settlement.add(folder.statements().read(source, period.getKey()));
        }
      }
    }
    return settlement;
  }

  private static YearMonth open(
      Optional<YearMonth> until, SortedMap<YearMonth, List<String>> kept, Journal journal) {
    Optional<YearMonth> last = journal.last();
    YearMonth open =
        until
            .or(
                () ->
                    kept.isEmpty()
                        ? last
                        : Optional.of(
                            last.filter(one -> one.isAfter(kept.lastKey())).orElse(kept.lastKey())))
            .orElseThrow(
                () ->
                    new ReleaseProblem(
                        "statements", "there is no statement yet", "import one first"));
    if (last.isPresent() && open.isBefore(last.get())) {
      throw new ReleaseProblem(
          "settle",
          "the books are settled until " + last.get(),
          "settle that month or a later one; what is late is booked there");
    }
    return open;
  }
}
