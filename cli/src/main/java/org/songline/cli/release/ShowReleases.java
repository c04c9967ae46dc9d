package org.songline.cli.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Release;
import org.songline.release.id.Identifier;
import picocli.CommandLine.Command;

/** Lists releases. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "List releases with their tracks.")
final class ShowReleases extends CatalogCommand {
  ShowReleases(Shell shell) {
    super(shell);
  }

  /** A release as JSON gives it. */
  record Listed(
      String id,
      String type,
      String artist,
      String title,
      String barcode,
      String date,
      List<String> tracks) {}

  @Override
  int run() throws IOException {
    Catalog catalog = folder().read();
    List<Listed> listed =
        catalog.releases().values().stream().map(one -> listed(catalog, one)).toList();
    List<String> lines = new ArrayList<>();
    for (Listed one : listed) {
      lines.add(
          "%-7s %s: %s  %s  %s  %s"
              .formatted(
                  one.type(), one.artist(), one.title(), one.barcode(), one.date(), one.id()));
      one.tracks().forEach(track -> lines.add("        " + track));
    }
    result(listed, lines.isEmpty() ? List.of("there is no release yet") : lines);
    return ExitCode.DONE;
  }

  private static Listed listed(Catalog catalog, Release release) {
    return new Listed(
        release.id().text(),
        release.type().name().toLowerCase(Locale.ROOT),
        release.artist().text(),
        release.fullTitle(),
        release.barcode().map(Identifier::display).orElse(""),
        release.date().map(Object::toString).orElse(""),
        catalog.recordingsOf(release).stream()
            .map(
                recording ->
                    recording.fullTitle()
                        + recording.isrc().map(isrc -> "  " + isrc.display()).orElse(""))
            .toList());
  }
}
