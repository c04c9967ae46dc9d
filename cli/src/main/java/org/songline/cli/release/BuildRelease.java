package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.release.build.ReleaseBuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the folder of a release. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = {
      "Write the folder of a release: delivery (bare WAV), archive (WAV with bext, iXML and LIST),"
          + " flac, mp3 (320 kbit/s, with the codec pack), lyrics, credits, cover, SHA256SUMS and"
          + " manifest.json.",
      "Every sound file is read again and compared with its master; the folder appears whole or not"
          + " at all."
    })
final class BuildRelease extends CatalogCommand {
  @Parameters(index = "1", paramLabel = "RELEASE", description = "The release's id.")
  private String release = "";

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FOLDER",
      description = "The new folder; it must not be there yet.")
  private Path out = Path.of("");

  BuildRelease(Shell shell) {
    super(shell);
  }

  @Override
  int run() throws IOException {
    ReleaseBuild.Built built;
    try (var bar = shell().progress("building " + release)) {
      built = ReleaseBuild.build(folder(), ReleaseIds.of(release), out, bar);
    }
    List<String> lines = new ArrayList<>(built.files());
    lines.addAll(built.left());
    lines.add(built.files().size() + " files in " + built.folder());
    result(built, lines);
    return ExitCode.DONE;
  }
}
