package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.Release;
import org.songline.release.delivery.Delivery;
import org.songline.release.delivery.DeliveryState;
import org.songline.release.delivery.Destination;
import org.songline.release.delivery.Destinations;
import org.songline.release.delivery.Transport;
import org.songline.studio.UserFolders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How far deliveries are. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Tell how far each delivery is.")
final class DeliveryStatusCommand extends CatalogCommand {
  @Option(
      names = "--answers",
      description = "Look at the destinations for what they answered, and note it.")
  private boolean answers;

  @Option(
      names = "--destinations",
      paramLabel = "FILE",
      description = "Another file of destinations.")
  private @Nullable Path destinations;

  DeliveryStatusCommand(Shell shell) {
    super(shell);
  }

  /** A delivery as JSON gives it; sizes in bytes. */
  record Listed(
      String release,
      String destination,
      String kind,
      String step,
      String since,
      String batch,
      long there,
      long bytes,
      String answer) {}

  @Override
  int run() throws IOException {
    List<Listed> listed = new ArrayList<>();
    for (Delivery.Listed one : Delivery.all(folder())) {
      DeliveryState state = answers ? answered(one) : one.state();
      listed.add(
          new Listed(
              one.release(),
              one.destination(),
              state.kind().name().toLowerCase(Locale.ROOT),
              state.step().name().toLowerCase(Locale.ROOT),
              state.since().toString(),
              state.batch(),
              state.done(),
              state.total(),
              state.answer()));
    }
    List<String> lines =
        listed.stream()
            .map(
                one ->
                    "%-24s %-16s %-8s %-9s %s  %d of %d bytes%s"
                        .formatted(
                            one.release(),
                            one.destination(),
                            one.kind(),
                            one.step(),
                            one.since(),
                            one.there(),
                            one.bytes(),
                            one.answer().isEmpty() ? "" : "  " + one.answer()))
            .toList();
    result(listed, lines.isEmpty() ? List.of("nothing was delivered yet") : lines);
    return ExitCode.DONE;
  }

  private DeliveryState answered(Delivery.Listed one) throws IOException {
    if (one.state().step() != DeliveryState.Step.SENT) {
      return one.state();
    }
    Path file =
        destinations == null ? UserFolders.config().resolve(Destinations.FILE) : destinations;
    Destination destination = Destinations.named(file, one.destination());
    Catalog catalog = folder().read();
    Release release = catalog.release(new ReleaseId(one.release()));
    try (Transport transport =
        DeliverCommand.open(
            destination, UserFolders.home().resolve(".ssh").resolve("known_hosts"), "")) {
      return new Delivery(folder(), release, destination, Clock.systemUTC()).answers(transport);
    }
  }
}
