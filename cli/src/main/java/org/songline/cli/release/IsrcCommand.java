package org.songline.cli.release;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.registration.allocation.Isrcs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives out ISRCs. */
@Command(
    name = "isrc",
    mixinStandardHelpOptions = true,
    description =
        "Give recordings the next ISRCs of the label's ranges; each gets one, and keeps it for"
            + " life.")
final class IsrcCommand extends CatalogCommand {
  @Parameters(
      index = "1..*",
      paramLabel = "RECORDING",
      description = "Ids of recordings; without them every one that has no ISRC.")
  private List<String> recordings = List.of();

  @Option(
      names = "--range",
      paramLabel = "PREFIX",
      defaultValue = "",
      description = "The prefix to use, such as DEH01; without it the first with a code left.")
  private String range = "";

  @Option(
      names = "--add-range",
      paramLabel = "PREFIX",
      defaultValue = "",
      description = "Keep a prefix that an ISRC agency gave; no code is given out.")
  private String added = "";

  IsrcCommand(Shell shell) {
    super(shell);
  }

  /** The result as JSON gives it. */
  record Result(List<Code> given, List<Isrcs.Left> left) {}

  /** A code that was given out. */
  record Code(String recording, String title, String isrc) {}

  @Override
  int run() throws IOException {
    if (!added.isEmpty() && !recordings.isEmpty()) {
      throw new Failures.WrongCall("--add-range gives out no code: name no recordings");
    }
    Clock clock = Clock.system(ZoneId.systemDefault());
    List<Isrcs.Given> given = new ArrayList<>();
    Catalog catalog =
        folder()
            .change(
                before -> {
                  if (!added.isEmpty()) {
                    return Isrcs.withRange(before, added, clock);
                  }
                  List<RecordingId> ids =
                      recordings.isEmpty()
                          ? Isrcs.without(before)
                          : recordings.stream().map(IsrcCommand::id).toList();
                  Isrcs.Outcome outcome =
                      Isrcs.give(
                          before, ids, Optional.of(range).filter(text -> !text.isEmpty()), clock);
                  given.addAll(outcome.given());
                  return outcome.catalog();
                });
    List<Code> codes =
        given.stream()
            .map(
                one ->
                    new Code(
                        one.recording().text(),
                        catalog.recording(one.recording()).fullTitle(),
                        one.isrc().display()))
            .toList();
    List<Isrcs.Left> left = Isrcs.left(catalog, clock);
    List<String> lines = new ArrayList<>();
    codes.forEach(one -> lines.add("%s  %s".formatted(one.isrc(), one.title())));
    if (codes.isEmpty() && added.isEmpty()) {
      lines.add("every recording has its ISRC");
    }
    left.forEach(
        one ->
            lines.add(
                "%s: %d codes left of the year %02d"
                    .formatted(one.prefix(), one.codes(), one.year())));
    result(new Result(codes, left), lines);
    return ExitCode.DONE;
  }

  private static RecordingId id(String text) {
    try {
      return new RecordingId(text);
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall(String.valueOf(wrong.getMessage()));
    }
  }
}
