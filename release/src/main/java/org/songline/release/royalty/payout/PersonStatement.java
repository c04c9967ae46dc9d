package org.songline.release.royalty.payout;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Party;
import org.songline.release.royalty.contract.Contracts;
import org.songline.release.royalty.ledger.Entry;
import org.songline.release.royalty.ledger.Journal;
import org.songline.release.royalty.money.Amount;

/**
 * What a party is told of its money for some months: what it was owed before, what it earned and
 * with what, what was recouped of its advances, what it was paid, and what is carried on. It is
 * made of the journal alone, so that a closed month never reads otherwise.
 *
 * @param opening owed before
 * @param closing opening, earned, others and paid together
 */
public record PersonStatement(
    Party party,
    YearMonth from,
    YearMonth until,
    String currency,
    Amount opening,
    List<Earning> earnings,
    List<Other> others,
    List<AccountState> accounts,
    List<Payment> payments,
    Amount closing) {
  /**
   * What a recording or work earned the party with one source.
   *
   * @param period of the source's statement
   * @param units in thousandths
   * @param receipts what the source paid for it
   * @param net of fee and taxes
   * @param earned the party's part; also where it first recoups an advance
   * @param account that it goes into; empty when it is owed at once
   */
  public record Earning(
      YearMonth period,
      String title,
      String source,
      String contract,
      long units,
      Amount receipts,
      Amount net,
      Amount earned,
      String account) {}

  /** Something else owed to the party, such as fees, costs laid out, or advances paid back. */
  public record Other(YearMonth period, String what, Amount amount) {}

  /**
   * An account with advances.
   *
   * @param opening open before
   * @param advanced new advances
   * @param recouped paid back in these months
   * @param closing still open
   */
  public record AccountState(
      String account, Amount opening, Amount advanced, Amount recouped, Amount closing) {}

  /** What was paid. */
  public record Payment(YearMonth period, int number, Amount amount) {}

  public PersonStatement {
    earnings = List.copyOf(earnings);
    others = List.copyOf(others);
    accounts = List.copyOf(accounts);
    payments = List.copyOf(payments);
  }

  /** All earnings together. */
  public Amount earned() {
    return Amount.sum(earnings.stream().map(Earning::earned).toList());
  }

  /** All payments together. */
  public Amount paid() {
    return Amount.sum(payments.stream().map(Payment::amount).toList());
  }

  /**
   * Makes the statement of a party.
   *
   * @param from the first month, by when things were booked
   * @param until the last month
   */
  public static PersonStatement of(
      Journal journal,
      Contracts contracts,
      Catalog catalog,
      PartyId id,
      YearMonth from,
      YearMonth until) {
    return new StatementMaker(journal, contracts, catalog, id, from, until).make();
  }

  static String title(Catalog catalog, String target) {
    String id = target.substring(target.indexOf(':') + 1);
    if (target.startsWith("recording:")) {
      RecordingId recording = new RecordingId(id);
      return catalog.recordings().containsKey(recording)
          ? catalog.recording(recording).fullTitle()
          : id;
    }
    WorkId work = new WorkId(id);
    return catalog.works().containsKey(work) ? catalog.work(work).title() : id;
  }

  /** Sums of amounts by what they are for. */
  static SortedMap<String, Amount> sums(List<Journal.Booked> booked) {
    SortedMap<String, Amount> sums = new TreeMap<>();
    for (Journal.Booked one : booked) {
      one.entry()
          .postings()
          .forEach((account, amount) -> sums.merge(account, amount, Amount::plus));
    }
    return sums;
  }

  static List<Journal.Booked> within(Journal journal, YearMonth from, YearMonth until) {
    List<Journal.Booked> within = new ArrayList<>();
    for (Journal.Booked one : journal.entries()) {
      if (!one.booked().isBefore(from) && !one.booked().isAfter(until)) {
        within.add(one);
      }
    }
    return within;
  }

  static boolean isOf(Entry entry, Entry.Kind kind) {
    return entry.key().kind() == kind;
  }
}
