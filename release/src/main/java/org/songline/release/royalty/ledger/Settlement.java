package org.songline.release.royalty.ledger;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Recording;
import org.songline.release.exact.Share;
import org.songline.release.royalty.contract.Contract;
import org.songline.release.royalty.contract.Contracts;
import org.songline.release.royalty.contract.Terms;
import org.songline.release.royalty.money.Amount;
import org.songline.release.royalty.money.Rates;
import org.songline.release.royalty.statement.Statement;
import org.songline.release.royalty.statement.Sum;
import org.songline.release.royalty.statement.Track;

/**
 * What should stand in the books: statements, added one after the other, give for each period the
 * sales of each contract, their division, and what accounts recoup. All amounts are exact; nothing
 * is rounded.
 */
public final class Settlement {
  private final Catalog catalog;
  private final Contracts contracts;
  private final Rates rates;
  private final Matcher matcher;
  private final Terms terms;
  private final SortedMap<Entry.Place, Entry> sales = new TreeMap<>();
  private final Map<String, Contract> used = new HashMap<>();
  private final SortedMap<String, Waiting> waiting = new TreeMap<>();

  /**
   * Lines that wait to be matched.
   *
   * @param amount in the currency of the contracts
   */
  public record Waiting(Track track, String why, Amount amount, long units) {}

  public Settlement(
      Catalog catalog, Contracts contracts, Rates rates, SortedMap<String, String> byHand) {
    contracts.check(catalog);
    this.catalog = catalog;
    this.contracts = contracts;
    this.rates = rates;
    matcher = new Matcher(catalog, byHand);
    terms = new Terms(catalog, contracts);
  }

  /** What lines of one kind come to, before they are booked. */
  private record Group(int track, String currency, int sold, String country) {}

  /** Adds a statement; in whatever order, the books are the same. */
  public void add(Statement statement) {
    Target[] targets = new Target[statement.tracks().size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = matcher.of(statement.tracks().get(i));
    }
    boolean taxed =
        contracts.contracts().stream().anyMatch(contract -> !contract.taxes().isEmpty());
    Map<Group, Sum> sums = new HashMap<>();
    Group last = null;
    Sum sum = new Sum();
    for (int line = 0; line < statement.lines(); line++) {
      int track = statement.track(line);
      YearMonth sold = statement.sold(line);
      boolean known = !(targets[track] instanceof Target.Unknown);
      Group group =
          new Group(
              track,
              statement.currency(line),
              known ? sold.getYear() * 12 + sold.getMonthValue() - 1 : 0,
              taxed && known ? statement.country(line) : "");
      if (!group.equals(last)) {
        sum = sums.computeIfAbsent(group, _ -> new Sum());
        last = group;
      }
      sum.add(statement, line);
    }
    sums.forEach(
        (group, total) -> {
          Amount gross = converted(total.amount(), statement.period(), group.currency());
          YearMonth sold =
              group.sold() == 0
                  ? statement.period()
                  : YearMonth.of(group.sold() / 12, group.sold() % 12 + 1);
          Track track = statement.tracks().get(group.track());
          Sale sale = new Sale(statement, track, sold, group.country(), gross, total.units());
          book(sale, targets[group.track()], Optional.empty());
        });
  }

  /** Some lines of a statement in the currency of the contracts. */
  private record Sale(
      Statement statement, Track track, YearMonth sold, String country, Amount gross, long units) {
    Sale part(Amount amount) {
      return new Sale(statement, track, sold, country, amount, units);
    }
  }

  private Amount converted(Amount amount, YearMonth period, String currency) {
    return rates
        .at(period, currency, contracts.currency())
        .map(rate -> amount.at(rate.rate()))
        .orElse(amount);
  }

  private void book(Sale sale, Target target, Optional<ReleaseId> album) {
    switch (target) {
      case Target.Unknown(String why) -> suspend(sale, why);
      case Target.OfRelease(ReleaseId id) -> {
        List<Recording> tracks = catalog.recordingsOf(catalog.release(id));
        Amount each = sale.gross().times(Share.of(1, tracks.size()));
        tracks.forEach(
            one ->
                book(
                    sale.part(each),
                    new Target.OfRecording(one.id(), Optional.of(id)),
                    Optional.of(id)));
      }
      case Target.OfRecording(RecordingId id, Optional<ReleaseId> release) -> {
        Recording recording = catalog.recording(id);
        Optional<Contract> contract = terms.of(recording, release, sale.sold());
        if (contract.isPresent()) {
          sell(sale, contract.get(), "recording:" + id.text(), album);
        } else {
          suspend(sale, "the shares of " + recording.fullTitle() + " are " + recording.total());
        }
      }
      case Target.OfWork(var id) -> {
        Optional<Contract> contract = terms.of(catalog.work(id), sale.sold());
        if (contract.isPresent()) {
          sell(sale, contract.get(), "work:" + id.text(), Optional.empty());
        } else {
          suspend(
              sale,
              "the shares of " + catalog.work(id).title() + " are " + catalog.work(id).total());
        }
      }
    }
  }

