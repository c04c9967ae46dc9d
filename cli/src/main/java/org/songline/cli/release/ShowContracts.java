package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.CatalogId;
import org.songline.release.royalty.RoyaltyFolder;
import org.songline.release.royalty.contract.Contract;
import org.songline.release.royalty.contract.Contracts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists contracts. */
@Command(
    name = "contracts",
    mixinStandardHelpOptions = true,
    description = {
      "List and check what is agreed on money: the text royalties/contracts.json beside the"
          + " catalog. Without a contract, owners, writers and producers' points decide.",
    })
final class ShowContracts extends CatalogCommand {
  @Option(names = "--init", description = "Write a first text with the currency to settle in.")
  private boolean init;

  @Option(
      names = "--currency",
      defaultValue = "EUR",
      description = "With --init: ISO 4217 (${DEFAULT-VALUE}).")
  private String currency = "EUR";

  ShowContracts(Shell shell) {
    super(shell);
  }

  /** The contracts as JSON gives them. */
  record Listed(String currency, String threshold, List<Account> accounts, List<One> contracts) {}

  /** An account with its advances. */
  record Account(String id, String party, List<String> advances) {}

  /** A contract. */
  record One(
      String id,
      String side,
      List<String> scope,
      String from,
      String until,
      String fee,
      List<String> taxes,
      List<String> costs,
      List<String> parts) {}

  @Override
  int run() throws IOException {
    RoyaltyFolder folder = RoyaltyFolder.of(folder());
    if (init) {
      folder.alone(
          () -> {
            if (Files.exists(folder.path().resolve("contracts.json"))) {
              throw new org.songline.release.ReleaseProblem(
                  folder.path().resolve("contracts.json").toString(),
                  "it is there already",
                  "change it with an editor");
            }
            Contracts none = Contracts.NONE;
            folder.contracts(
                new Contracts(
                    currency,
                    none.threshold(),
                    none.thresholds(),
                    none.accounts(),
                    none.advances(),
                    none.contracts()));
            return true;
          });
    }
    Contracts contracts = folder.contracts();
    contracts.check(folder().read());
    Listed listed =
        new Listed(
            contracts.currency(),
            contracts.threshold().text(),
            contracts.accounts().stream().map(one -> account(contracts, one)).toList(),
            contracts.contracts().stream().map(ShowContracts::one).toList());
    result(listed, lines(listed));
    return ExitCode.DONE;
  }

  private static Account account(Contracts contracts, Contracts.Account account) {
    return new Account(
        account.id(),
        account.party().text(),
        contracts.advances().stream()
            .filter(one -> one.account().equals(account.id()))
            .map(
                one ->
                    one.date() + " " + one.amount() + " by " + one.by().text() + " " + one.what())
            .map(String::strip)
            .toList());
  }

  private static One one(Contract contract) {
    List<String> scope = new ArrayList<>();
    contract.scope().recordings().forEach(id -> scope.add("recording:" + id.text()));
    contract.scope().releases().forEach(id -> scope.add("release:" + id.text()));
    contract.scope().works().forEach(id -> scope.add("work:" + id.text()));
    return new One(
        contract.id(),
        contract.side().name().toLowerCase(Locale.ROOT),
        scope,
        contract.from().map(Object::toString).orElse(""),
        contract.until().map(Object::toString).orElse(""),
        contract.fee().map(fee -> fee.rate() + " to " + fee.to().text()).orElse(""),
        contract.taxes().stream()
            .map(tax -> (tax.rate() + " " + String.join(" ", tax.countries())).strip())
            .toList(),
        contract.costs().stream()
            .map(
                cost ->
                    cost.date()
                        + " "
                        + cost.amount()
                        + " to "
                        + cost.by().text()
                        + " "
                        + cost.what())
            .toList(),
        contract.parts().stream().map(ShowContracts::part).toList());
  }

  private static String part(Contract.Part part) {
    return part.party().text()
        + " "
        + part.share()
        + part.bearer().map(CatalogId::text).map(one -> " out of the part of " + one).orElse("")
        + (part.when() == Contract.When.RECOUPED ? " once its account is even" : "")
        + part.account().map(one -> " into account " + one).orElse("");
  }

  private static List<String> lines(Listed listed) {
    List<String> lines = new ArrayList<>();
    lines.add("settled in " + listed.currency() + ", paid from " + listed.threshold() + " on");
    for (One one : listed.contracts()) {
      lines.add(
          "%s: %s, %s%s%s"
              .formatted(
                  one.id(),
                  one.side(),
                  one.scope().isEmpty() ? "all" : String.join(" ", one.scope()),
                  one.from().isEmpty() ? "" : ", from " + one.from(),
                  one.until().isEmpty() ? "" : ", until " + one.until()));
      if (!one.fee().isEmpty()) {
        lines.add("  fee   " + one.fee());
      }
      one.taxes().forEach(tax -> lines.add("  tax   " + tax));
      one.costs().forEach(cost -> lines.add("  cost  " + cost));
      one.parts().forEach(part -> lines.add("  part  " + part));
    }
    for (Account one : listed.accounts()) {
      lines.add("account " + one.id() + " of " + one.party());
      one.advances().forEach(advance -> lines.add("  advance " + advance));
    }
    return lines;
  }
}
