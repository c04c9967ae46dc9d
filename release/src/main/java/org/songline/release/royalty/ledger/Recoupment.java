package org.songline.release.royalty.ledger;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.royalty.contract.Contract;
import org.songline.release.royalty.contract.Contracts;
import org.songline.release.royalty.money.Amount;

/**
 * Advances and costs while they are paid back, period by period: of what an account earns in a
 * period as much as is still open goes to those who paid its advances, the oldest first, and the
 * rest to its party. What is paid back is never more than was open, and never taken back.
 */
final class Recoupment {
  private final List<Contracts.Advance> advances;
  private final Map<String, PartyId> owners = new HashMap<>();
  private final Map<Integer, Amount> open = new HashMap<>();
  private final Map<String, Amount> costsOpen = new HashMap<>();
  private final Set<String> openAtBegin = new HashSet<>();

  Recoupment(Contracts contracts) {
    advances =
        contracts.advances().stream()
            .sorted(
                Comparator.comparing(Contracts.Advance::date)
                    .thenComparing(Contracts.Advance::account)
                    .thenComparing(one -> one.by().text())
                    .thenComparing(Contracts.Advance::what)
                    .thenComparing(Contracts.Advance::amount))
            .toList();
    contracts.accounts().forEach(one -> owners.put(one.id(), one.party()));
  }

  /** Opens a period: advances dated until its end count from now on. */
  void begin(YearMonth period, SortedMap<Entry.Place, Entry> books) {
    for (int i = 0; i < advances.size(); i++) {
      Contracts.Advance one = advances.get(i);
      if (!one.date().isAfter(period.atEndOfMonth()) && !open.containsKey(i)) {
        open.put(i, one.amount());
        SortedMap<String, Amount> postings = new TreeMap<>();
        Settlement.post(postings, "advance:" + one.account(), one.amount());
        Settlement.post(postings, "advanced:" + one.by().text(), one.amount().negated());
        Entry entry =
            new Entry(
                YearMonth.from(one.date()),
                Entry.Key.of(
                    Entry.Kind.ADVANCE,
                    one.account(),
                    one.date().toString(),
                    one.by().text(),
                    one.what()),
                0,
                postings);
        books.merge(entry.place(), entry, Entry::plus);
      }
    }
    openAtBegin.clear();
    open.forEach(
        (i, amount) -> {
          if (amount.signum() > 0) {
            openAtBegin.add(advances.get(i).account());
          }
        });
  }

  /** Whether all accounts into which a party's part goes had nothing open when the period began. */
  boolean isEven(Contract contract, PartyId party) {
    return contract.parts().stream()
        .filter(part -> part.party().equals(party) && part.bearer().isEmpty())
        .allMatch(part -> part.account().map(one -> !openAtBegin.contains(one)).orElse(true));
  }

  /**
   * Pays costs back from a contract's receipts, the oldest first.
   *
   * @param receipts nothing is taken while they are below zero
   * @return what each who laid out gets
   */
  SortedMap<PartyId, Amount> costs(Contract contract, YearMonth period, Amount receipts) {
    List<Contract.Cost> costs = new ArrayList<>(contract.costs());
    costs.sort(
        Comparator.comparing(Contract.Cost::date)
            .thenComparing(one -> one.by().text())
            .thenComparing(Contract.Cost::what)
            .thenComparing(Contract.Cost::amount));
    SortedMap<PartyId, Amount> paid = new TreeMap<>();
    Amount left = receipts.max(Amount.ZERO);
    for (int i = 0; i < costs.size(); i++) {
      Contract.Cost cost = costs.get(i);
      if (cost.date().isAfter(period.atEndOfMonth())) {
        continue;
      }
      String name = contract.id() + "|" + i;
      Amount due = costsOpen.getOrDefault(name, cost.amount());
      Amount taken = due.min(left);
      costsOpen.put(name, due.minus(taken));
      left = left.minus(taken);
      paid.merge(cost.by(), taken, Amount::plus);
    }
    return paid;
  }

  /** Books what each account earned in a period. */
  void recoup(
      YearMonth period, SortedMap<String, Amount> earned, SortedMap<Entry.Place, Entry> books) {
    earned.forEach(
        (account, amount) -> {
          SortedMap<String, Amount> postings = new TreeMap<>();
          Settlement.post(postings, "account:" + account, amount);
          Amount left = amount.max(Amount.ZERO);
          for (int i = 0; i < advances.size(); i++) {
            Contracts.Advance one = advances.get(i);
            Amount due = open.getOrDefault(i, Amount.ZERO);
            if (one.account().equals(account) && due.signum() > 0) {
              Amount taken = due.min(left);
              open.put(i, due.minus(taken));
              left = left.minus(taken);
              Settlement.post(postings, "party:" + one.by().text(), taken.negated());
              Settlement.post(postings, "advanced:" + one.by().text(), taken);
              Settlement.post(postings, "advance:" + account, taken.negated());
            }
          }
          Amount rest = amount.signum() < 0 ? amount : left;
          PartyId owner = owners.get(account);
          if (owner == null) {
            throw new IllegalStateException("the account " + account + " is nobody's");
          }
          Settlement.post(postings, "party:" + owner.text(), rest.negated());
          Entry entry =
              new Entry(period, Entry.Key.of(Entry.Kind.RECOUPMENT, account), 0, postings);
          books.put(entry.place(), entry);
        });
  }
}
