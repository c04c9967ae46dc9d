package org.songline.release.royalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.catalog.Agreement.Scope;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.Examples;
import org.songline.release.exact.Share;
import org.songline.release.royalty.contract.Contract;
import org.songline.release.royalty.contract.Contracts;
import org.songline.release.royalty.money.Amount;
import org.songline.release.royalty.money.Rates;
import org.songline.release.royalty.payout.Payout;
import org.songline.release.royalty.payout.PersonStatement;
import org.songline.release.royalty.payout.Proof;
import org.songline.release.royalty.statement.Statement;
import org.songline.release.royalty.statement.StatementReader;

/** What holds for all contracts and statements, tried on many at random. */
class SettlementPropertyTest {
  private static final int RUNS = 80;
  private static final List<PartyId> PARTIES =
      List.of(Examples.ANNA, Examples.TOM, Examples.LABEL, Examples.PUBLISHER);
  private static final Catalog EP = Examples.ep();
  private static final YearMonth LAST = YearMonth.of(2026, 6);

  @TempDir private Path home;

  @Test
  void nothingIsLeftOverAndOrderDoesNotMatter() throws Exception {
    for (int run = 0; run < RUNS; run++) {
      long seed = 7_000L + run;
      Random random = new Random(seed);
      Contracts contracts = contracts(random);
      Rates rates = rates(random);
      List<String> rows = rows(random);
      List<Statement> statements = read(rows);
      List<Entry> entries = settled(contracts, rates, statements);
      Journal journal = Journal.empty("EUR").settled(entries, LAST);

      Amount input = input(statements, rates);
      Proof proof = Proof.of(journal);
      assertThat(proof.received()).as("seed %d: received is what came in", seed).isEqualTo(input);
      assertThat(proof.holds()).as("seed %d: nothing is left over", seed).isTrue();
      Journal paid = Payout.pay(journal, Payout.due(journal, contracts), LAST);
      assertThat(Proof.of(paid).holds()).as("seed %d: after payment", seed).isTrue();
      Payout.owed(paid.balances())
          .forEach(
              (party, owed) ->
                  assertThat(
                          owed.compareTo(Amount.parse("0.01")) < 0
                              || owed.compareTo(contracts.threshold(party)) < 0
                              || !Payout.due(journal, contracts).containsKey(party))
                      .as("seed %d: %s keeps %s", seed, party, owed)
                      .isTrue());

      Collections.shuffle(rows, random);
      List<Statement> shuffled = read(rows);
      Collections.shuffle(shuffled, random);
      List<Entry> another = new ArrayList<>(settled(contracts, rates, shuffled));
      another.removeAll(entries);
      assertThat(another).as("seed %d: order", seed).isEmpty();
      assertThat(settled(permuted(contracts, random), rates, statements))
          .as("seed %d: order of parts, costs and advances", seed)
          .isEqualTo(entries);
      assertThat(journal.settled(entries, LAST)).as("seed %d: again", seed).isEqualTo(journal);
      recoupsNeverTooMuch(seed, contracts, journal);
      statementsAddUp(seed, contracts, paid);

      Contracts others = contracts(random);
      Journal corrected = paid.settled(settled(others, rates, statements), LAST);
      assertThat(Proof.of(corrected).holds()).as("seed %d: corrected", seed).isTrue();
      assertThat(corrected.standing().values().stream().filter(SettlementPropertyTest::notPaid))
          .as("seed %d: what stands is what should", seed)
          .containsExactlyElementsOf(settled(others, rates, statements));
      assertThat(JournalText.read("journal", JournalText.write(corrected))).isEqualTo(corrected);
    }
  }

  private static boolean notPaid(Entry entry) {
    return entry.key().kind() != Entry.Kind.PAYMENT;
  }

