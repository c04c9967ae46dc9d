package org.songline.release.royalty.ledger;

import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.royalty.money.Amount;

/**
 * A booking: amounts on accounts that add up to nothing. What an account is owed is below zero,
 * what it owes above; an account's name says what it is: {@code source:}, {@code suspense:}, {@code
 * pool:} of a contract, {@code account:} with advances, {@code advance:} and {@code advanced:} to
 * remember them, {@code tax:}, {@code party:}, {@code paid:}.
 *
 * @param period of the statements that it is about
 * @param key what it is about: kind and further names, the same for what corrects it
 * @param units in thousandths, where something was sold
 */
public record Entry(YearMonth period, Key key, long units, SortedMap<String, Amount> postings) {
  /** What a booking does. */
  public enum Kind {
    /** A recording or work earned. */
    SALE,
    /** Something earned that is not known. */
    SUSPENSE,
    /** Costs off the top of a contract's receipts are paid back. */
    COSTS,
    /** A contract's receipts are divided. */
    DIVISION,
    /** An account's receipts recoup its advances. */
    RECOUPMENT,
    /** An advance is remembered. */
    ADVANCE,
    /** A party is paid. */
    PAYMENT
  }

  /**
   * What a booking is about; the further names depend on the kind.
   *
   * @param names without tabs
   */
  public record Key(Kind kind, List<String> names) implements Comparable<Key> {
    public Key {
      names = names.stream().map(name -> name.replaceAll("\\p{Cc}+", " ")).toList();
    }

    static Key of(Kind kind, String... names) {
      return new Key(kind, List.of(names));
    }

    /** One of the names; empty when there are fewer. */
    public String name(int at) {
      return at < names.size() ? names.get(at) : "";
    }

    @Override
    public int compareTo(Key other) {
      int kinds = kind.compareTo(other.kind);
      for (int i = 0; kinds == 0 && i < Math.max(names.size(), other.names.size()); i++) {
        kinds = name(i).compareTo(other.name(i));
      }
      return kinds;
    }
  }

  /** A key of a period. */
  public record Place(YearMonth period, Key key) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int periods = period.compareTo(other.period);
      return periods != 0 ? periods : key.compareTo(other.key);
    }
  }

  public Entry {
    TreeMap<String, Amount> kept = new TreeMap<>(postings);
    kept.values().removeIf(Amount::isZero);
    postings = Collections.unmodifiableSortedMap(kept);
    if (!Amount.sum(postings.values()).isZero()) {
      throw new IllegalArgumentException(
          "a booking that is off by " + Amount.sum(postings.values()) + " at " + key);
    }
  }

  public Place place() {
    return new Place(period, key);
  }

  /** The booking that takes it back. */
  Entry reversed() {
    SortedMap<String, Amount> back = new TreeMap<>();
    postings.forEach((account, amount) -> back.put(account, amount.negated()));
    return new Entry(period, key, -units, back);
  }

  /** Both in one. */
  Entry plus(Entry other) {
    SortedMap<String, Amount> sum = new TreeMap<>(postings);
    other.postings.forEach((account, amount) -> sum.merge(account, amount, Amount::plus));
    return new Entry(period, key, units + other.units, sum);
  }

  boolean isNothing() {
    return postings.isEmpty() && units == 0;
  }
}
