package org.songline.release.royalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Agreement.Scope;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Examples;
import org.songline.release.exact.Share;
import org.songline.release.royalty.RoyaltyFolder;
import org.songline.release.royalty.Settling;
import org.songline.release.royalty.contract.Contract;
import org.songline.release.royalty.contract.Contract.Part;
import org.songline.release.royalty.contract.Contract.When;
import org.songline.release.royalty.contract.Contracts;
import org.songline.release.royalty.money.Amount;
import org.songline.release.royalty.money.Rates;
import org.songline.release.royalty.payout.Payout;
import org.songline.release.royalty.payout.PersonStatement;
import org.songline.release.royalty.payout.StatementCsv;
import org.songline.release.royalty.statement.StatementReader;

class SettlementTest {
  private static final String HEAD =
      "Reporting Date\tSale Month\tStore\tTitle\tISRC\tUPC\tQuantity\tSource Type\tCountry of Sale"
          + "\tEarnings (EUR)\n";
  private static final Catalog EP = Examples.ep();

  @TempDir private Path home;

  @Test
  void withoutContractsOwnersAreGivenTheirSharesAndProducersTheirPoints() throws Exception {
    RoyaltyFolder folder = folder();
    take(folder, row("2026-07", "2026-05", "DEH012600001", "DE", "100"));
    Settling.Settled settled = settle(folder, false);
    assertThat(settled.owed())
        .containsEntry(Examples.LABEL, Amount.of(80))
        .containsEntry(Examples.ANNA, Amount.of(17))
        .containsEntry(Examples.TOM, Amount.of(3));
    assertThat(settled.proof().holds()).isTrue();
  }

  @Test
  void aContractTakesFeeTaxesAndCostsBeforeItDivides() throws Exception {
    RoyaltyFolder folder = folder();
    folder.contracts(
        contracts(
            List.of(new Contracts.Account("anna", Examples.ANNA)),
            List.of(advance("50")),
            contract(
                "all",
                Scope.NOTHING,
                Optional.of(new Contract.Fee(Share.percent(10), Examples.PUBLISHER)),
                List.of(new Contract.Tax(Share.percent(30), List.of("US"))),
                List.of(
                    new Contract.Cost(
                        "Video", Amount.of(36), LocalDate.of(2026, 1, 1), Examples.TOM)),
                List.of(
                    part("50%", Optional.empty(), Examples.LABEL),
                    part("50%", Optional.of("anna"), Examples.ANNA),
                    new Part(
                        Examples.TOM,
                        Share.percent(4),
                        Optional.empty(),
                        When.RECOUPED,
                        Optional.of(Examples.ANNA))))));
    take(
        folder,
        row("2026-06", "2026-05", "DEH012600001", "DE", "100")
            + row("2026-06", "2026-05", "DEH012600002", "US", "100"));
    // 200 - 20 fee - 27 tax of the American half = 153; - 36 costs = 117; halves of 58.5.
    Settling.Settled first = settle(folder, false);
    assertThat(first.proof().withheld()).isEqualTo(Amount.of(27));
    assertThat(first.owed())
        .containsEntry(Examples.PUBLISHER, Amount.of(20))
        .containsEntry(Examples.TOM, Amount.of(36))
        .containsEntry(Examples.LABEL, Amount.parse("108.5"))
        .containsEntry(Examples.ANNA, Amount.parse("8.5"));
    take(folder, row("2026-07", "2026-06", "DEH012600001", "DE", "100"));
    // Now the account is even: Tom's four points come out of Anna's half of 90.
    Settling.Settled second = settle(folder, false);
    assertThat(second.owed())
        .containsEntry(Examples.TOM, Amount.parse("39.6"))
        .containsEntry(Examples.ANNA, Amount.parse("49.9"));
    PersonStatement anna = statement(folder, "2026-06", "2026-07");
    assertThat(anna.closing()).isEqualTo(Amount.parse("49.9"));
    assertThat(anna.accounts().getFirst().recouped()).isEqualTo(Amount.of(50));
    assertThat(anna.accounts().getFirst().closing()).isEqualTo(Amount.ZERO);
    assertThat(evenlyTold(anna)).isEqualTo(anna.closing());
  }

