package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.build.Assembly;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes an empty release. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = {
      "Make a release without tracks. Its artist is made when nobody has that name.",
      "For example: songline release new FOLDER --type single --title \"Paper Boats\""
          + " --artist \"Anna Berg\""
    })
final class NewRelease extends CatalogCommand {
  @Option(
      names = "--type",
      required = true,
      paramLabel = "TYPE",
      description = "single, ep or album.")
  private Release.Type type = Release.Type.SINGLE;

  @Option(names = "--title", required = true, paramLabel = "TEXT", description = "Its title.")
  private String title = "";

  @Option(
      names = "--artist",
      required = true,
      paramLabel = "NAME|ID",
      description = "Whose release it is.")
  private String artist = "";

  NewRelease(Shell shell) {
    super(shell);
  }

  @Override
  int run() throws IOException {
    if (Files.isRegularFile(path())) {
      throw new Failures.WrongCall(path() + " is a file");
    }
    CatalogFolder folder = CatalogFolder.of(path());
    List<ReleaseId> made = new ArrayList<>();
    folder.change(
        catalog -> {
          Assembly.Made one = Assembly.create(catalog, type, title, artist);
          made.add(one.id());
          return one.catalog();
        });
    String id = made.getLast().text();
    result(Map.of("id", id), List.of(id));
    return ExitCode.DONE;
  }
}
