package org.songline.release.royalty.contract;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.release.catalog.Agreement.Scope;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.exact.Share;
import org.songline.release.royalty.money.Amount;

/**
 * How receipts are divided: first the fee, then taxes withheld, then costs off the top; what is
 * left goes to the parts.
 *
 * @param id unique among contracts: lower case, digits and hyphens
 * @param side of what: recordings or works
 * @param scope recordings go before releases, and these before all, which an empty scope means
 * @param from first day of sales that it is for; a month belongs to it by its first day
 * @param until last day of sales
 * @param fee of whoever distributes; empty when statements are net of it
 * @param taxes withheld from what is left of the fee; the first whose country it is counts
 * @param costs paid back before anything is divided, the oldest first
 * @param parts those without a bearer make the whole
 */
public record Contract(
    String id,
    String title,
    Side side,
    Scope scope,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Optional<Fee> fee,
    List<Tax> taxes,
    List<Cost> costs,
    List<Part> parts) {
  /** What earns. */
  public enum Side {
    /** Recordings. */
    RECORDINGS,
    /** Works. */
    WORKS
  }

  /** When a part is paid. */
  public enum When {
    /** From the first record on. */
    ALWAYS,
    /** From the period after the one in which its bearer's account is even. */
    RECOUPED
  }

  /** What a party takes off first. */
  public record Fee(Share rate, PartyId to) {
    public Fee {
      atMostWhole(rate, "fee");
    }
  }

  /**
   * What is withheld for a state.
   *
   * @param countries of sale, ISO 3166; empty for all
   */
  public record Tax(Share rate, List<String> countries) {
    public Tax {
      countries = List.copyOf(countries);
      atMostWhole(rate, "tax");
    }
  }

  /**
   * What somebody laid out.
   *
   * @param amount above 0, in the currency of the contracts
   * @param by who gets it back
   */
  public record Cost(String what, Amount amount, LocalDate date, PartyId by) {
    public Cost {
      if (amount.signum() <= 0) {
        throw new IllegalArgumentException("a cost of " + amount);
      }
    }
  }

  /**
   * A party's part.
   *
   * @param account into which it goes to recoup advances; empty to be paid at once
   * @param bearer out of whose part it comes, such as a producer's points out of the artist's
   */
  public record Part(
      PartyId party, Share share, Optional<String> account, When when, Optional<PartyId> bearer) {}

  public Contract {
    taxes = List.copyOf(taxes);
    costs = List.copyOf(costs);
    parts = List.copyOf(parts);
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 400) {
      throw new IllegalArgumentException("a contract's id \"" + id + "\"");
    }
    Share whole =
        Share.sum(parts.stream().filter(one -> one.bearer().isEmpty()).map(Part::share).toList());
    if (!whole.isWhole()) {
      throw new IllegalArgumentException(
          "the contract \"" + id + "\" divides " + whole + " and not 100%, which");
    }
    Map<PartyId, Share> borne = new HashMap<>();
    for (Part part : parts) {
      part.bearer().ifPresent(one -> borne.merge(one, part.share(), Share::plus));
      if (part.when() == When.RECOUPED && part.bearer().isEmpty()) {
        throw new IllegalArgumentException(
            "a part of the contract \"" + id + "\" that waits and has no bearer");
      }
    }
    for (Map.Entry<PartyId, Share> one : borne.entrySet()) {
      List<Part> own =
          parts.stream()
              .filter(part -> part.bearer().isEmpty() && part.party().equals(one.getKey()))
              .toList();
      if (own.size() != 1 || own.getFirst().share().compareTo(one.getValue()) < 0) {
        throw new IllegalArgumentException(
            "in the contract \""
                + id
                + "\" "
                + one.getKey().text()
                + " bears "
                + one.getValue()
                + " without one part as great, which");
      }
    }
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      throw new IllegalArgumentException("the contract \"" + id + "\" ends before it begins and");
    }
  }

  /** Whether it is for sales of a day. */
  public boolean holds(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && until.map(last -> !day.isAfter(last)).orElse(true);
  }

  /** The part withheld from sales in a country. */
  public Share tax(String country) {
    return taxes.stream()
        .filter(tax -> tax.countries().isEmpty() || tax.countries().contains(country))
        .map(Tax::rate)
        .findFirst()
        .orElse(Share.NOTHING);
  }

  private static void atMostWhole(Share rate, String what) {
    if (rate.compareTo(Share.WHOLE) > 0) {
      throw new IllegalArgumentException("a " + what + " of " + rate);
    }
  }
}
