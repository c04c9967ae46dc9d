package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.media.AtomicFile;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.registration.Pack;
import org.songline.release.registration.cwr.CwrPack;
import org.songline.release.registration.cwr.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what registries are sent. */
@Command(
    name = "register",
    mixinStandardHelpOptions = true,
    description =
        "Write the files that register works and recordings. Nothing is sent, and nothing is"
            + " written when it would be rejected.")
final class RegisterCommand extends CatalogCommand {
  /** What is written. */
  enum Form {
    CWR
  }

  @Parameters(
      index = "1",
      paramLabel = "FORM",
      description = "cwr: Common Works Registration, for societies.")
  private Form form = Form.CWR;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Where the files go; made when it is not there.")
  private Path output = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "VERSION",
      defaultValue = "2.1",
      description = "cwr: 2.1 or 2.2 (${DEFAULT-VALUE}).")
  private String format = "2.1";

  @Option(
      names = "--submitter",
      paramLabel = "PARTY",
      defaultValue = "",
      description = "cwr: the publisher or writer who sends; without it the only one that can.")
  private String submitter = "";

  @Option(
      names = "--receiver",
      paramLabel = "CODE",
      defaultValue = "000",
      description = "cwr: the society's three digits, 000 for several (${DEFAULT-VALUE}).")
  private String receiver = "000";

  @Option(
      names = "--number",
      defaultValue = "1",
      description = "cwr: number of this file in the year, 1 to 9999 (${DEFAULT-VALUE}).")
  private int number = 1;

  @Option(names = "--revised", description = "cwr: the works were registered before.")
  private boolean revised;

  RegisterCommand(Shell shell) {
    super(shell);
  }

  /** The result as JSON gives it. */
  record Result(List<String> files, List<String> notes, List<String> faults) {}

  @Override
  int run() throws IOException {
    Pack pack = pack(folder().read());
    List<String> lines = new ArrayList<>(pack.faults());
    List<String> files = new ArrayList<>();
    if (pack.faults().isEmpty()) {
      for (Pack.Entry file : pack.files()) {
        files.add(write(file).toString());
      }
      lines.addAll(files);
      lines.addAll(pack.notes());
    } else {
      lines.add("nothing is written until this is mended");
    }
    result(new Result(files, pack.notes(), pack.faults()), lines);
    return pack.faults().isEmpty() ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private Path write(Pack.Entry file) throws IOException {
    Files.createDirectories(output);
    Path path = output.resolve(file.name());
    if (form == Form.CWR && Files.exists(path)) {
      throw new ReleaseProblem(
          path.toString(),
          "a file of that name was written before, and names are never used twice",
          "give the next --number");
    }
    AtomicFile.write(path, file.content());
    return path;
  }

  private Pack pack(Catalog catalog) {
    Clock clock = Clock.system(ZoneId.systemDefault());
    return switch (form) {
      case CWR ->
          CwrPack.of(
              catalog,
              new CwrPack.Request(version(), party(submitter), receiver, number, revised),
              clock);
    };
  }

  private Version version() {
    for (Version version : Version.values()) {
      if (version.text().equals(format)) {
        return version;
      }
    }
    throw new Failures.WrongCall("--format is 2.1 or 2.2");
  }

  private static Optional<PartyId> party(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(new PartyId(text));
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall(String.valueOf(wrong.getMessage()));
    }
  }
}
