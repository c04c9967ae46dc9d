package org.songline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.devices.builtin.BuiltIn;
import org.songline.model.preset.Preset;
import org.songline.model.store.WholeFile;
import org.songline.model.text.PresetText;
import org.songline.studio.Library;
import org.songline.studio.presets.PresetLevel;
import org.songline.studio.presets.PresetShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Presets of one loudness. */
@Command(
    name = "level",
    mixinStandardHelpOptions = true,
    description = {
      "Bring the presets of a folder to one loudness.",
      "Instruments play the phrase of their role at -20 LUFS; effects leave its loudness as it"
          + " is."
    })
final class PresetLevelCommand implements Callable<Integer> {
  private static final double NEAR = 0.5;
  private static final double LIMIT = 1.5;
  private static final int TRIES = 3;

  private final Shell shell;

  @Parameters(paramLabel = "FOLDER", description = "With presets, or folders of them.")
  private Path folder = Path.of("");

  @Option(names = "--check", description = "Change nothing; exit 3 when one is off by 1.5 LU.")
  private boolean check;

  PresetLevelCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    PresetLevel level = new PresetLevel(BuiltIn.catalogue(), Library.files(folder));
    PresetShelf shelf = PresetShelf.open(folder, folder.resolve("none"));
    shelf.problems().forEach(problem -> shell.say("songline: " + problem));
    boolean off = !shelf.problems().isEmpty();
    try (Shell.ProgressBar bar = shell.progress("levelling")) {
      int done = 0;
      for (PresetShelf.Entry entry : shelf.entries()) {
        bar.at(done++, shelf.entries().size());
        PresetLevel.Heard heard = levelled(level, entry);
        off |= !(Math.abs(heard.off()) <= LIMIT) || !heard.problems().isEmpty();
        if (!(Math.abs(heard.off()) <= LIMIT)) {
          shell.print("%-44s %+.1f LU".formatted(entry.reference(), heard.off()));
        }
        heard.problems().forEach(problem -> shell.print(entry.reference() + ": " + problem));
      }
    }
    return off ? ExitCode.FOUND_PROBLEMS : ExitCode.DONE;
  }

  private PresetLevel.Heard levelled(PresetLevel level, PresetShelf.Entry entry)
      throws IOException {
    Preset preset = entry.preset();
    PresetLevel.Heard heard =
        PresetLevel.needsKey(preset) ? new PresetLevel.Heard(0, 0, List.of()) : level.hear(preset);
    for (int i = 0; i < TRIES && !check && Math.abs(heard.off()) > NEAR; i++) {
      var moved = level.moved(preset, -heard.off());
      if (moved.isEmpty() || Double.isInfinite(heard.off())) {
        break;
      }
      preset = moved.get();
      heard = level.hear(preset);
    }
    String text = PresetText.write(preset);
    if (!check && !text.equals(Files.readString(entry.file()))) {
      WholeFile.write(entry.file(), text);
    }
    return heard;
  }
}
