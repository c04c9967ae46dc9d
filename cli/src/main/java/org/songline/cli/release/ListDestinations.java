package org.songline.cli.release;

import java.io.IOException;
import java.util.List;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.release.destination.Destination;
import org.songline.release.destination.Destinations;
import picocli.CommandLine.Command;

/** Lists where releases can go. */
@Command(
    name = "destinations",
    mixinStandardHelpOptions = true,
    description =
        "List the destinations that release check knows, and those of the folder's own in"
            + " destinations/*.json.")
final class ListDestinations extends CatalogCommand {
  ListDestinations(Shell shell) {
    super(shell);
  }

  /** A destination as JSON gives it. */
  record Listed(
      String id,
      String name,
      String asOf,
      String source,
      List<String> containers,
      List<Integer> bits,
      int coverPixels,
      int leadDays) {}

  @Override
  int run() throws IOException {
    List<Listed> all =
        Destinations.with(folder().path()).all().stream().map(ListDestinations::listed).toList();
    result(
        all,
        all.stream()
            .map(
                one ->
                    "%-10s %-40s %-14s %-8s bits  cover %4d px  %2d days  as of %s"
                        .formatted(
                            one.id(),
                            one.name(),
                            String.join(" ", one.containers()),
                            String.join(" ", one.bits().stream().map(String::valueOf).toList()),
                            one.coverPixels(),
                            one.leadDays(),
                            one.asOf()))
            .toList());
    return ExitCode.DONE;
  }

  private static Listed listed(Destination one) {
    return new Listed(
        one.id(),
        one.name(),
        one.asOf().toString(),
        one.source(),
        one.audio().containers(),
        one.audio().bits(),
        one.cover().least(),
        one.lead().least());
  }
}
