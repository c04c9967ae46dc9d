package org.songline.cli.release;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.accept.PersonKeys;
import org.songline.release.accept.Signed;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.split.SplitFolder;
import org.songline.release.split.SplitPaper;
import org.songline.release.split.SplitProposal;
import org.songline.release.split.SplitSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Split sheets. */
@Command(
    name = "split",
    mixinStandardHelpOptions = true,
    description = {
      "Settle who owns how much of a composition, or with --master of a recording.",
      "propose begins with equal shares, or with those of the catalog when they are whole; set"
          + " makes a new version of PARTY=SHARE or PARTY=SHARE:ROLE, such as"
          + " anna-berg=1/3:composer; accept signs the last version for one person; status tells"
          + " how it stands; print writes it as text or PDF.",
      "A version is agreed when everybody in it accepted it and the shares add up to exactly 100%;"
          + " then the catalog takes them. Exit code 3 tells that it is not agreed."
    })
final class SplitCommand extends CatalogCommand {
  /** What is done. */
  enum Action {
    PROPOSE,
    SET,
    ACCEPT,
    STATUS,
    PRINT
  }

  @Parameters(
      index = "1",
      paramLabel = "WORK|RECORDING",
      description = "The id or title of a work, or of a recording with --master.")
  private String name = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "status",
      description = "propose, set, accept, status or print (${DEFAULT-VALUE}).")
  private Action action = Action.STATUS;

  @Parameters(
      index = "3..*",
      paramLabel = "PARTY=SHARE",
      description = "With set: each share as 50%, 33.5% or 1/3, with a role behind a colon.")
  private List<String> words = List.of();

  @Option(names = "--master", description = "The master of a recording, not the composition.")
  private boolean master;

  @Option(names = "--as", paramLabel = "PARTY", description = "With accept: who accepts.")
  private String as = "";

  @Mixin private KeysOption keys = new KeysOption();
  @Mixin private PrintOptions print = new PrintOptions();

  SplitCommand(Shell shell) {
    super(shell);
  }

  /** A sheet as JSON gives it. */
  record Told(
      String of,
      String subject,
      String title,
      int version,
      String state,
      String sha256,
      String total,
      List<Share> shares,
      List<String> faults) {}

  /** A line of it. */
  record Share(String party, String name, String role, String share, boolean accepted) {}

  @Override
  int run() throws IOException {
    CatalogFolder folder = folder();
    SplitFolder splits = new SplitFolder(folder);
    Catalog catalog = folder.read();
    SplitSheet.Of of = master ? SplitSheet.Of.MASTER : SplitSheet.Of.COMPOSITION;
    Named named = find(catalog);
    if (action != Action.SET && !words.isEmpty()) {
      throw new Failures.WrongCall("only set takes shares");
    }
    Optional<SplitSheet> before = splits.read(of, named.id());
    SplitSheet sheet =
        switch (action) {
          case PROPOSE, SET -> change(splits, of, named);
          case ACCEPT -> accept(splits, before.orElseThrow(() -> none(named)), catalog);
          case STATUS, PRINT -> before.orElseThrow(() -> none(named));
        };
    if (action == Action.PRINT) {
      print.print(SplitPaper.of(folder.read(), sheet), this);
      return ExitCode.DONE;
    }
    result(told(sheet), lines(sheet));
    boolean asked = action == Action.STATUS && sheet.state() != SplitSheet.State.AGREED;
    return asked ? ExitCode.FOUND_PROBLEMS : ExitCode.DONE;
  }

  /** A work or a recording by its id. */
  private record Named(String id, String title) {}

  private Named find(Catalog catalog) {
    List<Named> all = new ArrayList<>();
    if (master) {
      catalog.recordings().values().forEach(one -> all.add(named(one.id(), one.fullTitle())));
    } else {
      catalog.works().values().forEach(one -> all.add(named(one.id(), one.title())));
    }
    return all.stream()
        .filter(one -> one.id().equals(name))
        .findFirst()
        .or(() -> all.stream().filter(one -> one.title().equalsIgnoreCase(name)).findFirst())
        .orElseThrow(
            () ->
                new Failures.WrongCall(
                    "there is no " + (master ? "recording" : "work") + " called " + name));
  }

  private static Named named(CatalogId id, String title) {
    return new Named(id.text(), title);
  }

  private static Failures.WrongCall none(Named named) {
    return new Failures.WrongCall(
        "there is no split sheet of " + named.title() + " yet; begin with propose or set");
  }

  private SplitSheet change(SplitFolder splits, SplitSheet.Of of, Named named) throws IOException {
    Clock clock = Clock.systemUTC();
    return splits.change(
        of,
        named.id(),
        named.title(),
        (catalog, sheet) ->
            sheet.set(
                action == Action.PROPOSE
                    ? SplitProposal.asCatalog(catalog, of, named.id())
                        .orElseGet(() -> SplitProposal.equal(catalog, of, named.id()))
                    : SplitProposal.typed(
                        catalog,
                        sheet,
                        Words.values(words),
                        sheet.number() == 0 ? List.of() : sheet.last().lines()),
                clock.instant()));
  }

  private SplitSheet accept(SplitFolder splits, SplitSheet seen, Catalog catalog)
      throws IOException {
    if (as.isEmpty()) {
      throw new Failures.WrongCall("name who accepts with --as PARTY");
    }
    PartyId party = SplitProposal.party(catalog, as).id();
    var acceptance =
        new PersonKeys(keys.folder()).accept(party, seen.hash(), Clock.systemUTC().instant());
    return splits.change(
        seen.of(), seen.subject(), seen.title(), (now, sheet) -> sheet.accepted(acceptance));
  }

  private static Told told(SplitSheet sheet) {
    Signed signed = sheet.signed();
    return new Told(
        word(sheet.of()),
        sheet.subject(),
        sheet.title(),
        sheet.number(),
        word(sheet.state()),
        sheet.hash(),
        sheet.last().total().text(),
        sheet.last().lines().stream()
            .map(
                line ->
                    new Share(
                        line.party().text(),
                        line.name(),
                        line.role(),
                        line.share().text(),
                        signed.accepted().contains(line.party())))
            .toList(),
        signed.faults());
  }

  private static List<String> lines(SplitSheet sheet) {
    Told told = told(sheet);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s of %s, version %d: %s"
            .formatted(told.of(), told.title(), told.version(), told.state()));
    told.shares()
        .forEach(
            one ->
                lines.add(
                    "  %10s  %-28s %-20s %s"
                        .formatted(
                            one.share(),
                            one.name(),
                            one.role(),
                            one.accepted() ? "accepted" : "not yet")));
    lines.add("  %10s  SHA-256 %s".formatted(told.total(), told.sha256()));
    told.faults().forEach(fault -> lines.add("  " + fault));
    return lines;
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
