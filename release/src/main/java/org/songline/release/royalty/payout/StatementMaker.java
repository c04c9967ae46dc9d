package org.songline.release.royalty.payout;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.exact.Share;
import org.songline.release.royalty.contract.Contracts;
import org.songline.release.royalty.ledger.Entry;
import org.songline.release.royalty.ledger.Journal;
import org.songline.release.royalty.money.Amount;

/** Makes the statement of one party out of the journal. */
final class StatementMaker {
  private final Journal journal;
  private final Catalog catalog;
  private final PartyId id;
  private final YearMonth from;
  private final YearMonth until;
  private final String own;
  private final Set<String> accounts = new TreeSet<>();
  private final List<PersonStatement.Earning> earnings = new ArrayList<>();
  private final List<PersonStatement.Other> others = new ArrayList<>();

  StatementMaker(
      Journal journal,
      Contracts contracts,
      Catalog catalog,
      PartyId id,
      YearMonth from,
      YearMonth until) {
    this.journal = journal;
    this.catalog = catalog;
    this.id = id;
    this.from = from;
    this.until = until;
    own = "party:" + id.text();
    contracts.accounts().stream()
        .filter(account -> account.party().equals(id))
        .forEach(account -> accounts.add(account.id()));
  }

  PersonStatement make() {
    List<Journal.Booked> within = PersonStatement.within(journal, from, until);
    SortedMap<Entry.Place, Entry> net = new TreeMap<>();
    within.forEach(one -> net.merge(one.entry().place(), one.entry(), StatementMaker::together));
    net.values().forEach(entry -> read(entry, net));
    List<PersonStatement.Payment> payments = new ArrayList<>();
    for (Journal.Booked one : within) {
      Entry entry = one.entry();
      if (PersonStatement.isOf(entry, Entry.Kind.PAYMENT)
          && entry.key().name(0).equals(id.text())) {
        payments.add(
            new PersonStatement.Payment(
                one.booked(),
                Integer.parseInt(entry.key().name(1)),
                entry.postings().getOrDefault(own, Amount.ZERO)));
      }
    }
    earnings.sort(
        Comparator.comparing(PersonStatement.Earning::period)
            .thenComparing(PersonStatement.Earning::title)
            .thenComparing(PersonStatement.Earning::source)
            .thenComparing(PersonStatement.Earning::contract)
            .thenComparing(PersonStatement.Earning::account));
    return new PersonStatement(
        catalog.party(id),
        from,
        until,
        journal.currency(),
        owed(journal.balances(from.minusMonths(1))),
        earnings,
        others,
        states(within),
        payments,
        owed(journal.balances(until)));
  }

  private void read(Entry entry, SortedMap<Entry.Place, Entry> net) {
    switch (entry.key().kind()) {
      case DIVISION -> {
        String contract = entry.key().name(0);
        entry
            .postings()
            .forEach(
                (account, amount) -> {
                  if (account.equals(own)) {
                    earned(entry, net, contract, "", amount.negated());
                  } else if (account.startsWith("account:")
                      && accounts.contains(account.substring(8))) {
                    earned(entry, net, contract, account.substring(8), amount.negated());
                  }
                });
      }
      case RECOUPMENT -> {
        Amount amount = entry.postings().getOrDefault(own, Amount.ZERO).negated();
        boolean mine = accounts.contains(entry.key().name(0));
        if (mine) {
          Amount recouped =
              entry
                  .postings()
                  .getOrDefault("account:" + entry.key().name(0), Amount.ZERO)
                  .minus(amount);
          if (!recouped.isZero()) {
            others.add(
                new PersonStatement.Other(
                    entry.period(),
                    "Recouped on account " + entry.key().name(0),
                    recouped.negated()));
          }
        } else if (!amount.isZero()) {
          others.add(
              new PersonStatement.Other(
                  entry.period(), "Advances back from account " + entry.key().name(0), amount));
        }
      }
      case SALE -> {
        Amount amount = entry.postings().getOrDefault(own, Amount.ZERO).negated();
        if (!amount.isZero()) {
          others.add(
              new PersonStatement.Other(
                  entry.period(),
                  "Fee on "
                      + PersonStatement.title(catalog, entry.key().name(1))
                      + ", "
                      + entry.key().name(2),
                  amount));
        }
      }
      case COSTS -> {
        Amount amount = entry.postings().getOrDefault(own, Amount.ZERO).negated();
        if (!amount.isZero()) {
          others.add(
              new PersonStatement.Other(
                  entry.period(), "Costs back from " + entry.key().name(0), amount));
        }
      }
      case ADVANCE, PAYMENT, SUSPENSE -> {}
    }
  }

