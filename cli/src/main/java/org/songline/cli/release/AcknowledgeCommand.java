package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.registration.cwr.Acknowledgements;
import org.songline.release.registration.cwr.Acknowledgements.Answer;
import org.songline.release.registration.cwr.CwrFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads what a society answered. */
@Command(
    name = "acknowledge",
    mixinStandardHelpOptions = true,
    description = "Read a society's acknowledgement of registered works (CWR), work by work.")
final class AcknowledgeCommand extends CatalogCommand {
  private static final long MOST_BYTES = 512L << 20;

  @Parameters(index = "1", paramLabel = "FILE", description = "The file that came back.")
  private Path file = Path.of("");

  @Option(names = "--keep", description = "Keep ISWCs that were given in the catalog.")
  private boolean keep;

  AcknowledgeCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run() throws IOException {
    CatalogFolder folder = folder();
    if (Files.size(file) > MOST_BYTES) {
      throw new Failures.WrongCall(file + " is too long for an acknowledgement");
    }
    String name = file.toString();
    List<Answer> answers =
        Acknowledgements.read(name, CwrFile.read(name, Files.readAllBytes(file)));
    if (keep) {
      folder.change(catalog -> Acknowledgements.keep(catalog, answers));
    }
    List<String> lines = new ArrayList<>();
    for (Answer answer : answers) {
      lines.add(
          "%-2s %-14s %-28s %s%s"
              .formatted(
                  answer.status(),
                  answer.number(),
                  answer.title(),
                  answer.meaning(),
                  answer.iswc().isEmpty() ? "" : "  ISWC " + answer.iswc()));
      answer
          .messages()
          .forEach(
              one ->
                  lines.add(
                      "   %s: %s (%s is rejected)"
                          .formatted(one.rule(), one.text(), one.rejects())));
    }
    result(answers, lines);
    return answers.stream().allMatch(Answer::accepted) ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }
}