  private static void recoupsNeverTooMuch(long seed, Contracts contracts, Journal journal) {
    SortedMap<String, Amount> before = new TreeMap<>();
    for (YearMonth month = YearMonth.of(2025, 1);
        !month.isAfter(LAST);
        month = month.plusMonths(1)) {
      SortedMap<String, Amount> now = journal.balances(month);
      for (Contracts.Account account : contracts.accounts()) {
        String name = "advance:" + account.id();
        Amount advanced =
            Amount.sum(
                journal.entries().stream()
                    .filter(one -> one.entry().key().kind() == Entry.Kind.ADVANCE)
                    .map(one -> one.entry().postings().getOrDefault(name, Amount.ZERO))
                    .toList());
        Amount recouped =
            Amount.sum(
                    journal.entries().stream()
                        .filter(one -> one.entry().key().kind() == Entry.Kind.RECOUPMENT)
                        .filter(one -> one.entry().key().name(0).equals(account.id()))
                        .map(one -> one.entry().postings().getOrDefault(name, Amount.ZERO))
                        .toList())
                .negated();
        assertThat(recouped).as("seed %d", seed).isBetween(Amount.ZERO, advanced);
        assertThat(now.getOrDefault(name, Amount.ZERO).signum())
            .as("seed %d", seed)
            .isNotNegative();
      }
      before = now;
    }
    assertThat(before).isEqualTo(journal.balances());
    journal.entries().stream()
        .filter(one -> one.entry().key().kind() == Entry.Kind.RECOUPMENT)
        .forEach(
            one ->
                one.entry()
                    .postings()
                    .forEach(
                        (account, amount) -> {
                          if (account.startsWith("advance:")) {
                            assertThat(amount.signum())
                                .as("seed %d: recoupment only goes on", seed)
                                .isNotPositive();
                          }
                        }));
  }

  private static void statementsAddUp(long seed, Contracts contracts, Journal journal) {
    for (PartyId party : PARTIES) {
      PersonStatement all =
          PersonStatement.of(
              journal, contracts, EP, party, YearMonth.of(2020, 1), YearMonth.of(2026, 12));
      assertThat(SettlementTest.evenlyTold(all))
          .as("seed %d: statement of %s", seed, party)
          .isEqualTo(all.closing());
    }
  }

  private static List<Entry> settled(Contracts contracts, Rates rates, List<Statement> statements) {
    Settlement settlement = new Settlement(EP, contracts, rates, new TreeMap<>());
    statements.forEach(settlement::add);
    return List.copyOf(settlement.entries());
  }

  private static Amount input(List<Statement> statements, Rates rates) {
    Amount input = Amount.ZERO;
    for (Statement statement : statements) {
      for (var total : statement.totals().entrySet()) {
        Optional<Rates.Rate> rate = rates.at(statement.period(), total.getKey(), "EUR");
        input =
            input.plus(rate.map(one -> total.getValue().at(one.rate())).orElse(total.getValue()));
      }
    }
    return input;
  }

  private List<Statement> read(List<String> rows) throws IOException {
    Path file =
        Files.writeString(
            home.resolve("in.csv"),
            "Sales Period,Posted Date,Store Name,Country of Sale,Song Title,UPC,Optional ISRC,"
                + "Sales Type,# Units Sold,Total Earned,Currency\n"
                + String.join("", rows));
    return new ArrayList<>(
        StatementReader.read(file, List.of(), StatementReader.Told.NOTHING).statements());
  }

  private static List<String> rows(Random random) {
    List<String> rows = new ArrayList<>();
    int count = 1 + random.nextInt(60);
    for (int i = 0; i < count; i++) {
      boolean known = random.nextInt(10) > 0;
      String isrc =
          random.nextInt(8) == 0 ? "" : "DEH01260000" + (known ? 1 + random.nextInt(5) : 9);
      BigDecimal amount =
          BigDecimal.valueOf(random.nextLong(2_000_000_000L) - 300_000_000L, 6 + random.nextInt(4));
      rows.add(
          "2026-0%d,2026-0%d-10,Shop %d,%s,%s,%s,%s,Stream,%d,%s,%s%n"
              .formatted(
                  1 + random.nextInt(5),
                  1 + random.nextInt(6),
                  random.nextInt(3),
                  random.nextBoolean() ? "US" : "DE",
                  random.nextInt(4) == 0 ? "Low Water" : "Paper Boats",
                  random.nextInt(3) == 0 ? "" : "4006381333931",
                  isrc,
                  random.nextInt(2000),
                  amount.toPlainString(),
                  random.nextBoolean() ? "USD" : "EUR"));
    }
    return rows;
  }

  private static Rates rates(Random random) {
    Rates rates = Rates.NONE;
    for (int month = 1; month <= 6; month++) {
      rates =
          rates.with(
              new Rates.Rate(
                  LocalDate.of(2026, month, 1),
                  "USD",
                  "EUR",
                  BigDecimal.valueOf(5_000 + random.nextInt(9_000), 4),
                  "test"));
    }
    return rates;
  }