  @Test
  void theNarrowerScopeAndTheMonthOfSaleDecide() throws Exception {
    RoyaltyFolder folder = folder();
    ReleaseId release = Examples.release(EP).id();
    Contract track =
        new Contract(
            "track",
            "",
            Contract.Side.RECORDINGS,
            new Scope(List.of(), List.of(new RecordingId("recording-01")), List.of()),
            Optional.of(LocalDate.of(2026, 6, 1)),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(part("100%", Optional.empty(), Examples.TOM)));
    folder.contracts(
        contracts(
            List.of(),
            List.of(),
            track,
            plain("release", new Scope(List.of(), List.of(), List.of(release)), Examples.ANNA),
            plain("rest", Scope.NOTHING, Examples.LABEL)));
    take(
        folder,
        row("2026-07", "2026-06", "DEH012600001", "DE", "1")
            + row("2026-07", "2026-05", "DEH012600001", "DE", "10"));
    assertThat(settle(folder, false).owed())
        .containsEntry(Examples.TOM, Amount.of(1))
        .containsEntry(Examples.ANNA, Amount.of(10))
        .doesNotContainKey(Examples.LABEL);
    folder.contracts(
        contracts(
            List.of(),
            List.of(),
            plain("one", Scope.NOTHING, Examples.ANNA),
            plain("two", Scope.NOTHING, Examples.TOM)));
    assertThatThrownBy(() -> settle(folder, false))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContainingAll("one", "two");
  }

  @Test
  void rowsFindWhatTheyAreAboutOrWait() throws Exception {
    RoyaltyFolder folder = folder();
    folder.contracts(contracts(List.of(), List.of(), plain("all", Scope.NOTHING, Examples.ANNA)));
    take(
        folder,
        row("2026-07", "2026-05", "DE-H01-26-00003", "DE", "1")
            + "2026-07-01\t2026-05\tShop\tPaper boats!\t\t4006381333931\t1\tSong\tDE\t10\n"
            + "2026-07-01\t2026-05\tShop\tLow Water\t\t04006381333931\t1\tAlbum\tDE\t100\n"
            + "2026-07-01\t2026-05\tShop\tUnheard of\tDEH012699999\t4006381333931\t1\tSong\tDE"
            + "\t1000\n");
    Settling.Settled settled = settle(folder, false);
    assertThat(settled.owed()).containsEntry(Examples.ANNA, Amount.of(111));
    assertThat(settled.proof().waiting()).isEqualTo(Amount.of(1000));
    String key = settled.waiting().firstKey();
    assertThat(settled.waiting().values())
        .extracting(Settlement.Waiting::why)
        .containsExactly("its release has no track of that title");
    folder.matches(new TreeMap<>(java.util.Map.of(key, "recording:recording-05")));
    Settling.Settled matched = settle(folder, false);
    assertThat(matched.owed()).containsEntry(Examples.ANNA, Amount.of(1111));
    assertThat(matched.waiting()).isEmpty();
    assertThat(matched.back()).as("taken back, not wiped out").isEqualTo(2);
  }

  @Test
  void receiptsOfWorksGoToWritersAndPublishers() throws Exception {
    RoyaltyFolder folder = folder();
    Path file =
        Files.writeString(
            home.resolve("mlc.csv"), "iswc,amount,month\nT-034.524.680-1,9,2026-06\n,1,2026-06\n");
    folder.mappings(List.of(worksMapping()));
    folder
        .statements()
        .write(
            folder
                .statements()
                .compare(
                    StatementReader.read(file, folder.mappings(), StatementReader.Told.NOTHING)
                        .statements()));
    assertThat(settle(folder, false).owed())
        .containsEntry(Examples.ANNA, Amount.of(3))
        .containsEntry(Examples.PUBLISHER, Amount.of(3))
        .containsEntry(Examples.TOM, Amount.of(3));
  }

