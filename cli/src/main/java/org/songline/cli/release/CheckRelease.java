package org.songline.cli.release;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.Release;
import org.songline.release.check.Check;
import org.songline.release.check.Inspection;
import org.songline.release.check.LooseCatalog;
import org.songline.release.check.rule.Finding;
import org.songline.release.check.rule.Known;
import org.songline.release.check.rule.Scene;
import org.songline.release.check.rule.Severity;
import org.songline.release.destination.Destination;
import org.songline.release.destination.Destinations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges a release by the hundred rules. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Judge a release, its masters and its cover by a hundred rules; exits with 3 when a shop"
            + " would reject it.")
final class CheckRelease extends CatalogCommand {
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
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "The day on which it is judged; today unless given.")
  private Optional<LocalDate> date = Optional.empty();

  CheckRelease(Shell shell) {
    super(shell);
  }

  /** What was found, as JSON gives it. */
  record Judged(
      String release, String destination, String date, boolean rejected, List<Finding> findings) {}

  /** What rules see of a release in a folder. */
  static Scene scene(
      Shell shell,
      CatalogFolder folder,
      Optional<String> name,
      String destination,
      Optional<LocalDate> date)
      throws IOException {
    LooseCatalog loose = LooseCatalog.read(folder);
    Release release = Inspection.release(loose.catalog(), name);
    Destination chosen = Destinations.with(folder.path()).get(destination);
    try (var bar = shell.progress("listening to " + release.title())) {
      Known known = Inspection.known(folder, loose.catalog(), release, loose.badCodes(), bar);
      LocalDate today = date.orElseGet(() -> LocalDate.now(ZoneId.systemDefault()));
      return new Scene(loose.catalog(), release, chosen, today, known);
    }
  }

  @Override
  int run() throws IOException {
    Scene scene = scene(shell(), folder(), name, destination, date);
    List<Finding> findings = Check.findings(scene);
    boolean rejected = Check.rejected(findings);
    result(
        new Judged(
            scene.release().id().text(),
            scene.destination().id(),
            scene.today().toString(),
            rejected,
            findings),
        lines(scene, findings));
    return rejected ? ExitCode.FOUND_PROBLEMS : ExitCode.DONE;
  }

  /** Findings by severity, with what mends them. */
  static List<String> lines(Scene scene, List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s, for %s (values of %s)"
            .formatted(
                scene.release().artist().text(),
                scene.release().fullTitle(),
                scene.destination().name(),
                scene.destination().asOf()));
    for (Severity severity : Severity.values()) {
      List<Finding> some = findings.stream().filter(one -> one.severity() == severity).toList();
      if (!some.isEmpty()) {
        lines.add("");
        lines.add(head(severity, some.size()));
        for (Finding one : some) {
          lines.add("  %3d  %s: %s".formatted(one.rule(), one.place(), one.what()));
          lines.add("       " + one.mend() + (one.automatic() ? " (release fix does it)" : ""));
        }
      }
    }
    if (findings.isEmpty()) {
      lines.add("nothing found: it can go out");
    }
    return lines;
  }

  private static String head(Severity severity, int count) {
    return switch (severity) {
      case REJECT -> "would be rejected (" + count + ")";
      case WARN -> "may be rejected or heard (" + count + ")";
      case CONFIRM -> "to be looked at, then: songline release confirm (" + count + ")";
    };
  }
}