  private static Contracts contracts(Random random) {
    List<Contracts.Account> accounts = new ArrayList<>();
    List<Contracts.Advance> advances = new ArrayList<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      accounts.add(new Contracts.Account("account-" + i, PARTIES.get(random.nextInt(4))));
      for (int j = 0; j < random.nextInt(3); j++) {
        advances.add(
            new Contracts.Advance(
                "account-" + i,
                amount(random, 900),
                LocalDate.of(2026, 1 + random.nextInt(7), 1 + random.nextInt(28)),
                PARTIES.get(random.nextInt(4)),
                "advance " + j));
      }
    }
    List<Contract> contracts = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      contracts.add(contract(random, "all", Scope.NOTHING, accounts));
    }
    if (random.nextBoolean()) {
      contracts.add(
          contract(
              random,
              "track",
              new Scope(
                  List.of(),
                  List.of(new RecordingId("recording-0" + (1 + random.nextInt(5)))),
                  List.of()),
              accounts));
    }
    if (random.nextBoolean()) {
      contracts.add(
          contract(
              random,
              "release",
              new Scope(List.of(), List.of(), List.of(Examples.release(EP).id())),
              accounts));
    }
    return new Contracts(
        "EUR", Amount.of(random.nextInt(50)), new TreeMap<>(), accounts, advances, contracts);
  }

  private static Contract contract(
      Random random, String id, Scope scope, List<Contracts.Account> accounts) {
    List<PartyId> parties = new ArrayList<>(PARTIES);
    Collections.shuffle(parties, random);
    int count = 1 + random.nextInt(3);
    int all = 0;
    int[] weights = new int[count];
    for (int i = 0; i < count; i++) {
      weights[i] = 1 + random.nextInt(13);
      all += weights[i];
    }
    List<Contract.Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PartyId party = parties.get(i);
      Optional<String> account =
          accounts.stream()
              .filter(one -> one.party().equals(party))
              .map(Contracts.Account::id)
              .findFirst()
              .filter(_ -> random.nextBoolean());
      parts.add(
          new Contract.Part(
              party, Share.of(weights[i], all), account, Contract.When.ALWAYS, Optional.empty()));
    }
    if (random.nextBoolean()) {
      parts.add(
          new Contract.Part(
              parties.getLast(),
              Share.of(weights[0], all * 7L),
              Optional.empty(),
              random.nextBoolean() ? Contract.When.ALWAYS : Contract.When.RECOUPED,
              Optional.of(parties.getFirst())));
    }
    List<Contract.Cost> costs = new ArrayList<>();
    for (int i = 0; i < random.nextInt(3); i++) {
      costs.add(
          new Contract.Cost(
              "cost " + i,
              amount(random, 300),
              LocalDate.of(2026, 1 + random.nextInt(6), 5),
              PARTIES.get(random.nextInt(4))));
    }
    return new Contract(
        id,
        "",
        Contract.Side.RECORDINGS,
        scope,
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(LocalDate.of(2026, 1 + random.nextInt(4), 1 + random.nextInt(20))),
        Optional.empty(),
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new Contract.Fee(Share.of(random.nextInt(4), 13), Examples.PUBLISHER)),
        random.nextBoolean()
            ? List.of()
            : List.of(
                new Contract.Tax(Share.of(random.nextInt(3), 7), List.of("US")),
                new Contract.Tax(Share.percent(5), List.of())),
        costs,
        parts);
  }

  private static Contracts permuted(Contracts contracts, Random random) {
    List<Contracts.Advance> advances = new ArrayList<>(contracts.advances());
    Collections.shuffle(advances, random);
    List<Contract> changed = new ArrayList<>();
    for (Contract one : contracts.contracts()) {
      List<Contract.Part> parts = new ArrayList<>(one.parts());
      Collections.shuffle(parts, random);
      List<Contract.Cost> costs = new ArrayList<>(one.costs());
      Collections.shuffle(costs, random);
      changed.add(
          new Contract(
              one.id(),
              one.title(),
              one.side(),
              one.scope(),
              one.from(),
              one.until(),
              one.fee(),
              one.taxes(),
              costs,
              parts));
    }
    Collections.shuffle(changed, random);
    return new Contracts(
        contracts.currency(),
        contracts.threshold(),
        contracts.thresholds(),
        contracts.accounts(),
        advances,
        changed);
  }

  private static Amount amount(Random random, int most) {
    return Amount.of(BigDecimal.valueOf(1 + random.nextInt(most * 100), 2));
  }
}