  @Test
  void whatIsLateIsBookedInTheOpenMonthAndClosedStatementsStay() throws Exception {
    RoyaltyFolder folder = folder();
    folder.contracts(contracts(List.of(), List.of(), plain("all", Scope.NOTHING, Examples.ANNA)));
    take(folder, row("2026-06", "2026-05", "DEH012600001", "DE", "30"));
    settle(folder, true);
    String closed = StatementCsv.write(statement(folder, "2026-06", "2026-06"));
    String before = journal(folder);
    take(folder, row("2026-06", "2026-05", "DEH012600001", "DE", "20"));
    take(folder, row("2026-07", "2026-06", "DEH012600001", "DE", "25.004"));
    Settling.Settled july = settle(folder, true);
    assertThat(journal(folder)).startsWith(before);
    assertThat(StatementCsv.write(statement(folder, "2026-06", "2026-06"))).isEqualTo(closed);
    PersonStatement statement = statement(folder, "2026-07", "2026-07");
    assertThat(statement.opening()).isEqualTo(Amount.ZERO);
    assertThat(evenlyTold(statement)).isEqualTo(statement.closing());
    assertThat(july.payments()).containsEntry(Examples.ANNA, Amount.of(15));
    assertThat(statement.closing()).isEqualTo(Amount.parse("0.004"));
    assertThat(settle(folder, true).booked()).as("settled again").isZero();
    assertThatThrownBy(() -> Settling.settle(folder, EP, Optional.of(YearMonth.of(2026, 6)), false))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("2026-07");
  }

  @Test
  void belowTheThresholdIsCarriedOn() throws Exception {
    RoyaltyFolder folder = folder();
    Contract all = plain("all", Scope.NOTHING, Examples.ANNA);
    folder.contracts(
        new Contracts("EUR", Amount.of(10), new TreeMap<>(), List.of(), List.of(), List.of(all)));
    take(folder, row("2026-06", "2026-05", "DEH012600001", "DE", "6"));
    assertThat(settle(folder, true).payments()).isEmpty();
    take(folder, row("2026-07", "2026-06", "DEH012600001", "DE", "6.001"));
    assertThat(settle(folder, true).payments()).containsEntry(Examples.ANNA, Amount.of(12));
    assertThat(Payout.owed(folder.journal().balances()))
        .containsEntry(Examples.ANNA, Amount.parse("0.001"));
  }

  @Test
  void amountsInOtherCurrenciesGoByTheRateOfTheMonth() throws Exception {
    RoyaltyFolder folder = folder();
    folder.contracts(contracts(List.of(), List.of(), plain("all", Scope.NOTHING, Examples.ANNA)));
    Path file =
        Files.writeString(
            home.resolve("usd.tsv"),
            HEAD.replace("EUR", "USD") + row("2026-07", "2026-05", "DEH012600001", "DE", "10"));
    folder
        .statements()
        .write(
            folder
                .statements()
                .compare(
                    StatementReader.read(file, List.of(), StatementReader.Told.NOTHING)
                        .statements()));
    assertThatThrownBy(() -> settle(folder, false)).hasMessageContaining("USD to EUR");
    folder.rates(
        Rates.NONE.with(
            new Rates.Rate(
                LocalDate.of(2026, 7, 31), "USD", "EUR", new BigDecimal("0.8731"), "ECB")));
    assertThat(settle(folder, false).owed()).containsEntry(Examples.ANNA, Amount.parse("8.731"));
  }

  @Test
  void theJournalReadsBackAndADamagedOneIsTold() throws Exception {
    RoyaltyFolder folder = folder();
    take(folder, row("2026-07", "2026-05", "DEH012600001", "DE", "0.1"));
    settle(folder, true);
    String text = journal(folder);
    assertThat(JournalText.write(JournalText.read("journal", text))).isEqualTo(text);
    assertThatThrownBy(() -> JournalText.read("journal", text.replace("0.08", "0.09")))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageMatching("journal: line \\d+: .*off by.*");
  }

