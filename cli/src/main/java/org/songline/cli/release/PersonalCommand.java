package org.songline.cli.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.media.AtomicFile;
import org.songline.release.catalog.CatalogId;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.personal.Erasure;
import org.songline.release.personal.PersonalData;
import org.songline.release.split.SplitProposal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is known about a person. */
@Command(
    name = "personal",
    mixinStandardHelpOptions = true,
    description = {
      "Export everything that is known about a person as one JSON document, or erase it.",
      "Erasing leaves a pseudonym where contracts and payments refer to the person, and tells what"
          + " remains and why. It cannot be undone; it needs --yes. The person's key for accepting,"
          + " outside of the folder, is left alone."
    })
final class PersonalCommand extends CatalogCommand {
  /** What is done. */
  enum Action {
    EXPORT,
    ERASE
  }

  @Parameters(index = "1", paramLabel = "ACTION", description = "export or erase.")
  private Action action = Action.EXPORT;

  @Parameters(index = "2", paramLabel = "PARTY", description = "The person's id or name.")
  private String name = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "With export: where it is written; by default it is printed.")
  private @Nullable Path output;

  @Option(names = "--yes", description = "With erase: do it.")
  private boolean yes;

  PersonalCommand(Shell shell) {
    super(shell);
  }

  /** What was erased, as JSON gives it. */
  record Told(String pseudonym, List<String> erased, List<String> remains) {}

  @Override
  int run() throws IOException {
    PartyId party = SplitProposal.party(folder().read(), name).id();
    if (action == Action.EXPORT) {
      String json = PersonalData.export(folder(), party);
      if (output == null) {
        shell().print(json.stripTrailing());
      } else {
        AtomicFile.write(output, json.getBytes(StandardCharsets.UTF_8));
      }
      return ExitCode.DONE;
    }
    if (!yes) {
      throw new Failures.WrongCall("erasing cannot be undone; say --yes to do it");
    }
    Erasure.Report report = Erasure.erase(folder(), party);
    List<String> lines = new ArrayList<>();
    report.erased().forEach(line -> lines.add("erased: " + line));
    report.remains().forEach(line -> lines.add("remains: " + line));
    result(
        new Told(
            report.pseudonym().map(CatalogId::text).orElse(""), report.erased(), report.remains()),
        lines);
    return ExitCode.DONE;
  }
}
