package org.songline.cli.release;

import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.ddex.MessageOrder;
import org.songline.release.delivery.Delivery;
import org.songline.release.delivery.DeliveryState;
import org.songline.release.delivery.DeliveryState.Item;
import org.songline.release.delivery.Destination;
import org.songline.release.delivery.Destinations;
import org.songline.release.delivery.FolderTransport;
import org.songline.release.delivery.S3Transport;
import org.songline.release.delivery.SftpTransport;
import org.songline.release.delivery.Transport;
import org.songline.studio.UserFolders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Delivers a release, or goes on with a delivery that was cut. */
@Command(
    name = "deliver",
    mixinStandardHelpOptions = true,
    description =
        "Deliver a release to a service or folder; a delivery that was cut goes on where it was.")
final class DeliverCommand extends CatalogCommand {
  private static final int MOST_SECRET = 1 << 16;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RELEASE",
      description = "The release's id; not needed when there is only one.")
  private String release = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DESTINATION",
      description = "A destination of the file destinations.json among your settings.")
  private String to = "";

  @Option(
      names = "--kind",
      defaultValue = "new",
      description = "new, update or takedown (${DEFAULT-VALUE}).")
  private MessageOrder.Kind kind = MessageOrder.Kind.NEW;

  @Option(names = "--dry-run", description = "List what would be sent; send and write nothing.")
  private boolean dry;

  @Option(names = "--give-up", description = "Give up a delivery that was begun and not ended.")
  private boolean giveUp;

  @Option(
      names = "--fingerprint",
      paramLabel = "SHA256:...",
      description = "The key of a server that is not known yet, as the service published it.")
  private String fingerprint = "";

  @Option(
      names = "--destinations",
      paramLabel = "FILE",
      description = "Another file of destinations.")
  private @Nullable Path destinations;

  @Option(
      names = "--known-hosts",
      paramLabel = "FILE",
      description = "Another file of known servers than ~/.ssh/known_hosts.")
  private @Nullable Path knownHosts;

  DeliverCommand(Shell shell) {
    super(shell);
  }

  /** What JSON gives. */
  record Told(
      String release,
      String destination,
      String step,
      String batch,
      String root,
      List<File> files,
      long bytes) {
    static Told of(String release, String destination, DeliveryState state) {
      List<File> files = new ArrayList<>();
      for (Map.Entry<String, Item> entry : state.files().entrySet()) {
        files.add(
            new File(
                entry.getKey(),
                entry.getValue().fact().size(),
                entry.getValue().fact().sha256(),
                state.sent().contains(entry.getKey())));
      }
      return new Told(
          release,
          destination,
          state.step().name().toLowerCase(Locale.ROOT),
          state.batch(),
          state.root(),
          files,
          state.total());
    }
  }

  /** A file of a delivery; sizes in bytes. */
  record File(String path, long size, String sha256, boolean there) {}

  @Override
  int run() throws IOException {
    Catalog catalog = folder().read();
    var wanted = Releases.wanted(catalog, release);
    Path file =
        destinations == null ? UserFolders.config().resolve(Destinations.FILE) : destinations;
    Destination destination = Destinations.named(file, to);
    Delivery delivery = new Delivery(folder(), wanted, destination, Clock.systemUTC());
    DeliveryState state;
    if (giveUp) {
      state = delivery.giveUp();
    } else if (dry) {
      try (var bar = shell().progress("hashing")) {
        state = delivery.dryRun(catalog, kind, bar);
      }
    } else {
      try (Bars bars = new Bars(shell())) {
        state = delivery.deliver(catalog, kind, () -> open(destination), bars::of);
      }
    }
    List<String> lines = new ArrayList<>();
    String what =
        dry
            ? "would go"
            : state.step() == DeliveryState.Step.SENT ? "was delivered" : "was given up";
    lines.add(
        "%s %s to %s: %s, %d files, %d bytes"
            .formatted(
                wanted.id().text(),
                what,
                destination.name(),
                state.root(),
                state.files().size(),
                state.total()));
    state
        .files()
        .forEach((path, item) -> lines.add("  %12d  %s".formatted(item.fact().size(), path)));
    result(Told.of(wanted.id().text(), destination.name(), state), lines);
    return ExitCode.DONE;
  }

  /** One bar at a time. */
  private static final class Bars implements AutoCloseable {
    private final Shell shell;
    private Shell.@Nullable ProgressBar open;

    Bars(Shell shell) {
      this.shell = shell;
    }

    Shell.ProgressBar of(String what) {
      close();
      Shell.ProgressBar bar = shell.progress(what);
      open = bar;
      return bar;
    }

    @Override
    public void close() {
      if (open != null) {
        open.close();
        open = null;
      }
    }
  }

  private Transport open(Destination destination) throws IOException {
    return open(
        destination,
        knownHosts == null ? UserFolders.home().resolve(".ssh").resolve("known_hosts") : knownHosts,
        fingerprint);
  }

  static Transport open(Destination destination, Path known, String fingerprint)
      throws IOException {
    return switch (destination.way()) {
      case FOLDER -> new FolderTransport(Path.of(destination.path()));
      case SFTP ->
          SftpTransport.connect(
              destination.host(),
              destination.port(),
              destination.path(),
              login(destination),
              known,
              fingerprint);
      case S3 -> storage(destination);
    };
  }

  private static SftpTransport.Login login(Destination destination) throws IOException {
    if (destination.secret().isEmpty()) {
      return new SftpTransport.Login(
          destination.user(),
          "",
          asked("password of " + destination.user() + " at " + destination.host()));
    }
    Path file = secret(destination);
    String text = read(file);
    if (!text.contains("PRIVATE KEY")) {
      return new SftpTransport.Login(destination.user(), "", text.strip());
    }
    String phrase = text.contains("ENCRYPTED") ? asked("pass phrase of " + file) : "";
    return new SftpTransport.Login(destination.user(), file.toString(), phrase);
  }

  private static S3Transport storage(Destination destination) throws IOException {
    List<String> keys =
        destination.secret().isEmpty()
            ? List.of(asked("access key"), asked("secret key"))
            : read(secret(destination)).lines().map(String::strip).toList();
    if (keys.size() < 2) {
      throw new ReleaseProblem(
          destination.secret(),
          "it does not have the access key and the secret key of the storage",
          "write one on its first line and the other on its second");
    }
    return new S3Transport(
        new S3Transport.Place(
            URI.create(destination.host()),
            destination.region(),
            destination.bucket(),
            destination.path(),
            keys.get(0),
            keys.get(1)),
        Clock.systemUTC(),
        S3Transport.PART_SIZE);
  }

  private static Path secret(Destination destination) {
    String named = destination.secret();
    return named.startsWith("~/") ? UserFolders.home().resolve(named.substring(2)) : Path.of(named);
  }

  private static String read(Path file) throws IOException {
    if (Files.size(file) > MOST_SECRET) {
      throw new ReleaseProblem(file.toString(), "it is too long for a secret", "look at it");
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static String asked(String what) {
    char[] typed =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .map(console -> console.readPassword("%s: ", what))
            .orElseThrow(
                () ->
                    new Failures.WrongCall(
                        "the "
                            + what
                            + " is asked for at a terminal; name a file with it as \"secret\""
                            + " instead"));
    return new String(typed);
  }
}
