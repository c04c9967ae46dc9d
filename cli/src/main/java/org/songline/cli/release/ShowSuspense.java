package org.songline.cli.release;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.Catalog;
import org.songline.release.royalty.RoyaltyFolder;
import org.songline.release.royalty.Settling;
import org.songline.release.royalty.ledger.Matcher;
import org.songline.release.royalty.ledger.Settlement;
import org.songline.release.royalty.ledger.Target;
import org.songline.release.royalty.money.Currencies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Matches what is not known. */
@Command(
    name = "suspense",
    mixinStandardHelpOptions = true,
    description = {
      "List what statements paid for tracks that are not known, the most first, and match them.",
      "A match holds for all statements, past and to come, from the next settlement on. Exit code"
          + " 3 while something waits."
    })
final class ShowSuspense extends CatalogCommand {
  @Option(
      names = "--match",
      paramLabel = "NUMBER",
      description = "The number of a track in the list.")
  private @Nullable Integer match;

  @Option(names = "--with", description = "recording:ID, release:ID or work:ID.")
  private @Nullable String with;

  ShowSuspense(Shell shell) {
    super(shell);
  }

  /** A track as JSON gives it; amounts are exact. */
  record Listed(int number, String key, String track, String why, String amount, String currency) {}

  @Override
  int run() throws IOException {
    RoyaltyFolder folder = RoyaltyFolder.of(folder());
    Catalog catalog = folder().read();
    Integer number = match;
    String named = with;
    if (number != null && named != null) {
      List<Listed> before = listed(folder, catalog);
      if (number < 1 || number > before.size()) {
        throw new Failures.WrongCall("there is no number " + number + " in the list");
      }
      SortedMap<String, String> matches = new TreeMap<>(folder.matches());
      Target target = new Matcher(catalog, matches).named(named);
      matches.put(before.get(number - 1).key(), named);
      Target matched =
          folder.alone(
              () -> {
                folder.matches(matches);
                return target;
              });
      shell()
          .say(
              before.get(number - 1).track()
                  + " is "
                  + named
                  + (matched instanceof Target.OfRelease ? ", all of its tracks" : ""));
    } else if (number != null || named != null) {
      throw new Failures.WrongCall("--match and --with belong together");
    }
    List<Listed> listed = listed(folder, catalog);
    int decimals = Currencies.decimals(folder.contracts().currency()) + 4;
    result(
        listed,
        listed.isEmpty()
            ? List.of("everything is matched")
            : listed.stream()
                .map(
                    one ->
                        "%3d  %14s %s  %s: %s"
                            .formatted(
                                one.number(),
                                org.songline.release.royalty.money.Amount.parse(one.amount())
                                    .rounded(decimals),
                                one.currency(),
                                one.track(),
                                one.why()))
                .toList());
    return listed.isEmpty() ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private static List<Listed> listed(RoyaltyFolder folder, Catalog catalog) throws IOException {
    SortedMap<YearMonth, List<String>> kept = folder.statements().kept();
    YearMonth last = kept.isEmpty() ? YearMonth.of(2000, 1) : kept.lastKey();
    Settlement settlement = Settling.settlement(folder, catalog, last);
    String currency = folder.contracts().currency();
    List<java.util.Map.Entry<String, Settlement.Waiting>> waiting =
        new ArrayList<>(settlement.waiting().entrySet());
    waiting.sort(
        java.util.Comparator.comparing(
                (java.util.Map.Entry<String, Settlement.Waiting> one) ->
                    one.getValue().amount().negated())
            .thenComparing(java.util.Map.Entry::getKey));
    List<Listed> listed = new ArrayList<>();
    waiting.forEach(
        one ->
            listed.add(
                new Listed(
                    listed.size() + 1,
                    one.getKey(),
                    one.getValue().track().told(),
                    one.getValue().why(),
                    one.getValue().amount().text(),
                    currency)));
    return listed;
  }
}
