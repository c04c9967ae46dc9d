package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.release.clip.HookClips;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cuts clips around the hooks of a release. */
@Command(
    name = "clips",
    mixinStandardHelpOptions = true,
    description = {
      "Cut clips of every track around its strongest hook: of the parts that come back the loudest"
          + " kind, from a beat on; WAV of 24 bits, and MP3 with the codec pack.",
      "Nothing is made louder; the ends are faded, over 20 ms and 1 s."
    })
final class ClipRelease extends CatalogCommand {
  @Parameters(index = "1", paramLabel = "RELEASE", description = "The release's id.")
  private String release = "";

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FOLDER",
      description = "Where they are written.")
  private Path out = Path.of("");

  @Option(
      names = "--seconds",
      split = ",",
      defaultValue = "15,30,60",
      paramLabel = "SECONDS",
      description = "Their lengths, 1 to 600 s (${DEFAULT-VALUE}).")
  private List<Integer> seconds = List.of();

  ClipRelease(Shell shell) {
    super(shell);
  }

  @Override
  int run() throws IOException {
    List<HookClips.Clip> clips;
    try (var bar = shell().progress("cutting clips of " + release)) {
      clips = HookClips.write(folder(), ReleaseIds.of(release), out, seconds, bar);
    }
    result(
        clips,
        clips.stream()
            .map(
                clip ->
                    "%-36s from %7.2f s  %6.1f LUFS  %s"
                        .formatted(
                            clip.files().getFirst(),
                            clip.hook().startSeconds(),
                            clip.hook().lufs(),
                            clip.hook().section().isEmpty()
                                ? "the loudest place"
                                : "part %s, heard %d times"
                                    .formatted(clip.hook().section(), clip.hook().times())))
            .toList());
    return ExitCode.DONE;
  }
}