  /** Opening and all lines of a statement together. */
  static Amount evenlyTold(PersonStatement statement) {
    return statement
        .opening()
        .plus(statement.earned())
        .plus(Amount.sum(statement.others().stream().map(PersonStatement.Other::amount).toList()))
        .minus(statement.paid());
  }

  private static org.songline.release.royalty.statement.Format worksMapping() {
    SortedMap<org.songline.release.royalty.statement.Format.Meaning, List<String>> columns =
        new TreeMap<>();
    columns.put(org.songline.release.royalty.statement.Format.Meaning.ISWC, List.of("iswc"));
    columns.put(org.songline.release.royalty.statement.Format.Meaning.AMOUNT, List.of("amount"));
    columns.put(org.songline.release.royalty.statement.Format.Meaning.SOLD, List.of("month"));
    return new org.songline.release.royalty.statement.Format(
        "works",
        "Works",
        List.of("iswc", "amount"),
        columns,
        new TreeMap<>(),
        "EUR",
        org.songline.release.royalty.statement.Format.Decimal.POINT,
        false);
  }

  private RoyaltyFolder folder() throws IOException {
    CatalogFolder catalog = CatalogFolder.of(Files.createDirectories(home.resolve("label")));
    return RoyaltyFolder.of(catalog);
  }

  private void take(RoyaltyFolder folder, String rows) throws IOException {
    Path file = Files.writeString(home.resolve("in.tsv"), HEAD + rows);
    folder
        .statements()
        .write(
            folder
                .statements()
                .compare(
                    StatementReader.read(file, List.of(), StatementReader.Told.NOTHING)
                        .statements()));
  }

  private static Settling.Settled settle(RoyaltyFolder folder, boolean pay) throws IOException {
    return Settling.settle(folder, EP, Optional.empty(), pay);
  }

  private static PersonStatement statement(RoyaltyFolder folder, String from, String until)
      throws IOException {
    return PersonStatement.of(
        folder.journal(),
        folder.contracts(),
        EP,
        Examples.ANNA,
        YearMonth.parse(from),
        YearMonth.parse(until));
  }

  private static String journal(RoyaltyFolder folder) throws IOException {
    return Files.readString(folder.path().resolve("journal.tsv"));
  }

  private static Contracts contracts(
      List<Contracts.Account> accounts, List<Contracts.Advance> advances, Contract... contracts) {
    return new Contracts(
        "EUR", Amount.ZERO, new TreeMap<>(), accounts, advances, List.of(contracts));
  }

  private static Contracts.Advance advance(String amount) {
    return new Contracts.Advance(
        "anna", Amount.parse(amount), LocalDate.of(2026, 1, 1), Examples.LABEL, "Advance");
  }

  private static Contract plain(
      String id, Scope scope, org.songline.release.catalog.CatalogId.PartyId party) {
    return contract(
        id,
        scope,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(part("100%", Optional.empty(), party)));
  }

  private static Contract contract(
      String id,
      Scope scope,
      Optional<Contract.Fee> fee,
      List<Contract.Tax> taxes,
      List<Contract.Cost> costs,
      List<Part> parts) {
    return new Contract(
        id,
        "",
        Contract.Side.RECORDINGS,
        scope,
        Optional.empty(),
        Optional.empty(),
        fee,
        taxes,
        costs,
        parts);
  }

  private static Part part(
      String share,
      Optional<String> account,
      org.songline.release.catalog.CatalogId.PartyId party) {
    return new Part(party, Share.parse(share), account, When.ALWAYS, Optional.empty());
  }

  private static String row(
      String reported, String sold, String isrc, String country, String amount) {
    return reported
        + "-01\t"
        + sold
        + "\tShop\tA title\t"
        + isrc
        + "\t4006381333931\t1\tSong\t"
        + country
        + "\t"
        + amount
        + "\n";
  }
}
