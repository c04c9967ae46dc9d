package org.songline.release.royalty.payout;

import java.util.SortedMap;
import org.songline.release.royalty.ledger.Journal;
import org.songline.release.royalty.money.Amount;

/**
 * That nothing is left over: what came in is what was paid, what is owed, what was withheld and
 * what waits.
 *
 * @param received from all sources
 * @param paid to parties
 * @param carried owed to parties and not paid yet, with all fractions
 * @param withheld for states
 * @param waiting to be matched
 */
public record Proof(Amount received, Amount paid, Amount carried, Amount withheld, Amount waiting) {
  public static Proof of(Journal journal) {
    SortedMap<String, Amount> balances = journal.balances();
    return new Proof(
        sum(balances, "source:"),
        sum(balances, "paid:").negated(),
        sum(balances, "party:")
            .plus(sum(balances, "account:"))
            .plus(sum(balances, "pool:"))
            .negated(),
        sum(balances, "tax:").negated(),
        sum(balances, "suspense:").negated());
  }

  /** Whether it comes out even. */
  public boolean holds() {
    return received.equals(paid.plus(carried).plus(withheld).plus(waiting));
  }

  private static Amount sum(SortedMap<String, Amount> balances, String kind) {
    Amount sum = Amount.ZERO;
    for (var one : balances.entrySet()) {
      if (one.getKey().startsWith(kind)) {
        sum = sum.plus(one.getValue());
      }
    }
    return sum;
  }
}
