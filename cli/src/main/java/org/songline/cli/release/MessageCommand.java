package org.songline.cli.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.media.AtomicFile;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Release;
import org.songline.release.ddex.Correspondence;
import org.songline.release.ddex.ErnMessage;
import org.songline.release.ddex.ErnVersion;
import org.songline.release.ddex.MessageCheck;
import org.songline.release.ddex.MessageFinding;
import org.songline.release.ddex.MessageMaker;
import org.songline.release.ddex.MessageOrder;
import org.songline.release.ddex.ReleaseFiles;
import org.songline.release.ddex.SchemaFolder;
import org.songline.release.ddex.XmlText;
import org.songline.release.id.Dpid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the message about a release, or checks one that is there. */
@Command(
    name = "message",
    mixinStandardHelpOptions = true,
    description =
        "Write the delivery message (DDEX ERN) about a release, or check a message of anybody"
            + " when a file is named.")
final class MessageCommand extends CatalogCommand {
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RELEASE",
      description = "The release's id; not needed when there is only one.")
  private String release = "";

  @Option(
      names = "--recipient",
      paramLabel = "DPID",
      description = "The recipient's DDEX party identifier, such as PADPIDA2013042401U.")
  private String recipient = "";

  @Option(names = "--recipient-name", paramLabel = "NAME", description = "The recipient's name.")
  private String recipientName = "";

  @Option(
      names = "--ern",
      paramLabel = "VERSION",
      defaultValue = "4.3",
      description = "Version of the message: 4.3 or 4.3.2 (${DEFAULT-VALUE}).")
  private String version = "4.3";

  @Option(
      names = "--kind",
      defaultValue = "new",
      description = "new, update or takedown (${DEFAULT-VALUE}).")
  private MessageOrder.Kind kind = MessageOrder.Kind.NEW;

  @Option(
      names = "--simple",
      description = "Use the profile SimpleAudioSingle, for one recording that is the release.")
  private boolean simple;

  @Option(names = "--test", description = "Mark it as a test message.")
  private boolean test;

  @Option(
      names = "--created",
      paramLabel = "TIME",
      description = "When it is made, such as 2027-01-10T09:30:00Z (now).")
  private Instant created = Instant.now();

  @Option(
      names = "--schemas",
      paramLabel = "FOLDER",
      description =
          "Hold it against the schemas of DDEX in this folder as well; else those that the"
              + " environment variable SONGLINE_DDEX_SCHEMAS names.")
  private @Nullable Path schemas;

  @Option(names = "--out", paramLabel = "FILE", description = "Write it there, not to the output.")
  private @Nullable Path out;

  MessageCommand(Shell shell) {
    super(shell);
  }

  /** What JSON gives. */
  record Told(
      String messageId,
      String version,
      String file,
      List<MessageFinding> findings,
      List<String> schemaFaults,
      boolean schemaUsed,
      List<String> notKept) {}

  @Override
  int run() throws IOException {
    return Files.isRegularFile(path()) ? check() : write();
  }

  private int check() throws IOException {
    if (Files.size(path()) > XmlText.MOST_BYTES) {
      throw new ReleaseProblem(path().toString(), "it is longer than 64 MB", "look at it");
    }
    byte[] bytes = Files.readAllBytes(path());
    ErnMessage.Reading reading = ErnMessage.read(path().toString(), bytes);
    return told(reading.message(), reading.version(), bytes, path().toString(), reading.left());
  }

  private int write() throws IOException {
    if (recipient.isEmpty()) {
      throw new Failures.WrongCall("name the recipient's DPID with --recipient");
    }
    Catalog catalog = folder().read();
    Release wanted = Releases.wanted(catalog, release);
    ReleaseFiles files;
    try (var bar = shell().progress("hashing")) {
      files =
          kind == MessageOrder.Kind.TAKEDOWN
              ? ReleaseFiles.none()
              : ReleaseFiles.gather(folder(), catalog, wanted, bar);
    }
    ErnVersion ern = ErnVersion.of(version);
    String stamp =
        DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(created);
    MessageOrder order =
        new MessageOrder(
            kind,
            ern,
            simple ? MessageOrder.Profile.SIMPLE_AUDIO_SINGLE : MessageOrder.Profile.AUDIO,
            Correspondence.sender(catalog, wanted),
            new MessageOrder.Correspondent(new Dpid(recipient), recipientName),
            ReleaseFiles.name(wanted) + "_" + stamp,
            ReleaseFiles.name(wanted),
            created,
            test,
            files.sounds(),
            files.cover());
    ErnMessage message = MessageMaker.make(catalog, wanted, order);
    byte[] bytes = message.write(ern);
    String file = "";
    if (out != null) {
      AtomicFile.write(out, bytes);
      file = out.toString();
    }
    return told(message, ern, bytes, file, List.of());
  }

  private int told(ErnMessage message, ErnVersion ern, byte[] bytes, String file, List<String> left)
      throws IOException {
    List<MessageFinding> findings = MessageCheck.check(file, bytes);
    Optional<SchemaFolder> folder =
        schemas == null ? SchemaFolder.ofEnvironment() : Optional.of(SchemaFolder.of(schemas));
    boolean used = folder.filter(one -> one.has(ern)).isPresent();
    List<String> faults = used ? folder.orElseThrow().faults(ern, bytes) : List.of();
    List<String> lines = new ArrayList<>();
    if (file.isEmpty()) {
      lines.add(new String(bytes, StandardCharsets.UTF_8).stripTrailing());
    } else {
      lines.add(file + ": ERN " + ern.text() + ", " + summary(findings, faults, used));
      findings.forEach(one -> lines.add("  " + one.text()));
      faults.forEach(one -> lines.add("  schema, " + one));
      left.forEach(one -> lines.add("  not kept when it is written again: " + one));
    }
    result(
        new Told(
            message.messageHeader().messageId(), ern.text(), file, findings, faults, used, left),
        lines);
    if (file.isEmpty()) {
      findings.forEach(one -> shell().say(one.text()));
      faults.forEach(shell()::say);
    }
    return MessageCheck.refused(findings) || !faults.isEmpty()
        ? ExitCode.FOUND_PROBLEMS
        : ExitCode.DONE;
  }

  private static String summary(List<MessageFinding> findings, List<String> faults, boolean used) {
    String schema =
        used
            ? faults.isEmpty() ? "valid by the schema" : faults.size() + " faults by the schema"
            : "no schema at hand";
    return (findings.isEmpty() ? "nothing found by rules" : findings.size() + " found by rules")
        + ", "
        + schema;
  }
}
