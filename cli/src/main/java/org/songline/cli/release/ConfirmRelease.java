package org.songline.cli.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.check.Inspection;
import org.songline.release.check.Rules;
import org.songline.release.check.rule.ReleaseDraft;
import org.songline.release.check.rule.Rule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Notes that somebody looked. */
@Command(
    name = "confirm",
    mixinStandardHelpOptions = true,
    description =
        "Note that you looked and that it is right: for rules that ask for eyes, and for warnings"
            + " that you mean.")
final class ConfirmRelease extends CatalogCommand {
  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "NUMBER",
      description = "Numbers of rules, 1 to 100.")
  private List<Integer> numbers = List.of();

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      description = "Id or title; not needed when there is only one.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--undo", description = "Ask again.")
  private boolean undo;

  ConfirmRelease(Shell shell) {
    super(shell);
  }

  /** What is confirmed, as JSON gives it. */
  record Confirmed(String release, List<Integer> confirmed) {}

  @Override
  int run() throws IOException {
    for (int number : numbers) {
      if (number < 1 || number > Rules.COUNT) {
        throw new Failures.WrongCall("there is no rule " + number + "; they are 1 to 100");
      }
    }
    CatalogFolder folder = folder();
    ReleaseId id = Inspection.release(folder.read(), name).id();
    Catalog after =
        folder.change(
            catalog ->
                catalog.with(
                    ReleaseDraft.of(
                        catalog.release(id),
                        draft -> {
                          TreeSet<Integer> confirmed = new TreeSet<>(draft.confirmed);
                          if (undo) {
                            confirmed.removeAll(numbers);
                          } else {
                            confirmed.addAll(numbers);
                          }
                          draft.confirmed = confirmed;
                        })));
    List<Integer> confirmed = List.copyOf(after.release(id).confirmed());
    List<String> lines = new ArrayList<>();
    if (confirmed.isEmpty()) {
      lines.add("nothing is confirmed");
    }
    for (int number : confirmed) {
      Rule rule = Rules.get(number);
      lines.add(
          "confirmed %3d  %s%s"
              .formatted(number, rule.name(), rule.byPerson() ? "" : " (what shops reject stays)"));
    }
    result(new Confirmed(id.text(), confirmed), lines);
    return ExitCode.DONE;
  }
}
