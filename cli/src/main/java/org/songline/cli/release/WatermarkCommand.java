package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.watermark.Copy;
import org.songline.release.watermark.WatermarkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Review copies that tell who got them. */
@Command(
    name = "watermark",
    mixinStandardHelpOptions = true,
    description = {
      "Make a review copy that carries, unheard, who got it; or find out whose copy a file comes",
      "from. Without FILE: list the copies. Key and list stay in the catalog's folder. Exit code 3",
      "when --find finds no mark."
    })
final class WatermarkCommand extends CatalogCommand {
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The sound file to copy or to look at.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--to", paramLabel = "PARTY", description = "The id of who gets the copy.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The copy: .wav or .flac (24 bits), .mp3 (320 kbit/s) or .m4a (256 kbit/s).")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--find",
      description = "Look for a mark of this catalog; 10 s of the copy are enough.")
  private boolean find;

  WatermarkCommand(Shell shell) {
    super(shell);
  }

  /** A copy as JSON gives it. */
  record Made(String number, String party, String source, String name, String made) {
    static Made of(Copy copy) {
      return new Made(
          hex(copy.number()), copy.party(), copy.source(), copy.name(), copy.made().toString());
    }
  }

  /** What was found as JSON gives it; the statistic has no unit. */
  record Mark(boolean found, String number, String party, double statistic, boolean blind) {}

  @Override
  int run() throws IOException {
    WatermarkFolder copies = new WatermarkFolder(folder());
    if (file.isEmpty()) {
      return list(copies);
    }
    if (find == (to.isPresent() && output.isPresent())) {
      throw new Failures.WrongCall("say either --find, or --to and -o");
    }
    return find ? find(copies, file.get()) : mark(copies, file.get());
  }

  private int list(WatermarkFolder copies) throws IOException {
    List<Made> made = copies.copies().stream().map(Made::of).toList();
    List<String> lines = new ArrayList<>();
    made.forEach(
        one ->
            lines.add(
                "%s  %-20s  %s  %s  %s"
                    .formatted(one.number(), one.made(), one.party(), one.source(), one.name())));
    if (lines.isEmpty()) {
      lines.add("no copy was made yet");
    }
    result(made, lines);
    return ExitCode.DONE;
  }

  private int mark(WatermarkFolder copies, Path source) throws IOException {
    Copy copy;
    try (var _ = shell().progress("marking " + source.getFileName())) {
      copy =
          copies.mark(
              source,
              new PartyId(to.orElseThrow()),
              output.orElseThrow(),
              Clock.systemUTC(),
              new SecureRandom());
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall(String.valueOf(wrong.getMessage()));
    }
    result(
        Made.of(copy),
        List.of(copy.name() + " is the copy of " + copy.party() + ", " + hex(copy.number())));
    return ExitCode.DONE;
  }

  private int find(WatermarkFolder copies, Path heard) throws IOException {
    Optional<WatermarkFolder.Found> found;
    try (var _ = shell().progress("listening to " + heard.getFileName())) {
      found = copies.find(heard);
    }
    if (found.isEmpty()) {
      result(new Mark(false, "", "", 0, false), List.of("no mark of this catalog was found in it"));
      return ExitCode.FOUND_PROBLEMS;
    }
    WatermarkFolder.Found mark = found.get();
    String party = mark.copy().map(Copy::party).orElse("");
    result(
        new Mark(true, hex(mark.number()), party, mark.statistic(), mark.blind()),
        List.of(
            mark.copy()
                .map(
                    copy ->
                        "it comes from the copy of %s, made %s from %s, %s"
                            .formatted(
                                copy.party(), copy.made(), copy.source(), hex(copy.number())))
                .orElse("it carries " + hex(mark.number()) + ", which the list does not know")));
    return ExitCode.DONE;
  }

  private static String hex(int number) {
    return "%08x".formatted(number);
  }
}