  private void sell(Sale sale, Contract contract, String target, Optional<ReleaseId> album) {
    used.put(contract.id(), contract);
    SortedMap<String, Amount> postings = new TreeMap<>();
    post(postings, "source:" + sale.statement().source(), sale.gross());
    Amount left = sale.gross();
    if (contract.fee().isPresent()) {
      Contract.Fee fee = contract.fee().get();
      Amount taken = sale.gross().times(fee.rate());
      post(postings, "party:" + fee.to().text(), taken.negated());
      left = left.minus(taken);
    }
    Share rate = contract.tax(sale.country());
    if (!rate.isNothing()) {
      Amount taken = left.times(rate);
      post(postings, "tax:" + sale.country(), taken.negated());
      left = left.minus(taken);
    }
    post(postings, "pool:" + contract.id(), left.negated());
    Entry.Key key =
        Entry.Key.of(
            Entry.Kind.SALE,
            contract.id(),
            target,
            sale.statement().source(),
            album.map(id -> "release:" + id.text()).orElse(""));
    put(new Entry(sale.statement().period(), key, sale.units(), postings));
  }

  private void suspend(Sale sale, String why) {
    String name = sale.track().key();
    SortedMap<String, Amount> postings = new TreeMap<>();
    post(postings, "source:" + sale.statement().source(), sale.gross());
    post(postings, "suspense:" + name, sale.gross().negated());
    Entry.Key key = Entry.Key.of(Entry.Kind.SUSPENSE, name, sale.statement().source());
    put(new Entry(sale.statement().period(), key, sale.units(), postings));
    waiting.merge(
        name,
        new Waiting(sale.track(), why, sale.gross(), sale.units()),
        (a, b) ->
            new Waiting(
                a.track().compareTo(b.track()) <= 0 ? a.track() : b.track(),
                a.why().compareTo(b.why()) <= 0 ? a.why() : b.why(),
                a.amount().plus(b.amount()),
                a.units() + b.units()));
  }

  private void put(Entry entry) {
    sales.merge(entry.place(), entry, Entry::plus);
  }

  /** Lines that wait to be matched, by their keys. */
  public SortedMap<String, Waiting> waiting() {
    return waiting;
  }

  /** Everything that should stand in the books but payments, in order. */
  public Collection<Entry> entries() {
    SortedMap<Entry.Place, Entry> all = new TreeMap<>(sales);
    SortedMap<YearMonth, SortedMap<String, Amount>> pools = new TreeMap<>();
    for (Entry sale : sales.values()) {
      SortedMap<String, Amount> ofPeriod =
          pools.computeIfAbsent(sale.period(), _ -> new TreeMap<>());
      sale.postings()
          .forEach(
              (account, amount) -> {
                if (account.startsWith("pool:")) {
                  ofPeriod.merge(account.substring(5), amount.negated(), Amount::plus);
                }
              });
    }
    Recoupment recoupment = new Recoupment(contracts);
    pools.forEach(
        (period, ofPeriod) -> {
          recoupment.begin(period, all);
          SortedMap<String, Amount> earned = new TreeMap<>();
          ofPeriod.forEach(
              (id, amount) -> {
                Contract contract = used.get(id);
                if (contract != null && !amount.isZero()) {
                  Amount costs = costs(contract, period, amount, recoupment, all);
                  SortedMap<String, Amount> postings =
                      Division.of(contract, amount.minus(costs), recoupment);
                  post(postings, "pool:" + id, amount.minus(costs));
                  Entry entry =
                      new Entry(period, Entry.Key.of(Entry.Kind.DIVISION, id), 0, postings);
                  all.put(entry.place(), entry);
                  postings.forEach(
                      (account, part) -> {
                        if (account.startsWith("account:")) {
                          earned.merge(account.substring(8), part.negated(), Amount::plus);
                        }
                      });
                }
              });
          recoupment.recoup(period, earned, all);
        });
    all.values().removeIf(Entry::isNothing);
    return all.values();
  }

  /** Books what comes back to those who laid out costs; how much that is. */
  private static Amount costs(
      Contract contract,
      YearMonth period,
      Amount receipts,
      Recoupment recoupment,
      SortedMap<Entry.Place, Entry> books) {
    SortedMap<String, Amount> postings = new TreeMap<>();
    Amount sum = Amount.ZERO;
    for (var one : recoupment.costs(contract, period, receipts).entrySet()) {
      post(postings, "party:" + one.getKey().text(), one.getValue().negated());
      sum = sum.plus(one.getValue());
    }
    if (!sum.isZero()) {
      post(postings, "pool:" + contract.id(), sum);
      Entry entry = new Entry(period, Entry.Key.of(Entry.Kind.COSTS, contract.id()), 0, postings);
      books.put(entry.place(), entry);
    }
    return sum;
  }

  static void post(SortedMap<String, Amount> postings, String account, Amount amount) {
    postings.merge(account, amount, Amount::plus);
  }
}
