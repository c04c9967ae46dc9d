package org.songline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Target;
import org.songline.model.store.SongFolder;
import org.songline.studio.Library;
import org.songline.studio.production.ProductionReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A bundled song, produced. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Produce a bundled song, and tell where it is and what it measures.")
final class DemoCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which song; see --list.")
  private String name = "night-ferry";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      defaultValue = "songline-demo",
      description = "Where to (${DEFAULT-VALUE}).")
  private Path output = Path.of("songline-demo");

  @Option(names = "--list", description = "List the bundled songs.")
  private boolean list;

  @Mixin private EngineOptions engine = new EngineOptions();

  DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    List<Path> songs = songs();
    if (list) {
      for (Path song : songs) {
        shell.print("%-16s %s".formatted(song.getFileName(), SongFolder.read(song).title()));
      }
      return ExitCode.DONE;
    }
    Path song =
        songs.stream()
            .filter(each -> each.getFileName().toString().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new Failures.WrongCall(
                        "no bundled song is called " + name + "; --list names them"));
    ProductionReport report =
        Producing.run(
            shell,
            song,
            output.resolve(name),
            MasterRequest.of(Target.find("spotify").orElseThrow()),
            engine,
            Set.of());
    Producing.lines(report, output.resolve(name)).forEach(shell::print);
    return report.good() ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private static List<Path> songs() throws IOException {
    Path examples = Library.home().resolve("examples");
    if (!Files.isDirectory(examples)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(examples)) {
      return entries
          .filter(each -> Files.isRegularFile(each.resolve(SongFolder.SONG)))
          .sorted()
          .toList();
    }
  }
}
