package org.songline.release.royalty.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Amounts in whole smallest units of a currency, so that nothing is made or lost together. */
public final class Rounding {
  private Rounding() {}

  /**
   * The method of the largest remainder: together exactly the sum of the amounts, cut off to the
   * smallest unit; each less than one unit from what it was; equal remainders in the order of keys.
   *
   * @param decimals of the currency
   */
  public static <K extends Comparable<K>> SortedMap<K, Amount> largestRemainder(
      Map<K, Amount> amounts, int decimals) {
    BigInteger unit = BigInteger.TEN.pow(decimals);
    SortedMap<K, BigInteger> whole = new TreeMap<>();
    amounts.forEach((key, amount) -> whole.put(key, amount.floor(decimals)));
    BigInteger left =
        Amount.sum(amounts.values())
            .floor(decimals)
            .subtract(whole.values().stream().reduce(BigInteger.ZERO, BigInteger::add));
    record Rest<K>(K key, Amount rest) {}
    List<Rest<K>> rests = new ArrayList<>();
    whole.forEach(
        (key, units) -> {
          Amount amount = amounts.getOrDefault(key, Amount.ZERO);
          rests.add(new Rest<>(key, amount.minus(new Amount(units, unit))));
        });
    rests.sort(
        Comparator.comparing((Rest<K> rest) -> rest.rest().negated())
            .thenComparing(rest -> rest.key()));
    for (int i = 0; i < left.intValueExact(); i++) {
      whole.merge(rests.get(i).key(), BigInteger.ONE, BigInteger::add);
    }
    SortedMap<K, Amount> rounded = new TreeMap<>();
    whole.forEach((key, units) -> rounded.put(key, new Amount(units, unit)));
    return rounded;
  }
}
