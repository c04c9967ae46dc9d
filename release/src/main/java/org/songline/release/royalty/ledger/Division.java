package org.songline.release.royalty.ledger;

import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.exact.Share;
import org.songline.release.royalty.contract.Contract;
import org.songline.release.royalty.money.Amount;

/**
 * A contract's receipts of a period after costs, divided: points, and parts without the points they
 * bear.
 */
final class Division {
  private Division() {}

  /** What goes to which account, below zero as credits are. */
  static SortedMap<String, Amount> of(Contract contract, Amount receipts, Recoupment recoupment) {
    SortedMap<String, Amount> postings = new TreeMap<>();
    for (Contract.Part part : contract.parts()) {
      Share share =
          part.bearer().isPresent()
              ? borne(contract, part, recoupment)
              : kept(contract, part, recoupment);
      Settlement.post(postings, account(part), receipts.times(share).negated());
    }
    return postings;
  }

  /** A part with a bearer: nothing while it waits. */
  private static Share borne(Contract contract, Contract.Part part, Recoupment recoupment) {
    boolean paid =
        part.when() == Contract.When.ALWAYS
            || part.bearer().map(one -> recoupment.isEven(contract, one)).orElse(true);
    return paid ? part.share() : Share.NOTHING;
  }

  /** A part without the points that it bears. */
  private static Share kept(Contract contract, Contract.Part own, Recoupment recoupment) {
    Share kept = own.share();
    for (Contract.Part part : contract.parts()) {
      if (part.bearer().isPresent() && part.bearer().get().equals(own.party())) {
        kept = kept.minus(borne(contract, part, recoupment));
      }
    }
    return kept;
  }

  private static String account(Contract.Part part) {
    return part.account().map(one -> "account:" + one).orElse("party:" + part.party().text());
  }
}
