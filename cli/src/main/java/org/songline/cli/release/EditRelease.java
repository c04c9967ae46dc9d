package org.songline.cli.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.model.store.WholeFile;
import org.songline.release.build.ReleaseSheet;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.ReleaseId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A release and its tracks as one text. */
@Command(
    name = "edit",
    mixinStandardHelpOptions = true,
    description = {
      "Write everything that is known of a release and its tracks as a text to edit, or take such a"
          + " text back. Without an option the text is printed.",
      "What the text leaves out stays as it is; a key without a value takes it away."
    })
final class EditRelease extends CatalogCommand {
  @Parameters(index = "1", paramLabel = "RELEASE", description = "The release's id.")
  private String release = "";

  @Option(names = "--to", paramLabel = "FILE", description = "Writes the text.")
  private @Nullable Path to;

  @Option(names = "--from", paramLabel = "FILE", description = "Takes the text back.")
  private @Nullable Path from;

  EditRelease(Shell shell) {
    super(shell);
  }

  @Override
  int run() throws IOException {
    Path target = to;
    Path source = from;
    if (target != null && source != null) {
      throw new Failures.WrongCall("name --to or --from, not both");
    }
    ReleaseId id = ReleaseIds.of(release);
    if (source != null) {
      if (!Files.isRegularFile(source)) {
        throw new Failures.WrongCall("there is no file " + source);
      }
      String text = Files.readString(source, StandardCharsets.UTF_8);
      Catalog after = folder().change(now -> ReleaseSheet.read(source.toString(), text, now));
      result(Map.of("id", after.release(id).id().text()), List.of("taken from " + source));
      return ExitCode.DONE;
    }
    String text = ReleaseSheet.write(folder().read(), id);
    if (target != null) {
      WholeFile.write(target, text);
      result(Map.of("file", target.toString()), List.of("written to " + target));
    } else {
      result(Map.of("text", text), text.lines().toList());
    }
    return ExitCode.DONE;
  }
}
