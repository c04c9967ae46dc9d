package org.songline.release.royalty.ledger;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.royalty.money.Amount;

/** Everything that was booked, in the order in which it was; immutable. */
public record Journal(String currency, List<Booked> entries) {
  /**
   * An entry with the period into whose statements it goes.
   *
   * @param back whether it takes an earlier one back
   */
  public record Booked(YearMonth booked, boolean back, Entry entry) {}

  public Journal {
    entries = List.copyOf(entries);
  }

  public static Journal empty(String currency) {
    return new Journal(currency, List.of());
  }

  /** The last period in which something was booked. */
  public Optional<YearMonth> last() {
    return entries.stream().map(Booked::booked).max(YearMonth::compareTo);
  }

  /** What stands in the books of each account; above zero is owed to the books. */
  public SortedMap<String, Amount> balances() {
    return balances(entries);
  }

  /** The balances at the end of a period. */
  public SortedMap<String, Amount> balances(YearMonth until) {
    return balances(entries.stream().filter(one -> !one.booked().isAfter(until)).toList());
  }

  /** What the bookings of each place come to, without those that came to nothing. */
  SortedMap<Entry.Place, Entry> standing() {
    return standing(entries);
  }

  static SortedMap<Entry.Place, Entry> standing(Collection<Booked> entries) {
    SortedMap<Entry.Place, Entry> standing = new TreeMap<>();
    entries.forEach(one -> standing.merge(one.entry().place(), one.entry(), Entry::plus));
    standing.values().removeIf(Entry::isNothing);
    return standing;
  }

  /**
   * Books what should stand: what stands and should not is taken back, what should and does not is
   * added; payments stay as they are. A booking goes into its own period when that is after the
   * last one booked, otherwise into the period that is open.
   *
   * @param wanted all bookings but payments
   * @param open the period that is settled now
   */
  public Journal settled(Collection<Entry> wanted, YearMonth open) {
    SortedMap<Entry.Place, Entry> standing = standing();
    standing.keySet().removeIf(place -> place.key().kind() == Entry.Kind.PAYMENT);
    SortedMap<Entry.Place, Entry> should = new TreeMap<>();
    wanted.forEach(entry -> should.merge(entry.place(), entry, Entry::plus));
    should.values().removeIf(Entry::isNothing);
    Optional<YearMonth> last = last();
    List<Booked> changed = new ArrayList<>(entries);
    standing.forEach(
        (place, entry) -> {
          if (!entry.equals(should.get(place))) {
            changed.add(new Booked(open, true, entry.reversed()));
          }
        });
    should.forEach(
        (place, entry) -> {
          if (!entry.equals(standing.get(place))) {
            YearMonth own = place.period();
            boolean fresh = last.isEmpty() || own.isAfter(last.get());
            changed.add(new Booked(fresh && !own.isAfter(open) ? own : open, false, entry));
          }
        });
    return new Journal(currency, changed);
  }

  /** With bookings at its end. */
  public Journal with(Collection<Booked> more) {
    List<Booked> all = new ArrayList<>(entries);
    all.addAll(more);
    return new Journal(currency, all);
  }

  private static SortedMap<String, Amount> balances(List<Booked> entries) {
    SortedMap<String, Amount> balances = new TreeMap<>();
    for (Booked one : entries) {
      one.entry()
          .postings()
          .forEach((account, amount) -> balances.merge(account, amount, Amount::plus));
    }
    balances.values().removeIf(Amount::isZero);
    return balances;
  }
}
