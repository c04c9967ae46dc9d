package org.songline.release.royalty.payout;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.royalty.contract.Contracts;
import org.songline.release.royalty.ledger.Entry;
import org.songline.release.royalty.ledger.Journal;
import org.songline.release.royalty.money.Amount;
import org.songline.release.royalty.money.Currencies;
import org.songline.release.royalty.money.Rounding;

/**
 * Pays what parties are owed, in whole smallest units of the currency by the largest remainder;
 * what is below a party's threshold, and the fractions, are carried on.
 */
public final class Payout {
  private static final String PARTY = "party:";

  private Payout() {}

  /** What each party that reaches its threshold is paid. */
  public static SortedMap<PartyId, Amount> due(Journal journal, Contracts contracts) {
    int decimals = Currencies.decimals(contracts.currency());
    SortedMap<PartyId, Amount> due = new TreeMap<>();
    owed(journal.balances())
        .forEach(
            (party, owed) -> {
              if (owed.signum() > 0
                  && owed.compareTo(contracts.threshold(party)) >= 0
                  && owed.floor(decimals).signum() > 0) {
                due.put(party, owed);
              }
            });
    SortedMap<PartyId, Amount> rounded = new TreeMap<>();
    SortedMap<String, Amount> byName = new TreeMap<>();
    due.forEach((party, owed) -> byName.put(party.text(), owed));
    Rounding.largestRemainder(byName, decimals)
        .forEach((name, amount) -> rounded.put(new PartyId(name), amount));
    return rounded;
  }

  /** The journal with payments in it, each into the statement of a period. */
  public static Journal pay(
      Journal journal, SortedMap<PartyId, Amount> payments, YearMonth period) {
    List<Journal.Booked> booked = new ArrayList<>();
    payments.forEach(
        (party, amount) -> {
          SortedMap<String, Amount> postings = new TreeMap<>();
          postings.put(PARTY + party.text(), amount);
          postings.put("paid:" + party.text(), amount.negated());
          long before =
              journal.entries().stream()
                  .filter(one -> one.entry().key().kind() == Entry.Kind.PAYMENT)
                  .filter(one -> one.entry().key().name(0).equals(party.text()))
                  .count();
          Entry.Key key =
              new Entry.Key(Entry.Kind.PAYMENT, List.of(party.text(), Long.toString(before + 1)));
          booked.add(new Journal.Booked(period, false, new Entry(period, key, 0, postings)));
        });
    return journal.with(booked);
  }

  /** What parties are owed, above zero; below it what was paid too much. */
  public static SortedMap<PartyId, Amount> owed(SortedMap<String, Amount> balances) {
    SortedMap<PartyId, Amount> owed = new TreeMap<>();
    balances.forEach(
        (account, balance) -> {
          if (account.startsWith(PARTY)) {
            owed.put(new PartyId(account.substring(PARTY.length())), balance.negated());
          }
        });
    return owed;
  }
}
