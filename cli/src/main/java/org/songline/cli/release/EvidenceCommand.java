package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.release.evidence.Entry;
import org.songline.release.evidence.Evidence;
import org.songline.release.evidence.EvidenceFolder;
import org.songline.release.evidence.EvidenceJournal;
import org.songline.release.signing.SigningKey;
import org.songline.studio.UserFolders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The signed journal of what existed when. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    description = {
      "Check the journal of evidence and everything it names: takes, versions, agreements,"
          + " masters.",
      "With --record: enter what is new, signed and chained. Exit code 3 when something was",
      "changed or a needed file is gone; the entry is named."
    })
final class EvidenceCommand extends CatalogCommand {
  @Option(names = "--record", description = "Enter what is new, then check.")
  private boolean record;

  @Option(names = "--list", description = "List the entries.")
  private boolean list;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "The file of the key that signs; made when it is not there (usually in the user's"
              + " configuration folder).")
  private Optional<Path> key = Optional.empty();

  EvidenceCommand(Shell shell) {
    super(shell);
  }

  /** The outcome as JSON gives it. */
  record Outcome(int written, Evidence.State state, List<Line> entries) {}

  /** An entry as JSON gives it. */
  record Line(int number, String time, String kind, String subject, String sha256) {
    static Line of(Entry entry) {
      return new Line(
          entry.number(),
          entry.time().toString(),
          entry.kind().word(),
          entry.subject(),
          entry.sha256());
    }
  }

  @Override
  int run() throws IOException {
    EvidenceFolder home = EvidenceFolder.of(folder().path());
    Evidence evidence = new Evidence(home);
    int written = 0;
    Evidence.State state;
    try (var _ = shell().progress("reading what the journal names")) {
      if (record) {
        written = evidence.record(SigningKey.of(keyFile()), Clock.systemUTC()).size();
      }
      state = evidence.verify();
    }
    List<Line> entries =
        list
            ? new EvidenceJournal(home).read().entries().stream().map(Line::of).toList()
            : List.of();
    result(new Outcome(written, state, entries), lines(written, state, entries));
    return state.faults().isEmpty() ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private Path keyFile() {
    return key.orElseGet(() -> UserFolders.config().resolve("evidence.key"));
  }

  private static List<String> lines(int written, Evidence.State state, List<Line> entries) {
    List<String> lines = new ArrayList<>();
    entries.forEach(
        one ->
            lines.add(
                "%6d  %s  %-9s  %s"
                    .formatted(
                        one.number(),
                        one.time(),
                        one.kind(),
                        one.kind().equals("key") ? one.sha256() : one.subject())));
    lines.addAll(state.faults());
    lines.addAll(state.notes());
    if (written > 0) {
      lines.add(written + " entered");
    }
    if (!state.fresh().isEmpty()) {
      lines.add(state.fresh().size() + " not entered yet; use --record");
    }
    lines.add(
        state.entries() == 0
            ? "nothing is entered yet"
            : state.faults().isEmpty()
                ? state.entries() + " entries hold"
                : state.faults().size() + " of what the journal names do not hold");
    return lines;
  }
}
