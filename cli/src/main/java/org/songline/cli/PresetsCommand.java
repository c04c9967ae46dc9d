package org.songline.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.studio.presets.PresetShelf;
import org.songline.studio.presets.PresetShelf.Search;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The shelf of presets; what is done with one is a command of its own. */
@Command(
    name = "presets",
    mixinStandardHelpOptions = true,
    description = {
      "List presets, or use one on a song.",
      "Without a command, lists those that fit; words of the name or text narrow it."
    },
    subcommands = {
      PresetCommands.Show.class,
      PresetCommands.Load.class,
      PresetCommands.Add.class,
      PresetCommands.Save.class,
      PresetCommands.Initialise.class,
      PresetCommands.Randomise.class,
      PresetLevelCommand.class
    })
final class PresetsCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(arity = "0..1", paramLabel = "WORD", description = "Part of a name or text.")
  private String word = "";

  @Option(names = "--device", paramLabel = "TYPE", description = "With this device, such as eq.")
  private String device = "";

  @Option(names = "--role", paramLabel = "ROLE", description = "Such as bass, pad or vocal.")
  private String role = "";

  @Option(names = "--genre", paramLabel = "GENRE", description = "Such as house or lo-fi.")
  private String genre = "";

  @Option(names = "--character", paramLabel = "WORD", description = "Such as warm or bright.")
  private String character = "";

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  PresetsCommand(Shell shell) {
    this.shell = shell;
  }

  /** A preset as JSON gives it. */
  record Listed(
      String preset,
      String name,
      String about,
      Map<String, List<String>> tags,
      String devices,
      boolean factory) {
    Listed(PresetShelf.Entry entry) {
      this(
          entry.reference(),
          entry.preset().name(),
          entry.preset().about(),
          entry.preset().tags(),
          entry.preset().types(),
          entry.factory());
    }
  }

  @Override
  public Integer call() throws IOException {
    PresetShelf shelf = PresetShelf.open();
    shelf.problems().forEach(problem -> shell.say("songline: " + problem));
    List<PresetShelf.Entry> found = shelf.search(new Search(device, role, genre, character, word));
    if (json) {
      shell.printJson(found.stream().map(Listed::new).toList());
      return ExitCode.DONE;
    }
    for (PresetShelf.Entry entry : found) {
      shell.print(
          "%-36s %-24s %s"
              .formatted(entry.reference(), told(entry.preset().tags()), entry.preset().about()));
    }
    if (found.isEmpty()) {
      shell.say("no preset fits; songline presets lists all");
    }
    return ExitCode.DONE;
  }

  private static String told(Map<String, List<String>> tags) {
    @Nullable List<String> roles = tags.get("role");
    @Nullable List<String> characters = tags.get("character");
    return String.join(", ", roles == null ? List.of() : roles)
        + (characters == null ? "" : "; " + String.join(", ", characters));
  }
}
