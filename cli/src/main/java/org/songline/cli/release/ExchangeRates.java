package org.songline.cli.release;

import java.io.IOException;
import java.util.List;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.royalty.RoyaltyFolder;
import org.songline.release.royalty.money.Rates;
import org.songline.release.royalty.money.RatesText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps exchange rates. */
@Command(
    name = "rates",
    mixinStandardHelpOptions = true,
    description =
        "List exchange rates, or add one; the last in or before a statement's month holds.")
final class ExchangeRates extends CatalogCommand {
  @Option(
      names = "--add",
      arity = "5",
      paramLabel = "VALUE",
      description = "DATE FROM TO RATE SOURCE, as in 2026-07-31 USD EUR 0.8731 ECB.")
  private List<String> add = List.of();

  ExchangeRates(Shell shell) {
    super(shell);
  }

  /** A rate as JSON gives it. */
  record Listed(String date, String from, String to, String rate, String source) {}

  @Override
  int run() throws IOException {
    RoyaltyFolder folder = RoyaltyFolder.of(folder());
    if (!add.isEmpty()) {
      if (add.size() != 5) {
        throw new Failures.WrongCall("--add takes DATE FROM TO RATE SOURCE, one rate at a time");
      }
      Rates.Rate rate = rate();
      int kept =
          folder.alone(
              () -> {
                Rates changed = folder.rates().with(rate);
                folder.rates(changed);
                return changed.rates().size();
              });
      shell().say(kept + (kept == 1 ? " rate" : " rates"));
    }
    List<Listed> listed =
        folder.rates().rates().stream()
            .map(
                rate ->
                    new Listed(
                        rate.date().toString(),
                        rate.from(),
                        rate.to(),
                        rate.rate().toPlainString(),
                        rate.source()))
            .toList();
    result(
        listed,
        listed.isEmpty()
            ? List.of("there are no rates yet")
            : listed.stream()
                .map(
                    one ->
                        "%s  1 %s = %s %s  %s"
                            .formatted(one.date(), one.from(), one.rate(), one.to(), one.source()))
                .toList());
    return ExitCode.DONE;
  }

  private Rates.Rate rate() {
    try {
      return new Rates.Rate(
          RatesText.date(add.get(0)),
          add.get(1),
          add.get(2),
          RatesText.decimal(add.get(3)),
          add.get(4));
    } catch (IllegalArgumentException e) {
      throw new Failures.WrongCall(String.valueOf(e.getMessage()));
    }
  }
}
