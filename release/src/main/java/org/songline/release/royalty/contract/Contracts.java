package org.songline.release.royalty.contract;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.royalty.money.Amount;
import org.songline.release.royalty.money.Currencies;

/**
 * Everything that was agreed on money.
 *
 * @param currency in which all is divided and paid
 * @param threshold below which nothing is paid but carried on
 * @param thresholds of parties that have one of their own
 * @param accounts in which advances wait to be recouped; one that several contracts name is crossed
 * @param advances in the order of dates
 */
public record Contracts(
    String currency,
    Amount threshold,
    SortedMap<PartyId, Amount> thresholds,
    List<Account> accounts,
    List<Advance> advances,
    List<Contract> contracts) {
  public static final Contracts NONE =
      new Contracts("EUR", Amount.ZERO, new TreeMap<>(), List.of(), List.of(), List.of());

  /** An account of a party. */
  public record Account(String id, PartyId party) {
    public Account {
      if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 64) {
        throw new IllegalArgumentException("an account's id \"" + id + "\"");
      }
    }
  }

  /**
   * Money that a party has had before it was earned.
   *
   * @param amount above 0
   * @param by who paid it and gets it back
   */
  public record Advance(String account, Amount amount, LocalDate date, PartyId by, String what) {
    public Advance {
      if (amount.signum() <= 0) {
        throw new IllegalArgumentException("an advance of " + amount);
      }
    }
  }

  public Contracts {
    currency = Currencies.checked(currency);
    thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
    accounts = List.copyOf(accounts);
    advances = List.copyOf(advances);
    contracts = List.copyOf(contracts);
    Map<String, PartyId> owners = new HashMap<>();
    for (Account account : accounts) {
      if (owners.put(account.id(), account.party()) != null) {
        throw new IllegalArgumentException("the account \"" + account.id() + "\" twice");
      }
    }
    for (Advance advance : advances) {
      if (!owners.containsKey(advance.account())) {
        throw new IllegalArgumentException(
            "an advance on the account \"" + advance.account() + "\", which is not there,");
      }
    }
    Set<String> ids = new HashSet<>();
    for (Contract contract : contracts) {
      if (!ids.add(contract.id())) {
        throw new IllegalArgumentException("the contract \"" + contract.id() + "\" twice");
      }
      for (Contract.Part part : contract.parts()) {
        if (part.account().isPresent() && !part.party().equals(owners.get(part.account().get()))) {
          throw new IllegalArgumentException(
              "the account \"" + part.account().get() + "\" for " + part.party().text());
        }
      }
    }
  }

  /** The least that is paid to a party. */
  public Amount threshold(PartyId party) {
    return thresholds.getOrDefault(party, threshold);
  }

  /**
   * Checks that everybody and everything named is in the catalog.
   *
   * @throws ReleaseProblem when something is not
   */
  public void check(Catalog catalog) {
    accounts.forEach(account -> catalog.party(account.party()));
    advances.forEach(advance -> catalog.party(advance.by()));
    thresholds.keySet().forEach(catalog::party);
    for (Contract contract : contracts) {
      contract.fee().ifPresent(fee -> catalog.party(fee.to()));
      contract.costs().forEach(cost -> catalog.party(cost.by()));
      contract.parts().forEach(part -> catalog.party(part.party()));
      contract.scope().recordings().forEach(catalog::recording);
      contract.scope().releases().forEach(catalog::release);
      contract.scope().works().forEach(catalog::work);
    }
  }
}
