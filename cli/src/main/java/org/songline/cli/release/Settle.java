package org.songline.cli.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.royalty.RoyaltyFolder;
import org.songline.release.royalty.Settling;
import org.songline.release.royalty.money.Amount;
import org.songline.release.royalty.money.Currencies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Divides what came in. */
@Command(
    name = "settle",
    mixinStandardHelpOptions = true,
    description = {
      "Divide what statements paid and book it; again whenever statements, contracts, rates or"
          + " matches have changed: differences are booked, nothing is wiped out.",
      "Exit code 3 while something waits to be matched."
    })
final class Settle extends CatalogCommand {
  @Option(names = "--until", paramLabel = "MONTH", description = "The last month, such as 2026-07.")
  private @Nullable String until;

  @Option(names = "--pay", description = "Book payments to all who reach their threshold.")
  private boolean pay;

  Settle(Shell shell) {
    super(shell);
  }

  /** The result as JSON gives it; amounts are exact. */
  record Result(
      String period,
      String currency,
      int booked,
      int takenBack,
      SortedMap<String, String> payments,
      SortedMap<String, String> owed,
      int waiting,
      Proof proof) {}

  /** That nothing is left over. */
  record Proof(
      String received,
      String paid,
      String carried,
      String withheld,
      String waiting,
      boolean even) {}

  @Override
  int run() throws IOException {
    Settling.Settled settled =
        Settling.settle(
            RoyaltyFolder.of(folder()),
            folder().read(),
            Optional.ofNullable(until).map(ImportStatement::month),
            pay);
    var proof = settled.proof();
    Result result =
        new Result(
            settled.period().toString(),
            settled.currency(),
            settled.booked(),
            settled.back(),
            texts(settled.payments()),
            texts(settled.owed()),
            settled.waiting().size(),
            new Proof(
                proof.received().text(),
                proof.paid().text(),
                proof.carried().text(),
                proof.withheld().text(),
                proof.waiting().text(),
                proof.holds()));
    result(result, lines(settled));
    return settled.waiting().isEmpty() ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private static List<String> lines(Settling.Settled settled) {
    int decimals = Currencies.decimals(settled.currency()) + 4;
    List<String> lines = new ArrayList<>();
    lines.add(
        "settled until "
            + settled.period()
            + " in "
            + settled.currency()
            + ": "
            + settled.booked()
            + " bookings, of which "
            + settled.back()
            + " take others back");
    settled
        .owed()
        .forEach(
            (party, owed) ->
                lines.add(
                    "  %-24s owed %16s%s"
                        .formatted(
                            party.text(),
                            owed.rounded(decimals),
                            settled.payments().containsKey(party)
                                ? "  paid "
                                    + settled
                                        .payments()
                                        .getOrDefault(party, Amount.ZERO)
                                        .rounded(Currencies.decimals(settled.currency()))
                                : "")));
    settled.payments().keySet().stream()
        .filter(party -> !settled.owed().containsKey(party))
        .forEach(
            party ->
                lines.add(
                    "  %-24s owed %16s  paid %s"
                        .formatted(
                            party.text(),
                            Amount.ZERO.rounded(decimals),
                            settled
                                .payments()
                                .getOrDefault(party, Amount.ZERO)
                                .rounded(Currencies.decimals(settled.currency())))));
    var proof = settled.proof();
    lines.add(
        "received %s = paid %s + carried %s + withheld %s + waiting %s"
            .formatted(
                proof.received(),
                proof.paid(),
                proof.carried(),
                proof.withheld(),
                proof.waiting()));
    if (!settled.waiting().isEmpty()) {
      int count = settled.waiting().size();
      lines.add(
          (count == 1 ? "1 track waits" : count + " tracks wait")
              + " to be matched: see royalties suspense");
    }
    return lines;
  }

  static SortedMap<String, String> texts(SortedMap<PartyId, Amount> amounts) {
    SortedMap<String, String> texts = new TreeMap<>();
    amounts.forEach((party, amount) -> texts.put(party.text(), amount.text()));
    return texts;
  }
}
