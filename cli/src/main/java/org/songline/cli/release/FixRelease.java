package org.songline.cli.release;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.check.Check;
import org.songline.release.check.Rules;
import org.songline.release.check.rule.Scene;
import org.songline.release.destination.Destinations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mends what can be mended safely. */
@Command(
    name = "fix",
    mixinStandardHelpOptions = true,
    description =
        "Mend what release check marks as fixable: forms of titles and artist lines, types, lines"
            + " and doubled entries; nothing else is changed.")
final class FixRelease extends CatalogCommand {
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RELEASE",
      description = "Id or title; not needed when there is only one.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--for",
      paramLabel = "DESTINATION",
      defaultValue = Destinations.GENERIC,
      description = "Whose rules: an id of songline release destinations (${DEFAULT-VALUE}).")
  private String destination = Destinations.GENERIC;

  @Option(
      names = "--rule",
      paramLabel = "NUMBER",
      split = ",",
      description = "Only these rules, 1 to 100; all unless given.")
  private List<Integer> numbers = List.of();

  FixRelease(Shell shell) {
    super(shell);
  }

  /** What was mended, as JSON gives it. */
  record Mended(String release, List<Integer> rules) {}

  @Override
  int run() throws IOException {
    SortedSet<Integer> rules = new TreeSet<>(numbers);
    for (int number : rules) {
      if (number < 1 || number > Rules.COUNT || Rules.get(number).fix().isEmpty()) {
        throw new Failures.WrongCall("rule " + number + " mends nothing by itself");
      }
    }
    CatalogFolder folder = folder();
    // Codes that are wrong must be typed right first: a fix never writes without them.
    folder.read();
    Scene seen =
        CheckRelease.scene(shell(), folder, name, destination, Optional.<LocalDate>empty());
    SortedSet<Integer> mended = new TreeSet<>();
    folder.change(
        catalog -> {
          Check.Mended result = Check.mend(seen.with(catalog), rules);
          mended.addAll(result.rules());
          return result.catalog();
        });
    List<String> lines = new ArrayList<>();
    mended.forEach(
        number -> lines.add("mended %3d  %s".formatted(number, Rules.get(number).name())));
    result(
        new Mended(seen.release().id().text(), List.copyOf(mended)),
        lines.isEmpty() ? List.of("nothing to mend") : lines);
    return ExitCode.DONE;
  }
}
