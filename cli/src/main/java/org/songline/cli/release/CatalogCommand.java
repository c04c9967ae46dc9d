package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.CatalogFolder;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command on the catalog of a song or of a folder. */
abstract class CatalogCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      index = "0",
      paramLabel = "SONG|FOLDER",
      description = "A song's folder, or a folder with a catalog of its own.")
  private Path path = Path.of("");

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  CatalogCommand(Shell shell) {
    this.shell = shell;
  }

  final Shell shell() {
    return shell;
  }

  /** What was named on the command line: a song's folder or a catalog's. */
  final Path path() {
    return path;
  }

  final CatalogFolder folder() {
    if (!Files.isDirectory(path)) {
      throw new Failures.WrongCall(path + " is no folder");
    }
    return CatalogFolder.of(path);
  }

  /** Prints a result: for programs as JSON, for people as lines. */
  final void result(Object forPrograms, Iterable<String> forPeople) {
    if (json) {
      shell.printJson(forPrograms);
    } else {
      forPeople.forEach(shell::print);
    }
  }

  /**
   * Does the work.
   *
   * @return an {@link ExitCode}
   */
  abstract int run() throws IOException;

  @Override
  public final Integer call() throws IOException {
    return run();
  }
}
