package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.release.build.Assembly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds masters and a cover to a release. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Add files to a release in their order: masters of 16 or 24 bits (WAV, AIFF, FLAC) as its"
          + " next tracks, a JPEG or PNG as its cover. They are copied beside the catalog.",
      "A master of a recording that is known, by ISRC or title, takes the place of its old one."
    })
final class AddToRelease extends CatalogCommand {
  @Parameters(index = "1", paramLabel = "RELEASE", description = "The release's id.")
  private String release = "";

  @Parameters(index = "2..*", arity = "1..*", paramLabel = "FILE", description = "What is added.")
  private List<Path> files = List.of();

  @Option(
      names = "--disc",
      defaultValue = "1",
      paramLabel = "NUMBER",
      description = "The disc that tracks are added to (${DEFAULT-VALUE}).")
  private int disc;

  AddToRelease(Shell shell) {
    super(shell);
  }

  @Override
  int run() throws IOException {
    List<Assembly.Added> added = Assembly.add(folder(), ReleaseIds.of(release), disc, files);
    result(
        added,
        added.stream()
            .map(
                one ->
                    "%-6s %-28s %s (%s)".formatted(one.kind(), one.id(), one.detail(), one.file()))
            .toList());
    return ExitCode.DONE;
  }
}
