package org.songline.cli.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.release.royalty.RoyaltyFolder;
import org.songline.release.royalty.ledger.Entry;
import org.songline.release.royalty.ledger.Journal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the books. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "List the balances of all accounts, and with --entries every booking.",
      "Below zero is what the books owe an account, above what it owes them; amounts are exact."
    })
final class ShowLedger extends CatalogCommand {
  @Option(names = "--entries", description = "List every booking with its amounts.")
  private boolean entries;

  @Option(names = "--account", description = "Only accounts that begin so, such as party:.")
  private @Nullable String account;

  ShowLedger(Shell shell) {
    super(shell);
  }

  /** The books as JSON gives them. */
  record Listed(String currency, SortedMap<String, String> balances, List<One> entries) {}

  /** A booking. */
  record One(
      String booked,
      String period,
      boolean takenBack,
      String kind,
      List<String> about,
      SortedMap<String, String> amounts) {}

  @Override
  int run() throws IOException {
    Journal journal = RoyaltyFolder.of(folder()).journal();
    SortedMap<String, String> balances = new TreeMap<>();
    journal
        .balances()
        .forEach(
            (name, amount) -> {
              if (isWanted(name)) {
                balances.put(name, amount.text());
              }
            });
    List<One> listed = new ArrayList<>();
    if (entries) {
      for (Journal.Booked one : journal.entries()) {
        if (one.entry().postings().keySet().stream().anyMatch(this::isWanted)) {
          listed.add(one(one));
        }
      }
    }
    List<String> lines = new ArrayList<>();
    listed.forEach(
        one -> {
          lines.add(
              "%s for %s  %s%s %s"
                  .formatted(
                      one.booked(),
                      one.period(),
                      one.takenBack() ? "taken back: " : "",
                      one.kind(),
                      String.join(" ", one.about())));
          one.amounts()
              .forEach((name, amount) -> lines.add("    %-40s %s".formatted(name, amount)));
        });
    balances.forEach((name, amount) -> lines.add("%-44s %s".formatted(name, amount)));
    result(
        new Listed(journal.currency(), balances, listed),
        lines.isEmpty() ? List.of("nothing is booked yet") : lines);
    return ExitCode.DONE;
  }

  private boolean isWanted(String name) {
    return account == null || name.startsWith(account);
  }

  private static One one(Journal.Booked booked) {
    Entry entry = booked.entry();
    SortedMap<String, String> amounts = new TreeMap<>();
    entry.postings().forEach((name, amount) -> amounts.put(name, amount.text()));
    return new One(
        booked.booked().toString(),
        entry.period().toString(),
        booked.back(),
        entry.key().kind().name().toLowerCase(Locale.ROOT),
        entry.key().names(),
        amounts);
  }
}
