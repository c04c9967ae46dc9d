package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.SoundFile;
import org.songline.release.fingerprint.Binding;
import org.songline.release.fingerprint.Fingerprint;
import org.songline.release.fingerprint.Likeness;
import org.songline.release.id.Identifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Binds recordings to their sound and finds sound again. */
@Command(
    name = "fingerprint",
    mixinStandardHelpOptions = true,
    description = {
      "Check that each recording still has the sound it was bound to, and find recordings that",
      "share sound. With RECORDING: bind it to its file, or to that of --file. With --file alone:",
      "print the file's fingerprint (Chromaprint, algorithm 1) and where its sound is known.",
      "Exit code 3 when a file is missing, changed, or unlike what was bound before."
    })
final class FingerprintCommand extends CatalogCommand {
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RECORDING",
      defaultValue = "",
      description = "The id of the recording to bind.")
  private String recording = "";

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A sound file; to be bound it lies in the catalog's folder.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--anyway",
      description = "Bind a file that is unlike what was bound before, in sound or length.")
  private boolean anyway;

  @Option(names = "--raw", description = "Print the values, not the compressed text.")
  private boolean raw;

  @Option(
      names = "--length",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description =
          "How much of --file to print; 0 is all (${DEFAULT-VALUE} s, as look-up services take).")
  private double length = 120;

  FingerprintCommand(Shell shell) {
    super(shell);
  }

  /** What was bound, as JSON gives it. */
  record Bound(String recording, SoundFile file, boolean bound, List<String> against) {}

  /** A file, as JSON gives it. */
  record Printed(double seconds, String fingerprint, List<Known> known) {}

  /** Where sound of a file is known. */
  record Known(String recording, String isrc, double from, double at, double seconds) {}

  /** The state of a catalog, as JSON gives it. */
  record State(List<Held> recordings, List<Pair> shared) {}

  /** A recording. */
  record Held(String recording, String isrc, boolean bound, String problem) {}

  /** Two recordings that share sound. */
  record Pair(String first, String second, boolean whole, double seconds, double from, double at) {}

  @Override
  int run() throws IOException {
    if (!recording.isEmpty()) {
      return bind();
    }
    return file.isPresent() ? print(file.get()) : check();
  }

  private int bind() throws IOException {
    Catalog catalog = folder().read();
    Recording held = catalog.recording(new RecordingId(recording));
    Path path = file.isPresent() ? file.get() : ownFile(held);
    SoundFile heard;
    try (var _ = shell().progress("hearing " + path.getFileName())) {
      heard = Binding.hear(folder(), path);
    }
    List<String> against = Binding.against(held, heard);
    boolean bound = against.isEmpty() || anyway;
    if (bound) {
      folder().change(now -> now.with(now.recording(new RecordingId(recording)).withFile(heard)));
    }
    List<String> lines = new ArrayList<>();
    against.forEach(clause -> lines.add(heard.path() + ": " + clause));
    lines.add(
        bound
            ? recording + " is bound to " + heard.path() + ", " + clock(heard.seconds())
            : "nothing is bound; another mix or edit needs an ISRC of its own, or use --anyway");
    result(new Bound(recording, heard, bound, against), lines);
    return bound ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private Path ownFile(Recording held) {
    SoundFile own =
        held.file()
            .orElseThrow(() -> new Failures.WrongCall(recording + " has no file; use --file"));
    return folder().file(own.path());
  }

  private int print(Path path) throws IOException {
    Fingerprint whole;
    try (var _ = shell().progress("hearing " + path.getFileName())) {
      whole = Fingerprint.of(path);
    }
    int steps =
        length > 0
            ? Math.clamp(
                (long) ((length - Fingerprint.LEAST_SECONDS) / Fingerprint.STEP_SECONDS) + 1,
                0,
                whole.size())
            : whole.size();
    Fingerprint first = whole.first(steps);
    List<Known> known = known(whole);
    List<String> lines = new ArrayList<>();
    lines.add(raw ? first.raw() : first.text());
    known.forEach(
        one ->
            lines.add(
                "%s of it from %s is %s%s from %s"
                    .formatted(
                        clock(one.seconds()),
                        clock(one.from()),
                        one.recording(),
                        one.isrc().isEmpty() ? "" : " (" + one.isrc() + ")",
                        clock(one.at()))));
    result(new Printed(whole.seconds(), raw ? first.raw() : first.text(), known), lines);
    return ExitCode.DONE;
  }

  private List<Known> known(Fingerprint heard) throws IOException {
    List<Known> found = new ArrayList<>();
    for (Recording held : folder().read().recordings().values()) {
      Optional<Fingerprint> print = Binding.print(held);
      Optional<Likeness> likeness = print.flatMap(own -> Likeness.of(heard, own));
      if (likeness.isPresent()) {
        Likeness like = likeness.get();
        found.add(
            new Known(
                held.id().text(),
                isrc(held),
                like.first() * Fingerprint.STEP_SECONDS,
                like.second() * Fingerprint.STEP_SECONDS,
                like.seconds()));
      }
    }
    return found;
  }

  private int check() throws IOException {
    Catalog catalog = folder().read();
    List<Held> held = new ArrayList<>();
    for (Recording one : catalog.recordings().values()) {
      held.add(
          new Held(
              one.id().text(),
              isrc(one),
              Binding.print(one).isPresent(),
              Binding.broken(folder(), one).orElse("")));
    }
    List<Pair> pairs =
        Binding.shared(catalog).stream()
            .map(
                one ->
                    new Pair(
                        one.first().text(),
                        one.second().text(),
                        one.whole(),
                        one.likeness().seconds(),
                        one.likeness().first() * Fingerprint.STEP_SECONDS,
                        one.likeness().second() * Fingerprint.STEP_SECONDS))
            .toList();
    List<String> lines = new ArrayList<>();
    held.forEach(
        one ->
            lines.add(
                "%-32s %-15s %s"
                    .formatted(
                        one.recording(),
                        one.isrc(),
                        one.problem().isEmpty()
                            ? one.bound() ? "bound" : "not heard yet"
                            : one.problem())));
    pairs.forEach(
        pair ->
            lines.add(
                pair.whole()
                    ? pair.first() + " and " + pair.second() + " are the same sound"
                    : "%s from %s and %s from %s share %s of sound"
                        .formatted(
                            pair.first(),
                            clock(pair.from()),
                            pair.second(),
                            clock(pair.at()),
                            clock(pair.seconds()))));
    if (lines.isEmpty()) {
      lines.add("there are no recordings yet");
    }
    result(new State(held, pairs), lines);
    boolean broken = held.stream().anyMatch(one -> !one.problem().isEmpty());
    return broken ? ExitCode.FOUND_PROBLEMS : ExitCode.DONE;
  }

  private static String isrc(Recording recording) {
    return recording.isrc().map(Identifier::display).orElse("");
  }

  private static String clock(double seconds) {
    return String.format(Locale.ROOT, "%d:%04.1f", (int) (seconds / 60), seconds % 60);
  }
}
