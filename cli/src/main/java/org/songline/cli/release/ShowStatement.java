package org.songline.cli.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.media.AtomicFile;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.Party;
import org.songline.release.document.PaperPdf;
import org.songline.release.royalty.RoyaltyFolder;
import org.songline.release.royalty.contract.Contracts;
import org.songline.release.royalty.ledger.Journal;
import org.songline.release.royalty.money.Currencies;
import org.songline.release.royalty.payout.Payout;
import org.songline.release.royalty.payout.PersonStatement;
import org.songline.release.royalty.payout.StatementCsv;
import org.songline.release.royalty.payout.StatementPaper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes statements for people. */
@Command(
    name = "statement",
    mixinStandardHelpOptions = true,
    description = {
      "Write the statements of some months as CSV and PDF, for one party or for all with bookings"
          + " or balances.",
      "They are made of what is booked; the same books give the same bytes."
    })
final class ShowStatement extends CatalogCommand {
  @Option(names = "--party", description = "The party's id; otherwise all.")
  private @Nullable String party;

  @Option(
      names = "--from",
      paramLabel = "MONTH",
      description = "The first month, such as 2026-05; otherwise the last one.")
  private @Nullable String from;

  @Option(
      names = "--until",
      paramLabel = "MONTH",
      description = "The last month; otherwise the last that was settled.")
  private @Nullable String until;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the files go; otherwise royalties/payees beside the catalog.")
  private @Nullable Path out;

  ShowStatement(Shell shell) {
    super(shell);
  }

  /** A statement as JSON gives it; amounts are exact. */
  record Written(
      String party,
      String from,
      String until,
      String currency,
      String opening,
      String earned,
      String paid,
      String closing,
      List<String> files) {}

  @Override
  int run() throws IOException {
    RoyaltyFolder folder = RoyaltyFolder.of(folder());
    Catalog catalog = folder().read();
    Journal journal = folder.journal();
    Contracts contracts = folder.contracts();
    YearMonth last =
        until != null
            ? ImportStatement.month(until)
            : journal
                .last()
                .orElseThrow(() -> new Failures.WrongCall("nothing is settled yet: settle first"));
    YearMonth first = from != null ? ImportStatement.month(from) : last;
    if (first.isAfter(last)) {
      throw new Failures.WrongCall("--from is after --until");
    }
    Path target = out != null ? out : folder.path().resolve("payees");
    Files.createDirectories(target);
    List<Written> written = new ArrayList<>();
    for (PartyId id : parties(journal)) {
      written.add(
          write(
              PersonStatement.of(journal, contracts, catalog, id, first, last),
              target,
              catalog.label().party().map(catalog::party).map(Party::contractName).orElse("")));
    }
    int decimals = Currencies.decimals(contracts.currency());
    result(
        written,
        written.stream()
            .map(
                one ->
                    "%-24s %s  closing %s %s  %s"
                        .formatted(
                            one.party(),
                            one.from().equals(one.until())
                                ? one.from()
                                : one.from() + " to " + one.until(),
                            org.songline.release.royalty.money.Amount.parse(one.closing())
                                .rounded(decimals),
                            one.currency(),
                            String.join(" ", one.files())))
            .toList());
    return ExitCode.DONE;
  }

  private List<PartyId> parties(Journal journal) {
    if (party != null) {
      try {
        return List.of(new PartyId(party));
      } catch (IllegalArgumentException e) {
        throw new Failures.WrongCall(String.valueOf(e.getMessage()));
      }
    }
    TreeSet<String> names = new TreeSet<>();
    journal.entries().stream()
        .flatMap(one -> one.entry().postings().keySet().stream())
        .filter(name -> name.startsWith("party:"))
        .forEach(name -> names.add(name.substring(6)));
    Payout.owed(journal.balances()).keySet().forEach(id -> names.add(id.text()));
    return names.stream().map(PartyId::new).toList();
  }

  private static Written write(PersonStatement statement, Path folder, String sender)
      throws IOException {
    String name = statement.party().id().text() + "-" + statement.from();
    String whole =
        statement.from().equals(statement.until()) ? name : name + "-" + statement.until();
    Path csv = folder.resolve(whole + ".csv");
    AtomicFile.write(csv, StatementCsv.write(statement).getBytes(StandardCharsets.UTF_8));
    Path pdf = folder.resolve(whole + ".pdf");
    AtomicFile.write(pdf, PaperPdf.write(StatementPaper.of(statement, sender)));
    return new Written(
        statement.party().id().text(),
        statement.from().toString(),
        statement.until().toString(),
        statement.currency(),
        statement.opening().text(),
        statement.earned().text(),
        statement.paid().text(),
        statement.closing().text(),
        List.of(csv.toString(), pdf.toString()));
  }
}
