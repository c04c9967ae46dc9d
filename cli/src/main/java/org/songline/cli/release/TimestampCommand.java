package org.songline.cli.release;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.release.evidence.EvidenceFolder;
import org.songline.release.timestamp.TimeStamps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Time stamps over the journal of evidence. */
@Command(
    name = "timestamp",
    mixinStandardHelpOptions = true,
    description = {
      "Check the time stamps (RFC 3161) over the journal of evidence. With --request: make a",
      "request over the journal as it is, also without a line. With --send: send every request",
      "that waits. Only a hash leaves this machine. Exit code 3 when a stamp does not hold or"
          + " could",
      "not be fetched."
    })
final class TimestampCommand extends CatalogCommand {
  @Option(names = "--request", description = "Make a request over the journal as it is.")
  private boolean request;

  @Option(
      names = "--send",
      paramLabel = "URL",
      description = "The address of a time-stamping authority, http or https.")
  private Optional<URI> send = Optional.empty();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "The authority's root certificate, PEM or DER; without it the signer is not"
              + " held against anybody.")
  private Optional<Path> ca = Optional.empty();

  TimestampCommand(Shell shell) {
    super(shell);
  }

  /** The outcome as JSON gives it. */
  record Outcome(List<TimeStamps.Stamp> stamps, List<String> unsent, boolean signerChecked) {}

  @Override
  int run() throws IOException {
    TimeStamps stamps = new TimeStamps(EvidenceFolder.of(folder().path()));
    List<X509Certificate> roots = ca.isPresent() ? TimeStamps.certificates(ca.get()) : List.of();
    if (request) {
      String _ = stamps.request(new SecureRandom());
    }
    List<String> unsent = List.of();
    if (send.isPresent()) {
      try {
        unsent = stamps.send(send.get());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("stopped; what is not sent goes on waiting", stopped);
      }
    }
    List<TimeStamps.Stamp> all = stamps.verify(roots, Clock.systemUTC());
    List<String> lines = new ArrayList<>(unsent);
    all.forEach(stamp -> lines.add(line(stamp)));
    if (all.isEmpty()) {
      lines.add("no time stamp was asked for yet");
    } else if (roots.isEmpty() && all.stream().anyMatch(stamp -> !stamp.waits())) {
      lines.add("who signed was not checked; name the authority's certificate with --ca");
    }
    result(new Outcome(all, unsent, !roots.isEmpty()), lines);
    boolean holds = unsent.isEmpty() && all.stream().allMatch(stamp -> stamp.fault().isEmpty());
    return holds ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private static String line(TimeStamps.Stamp stamp) {
    if (!stamp.fault().isEmpty()) {
      return stamp.fault();
    }
    return "%s  %d entries  %s"
        .formatted(
            stamp.name(),
            stamp.entries(),
            stamp.waits() ? "waits to be sent" : "stamped at " + stamp.time());
  }
}