  /** Parts what a division gave among the sales that it divided. */
  private void earned(
      Entry division,
      SortedMap<Entry.Place, Entry> net,
      String contract,
      String account,
      Amount amount) {
    String pool = "pool:" + contract;
    List<Entry> sales =
        net.values().stream()
            .filter(one -> PersonStatement.isOf(one, Entry.Kind.SALE))
            .filter(one -> one.period().equals(division.period()))
            .filter(one -> one.key().name(0).equals(contract))
            .toList();
    Amount all =
        Amount.sum(
                sales.stream().map(one -> one.postings().getOrDefault(pool, Amount.ZERO)).toList())
            .negated();
    if (all.isZero()) {
      others.add(
          new PersonStatement.Other(
              division.period(), "Correction of the division by " + contract, amount));
      return;
    }
    for (Entry sale : sales) {
      Amount receipts = Amount.ZERO;
      for (var posting : sale.postings().entrySet()) {
        if (posting.getKey().startsWith("source:")) {
          receipts = receipts.plus(posting.getValue());
        }
      }
      Amount part = sale.postings().getOrDefault(pool, Amount.ZERO).negated();
      earnings.add(
          new PersonStatement.Earning(
              sale.period(),
              PersonStatement.title(catalog, sale.key().name(1))
                  + (sale.key().name(3).isEmpty() ? "" : " (part of a release)"),
              sale.key().name(2),
              contract,
              sale.units(),
              receipts,
              part,
              ratio(amount, part, all),
              account));
    }
  }

  /** amount * part / all, with the signs of all three. */
  private static Amount ratio(Amount amount, Amount part, Amount all) {
    Share size =
        new Share(part.numerator().abs(), part.denominator())
            .dividedBy(new Share(all.numerator().abs(), all.denominator()));
    Amount value = amount.times(size);
    return part.signum() * all.signum() < 0 ? value.negated() : value;
  }

  private List<PersonStatement.AccountState> states(List<Journal.Booked> within) {
    SortedMap<String, Amount> before = journal.balances(from.minusMonths(1));
    SortedMap<String, Amount> after = journal.balances(until);
    List<PersonStatement.AccountState> states = new ArrayList<>();
    for (String account : accounts) {
      String name = "advance:" + account;
      Amount advanced =
          PersonStatement.sums(
                  within.stream()
                      .filter(one -> PersonStatement.isOf(one.entry(), Entry.Kind.ADVANCE))
                      .toList())
              .getOrDefault(name, Amount.ZERO);
      Amount opening = before.getOrDefault(name, Amount.ZERO);
      Amount closing = after.getOrDefault(name, Amount.ZERO);
      states.add(
          new PersonStatement.AccountState(
              account, opening, advanced, opening.plus(advanced).minus(closing), closing));
    }
    return states;
  }

  private Amount owed(SortedMap<String, Amount> balances) {
    return balances.getOrDefault(own, Amount.ZERO).negated();
  }

  private static Entry together(Entry one, Entry other) {
    SortedMap<String, Amount> sum = new TreeMap<>(one.postings());
    other.postings().forEach((account, amount) -> sum.merge(account, amount, Amount::plus));
    return new Entry(one.period(), one.key(), one.units() + other.units(), sum);
  }
}
