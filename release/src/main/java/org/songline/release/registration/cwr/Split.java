package org.songline.release.registration.cwr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.Work;
import org.songline.release.exact.Share;

/**
 * The shares of one right of a work in hundredths of a percent: what each writer keeps, and what
 * each publisher has of each writer. Rounded by largest remainder, so that a whole work is 10000
 * and a publisher's parts add up to its own rounded share.
 *
 * @param kept by writer, in the order of the work
 * @param published by writer, then by publishing
 */
record Split(List<Integer> kept, List<List<Integer>> published) {
  private static final BigInteger WHOLE = BigInteger.valueOf(10_000);
  private static final Share HALF = Share.of(1, 2);

  Split {
    kept = List.copyOf(kept);
    published = published.stream().map(List::copyOf).toList();
  }

  /**
   * @param performing whether it is the performing right, of which a writer always keeps half
   */
  static Split of(Work work, boolean performing) {
    List<Share> keeps = new ArrayList<>();
    Map<PartyId, Share> publishers = new LinkedHashMap<>();
    List<List<Share>> parts = new ArrayList<>();
    for (Work.Writer writer : work.writers()) {
      Share sum = Share.sum(writer.publishers().stream().map(Work.Publishing::part).toList());
      Share scale = performing && sum.compareTo(HALF) > 0 ? HALF.dividedBy(sum) : Share.WHOLE;
      List<Share> own = new ArrayList<>();
      for (Work.Publishing publishing : writer.publishers()) {
        Share part = writer.share().times(publishing.part()).times(scale);
        own.add(part);
        publishers.merge(publishing.publisher(), part, Share::plus);
      }
      parts.add(own);
      keeps.add(writer.share().minus(Share.sum(own)));
    }
    List<Share> all = new ArrayList<>(keeps);
    all.addAll(publishers.values());
    List<Integer> rounded = rounded(all, scaled(Share.sum(all)));
    List<List<Integer>> published = new ArrayList<>();
    parts.forEach(list -> published.add(new ArrayList<>(list.stream().map(_ -> 0).toList())));
    int at = keeps.size();
    for (PartyId publisher : publishers.keySet()) {
      share(work, publisher, parts, rounded.get(at), published);
      at++;
    }
    return new Split(rounded.subList(0, keeps.size()), published);
  }

  /** Divides a publisher's rounded share among the writers it has it of. */
  private static void share(
      Work work,
      PartyId publisher,
      List<List<Share>> parts,
      int total,
      List<List<Integer>> published) {
    List<Share> own = new ArrayList<>();
    List<int[]> places = new ArrayList<>();
    for (int w = 0; w < parts.size(); w++) {
      for (int p = 0; p < parts.get(w).size(); p++) {
        if (work.writers().get(w).publishers().get(p).publisher().equals(publisher)) {
          own.add(parts.get(w).get(p));
          places.add(new int[] {w, p});
        }
      }
    }
    List<Integer> rounded = rounded(own, total);
    for (int i = 0; i < places.size(); i++) {
      int[] place = places.get(i);
      published.get(place[0]).set(place[1], rounded.get(i));
    }
  }

  private static int scaled(Share share) {
    return share
        .numerator()
        .multiply(WHOLE)
        .add(share.denominator().shiftRight(1))
        .divide(share.denominator())
        .intValueExact();
  }

  /** Whole numbers that add up to a total, each next to its share. */
  private static List<Integer> rounded(List<Share> shares, int total) {
    List<Integer> whole = new ArrayList<>();
    List<Share> rests = new ArrayList<>();
    int sum = 0;
    for (Share share : shares) {
      BigInteger[] parts =
          share.numerator().multiply(WHOLE).divideAndRemainder(share.denominator());
      whole.add(parts[0].intValueExact());
      rests.add(new Share(parts[1], share.denominator()));
      sum += parts[0].intValueExact();
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing((Integer i) -> rests.get(i)).reversed());
    for (int i = 0; i < total - sum && i < order.size(); i++) {
      whole.set(order.get(i), whole.get(order.get(i)) + 1);
    }
    return whole;
  }
}
