package org.songline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.mastering.reference.Profile;
import org.songline.mastering.reference.Reference;
import org.songline.mastering.reference.Shelf;
import org.songline.model.store.SongFolder;
import org.songline.studio.references.ReferenceSounds;
import org.songline.studio.references.SongShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The references that a song is held against. */
@Command(
    name = "references",
    mixinStandardHelpOptions = true,
    description =
        "List, add to or remove from a song's references; only figures are kept, never the sound.")
final class ReferencesCommand implements Callable<Integer> {
  private final Shell shell;

  /** What is done. */
  enum Action {
    LIST,
    ADD,
    REMOVE
  }

  @Parameters(index = "0", paramLabel = "SONG", description = "The song's folder.")
  private Path song = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "list",
      description = "list, add or remove (${DEFAULT-VALUE}).")
  private Action action = Action.LIST;

  @Parameters(
      index = "2..*",
      paramLabel = "FILE|NAME",
      description = "Sound files to add, or names of references to remove.")
  private List<String> names = List.of();

  @Option(
      names = "--weight",
      defaultValue = "1",
      description = "How much added ones count beside others (${DEFAULT-VALUE}).")
  private double weight = 1;

  @Option(
      names = "--map",
      paramLabel = "SECTION=SECTION",
      description = "Compares a section of the song with one of the added reference.")
  private Map<String, String> maps = new LinkedHashMap<>();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  ReferencesCommand(Shell shell) {
    this.shell = shell;
  }

  /** Files as references of equal weight. */
  static List<Reference> heard(Shell shell, List<Path> files) throws IOException {
    List<Reference> found = new ArrayList<>();
    for (Path file : files) {
      try (var bar = shell.progress("hearing " + file.getFileName())) {
        found.add(Reference.of(ReferenceSounds.profile(file, bar)));
      }
    }
    return found;
  }

  /** One reference as JSON gives it. */
  record Listed(String name, double weight, String hash, Map<String, String> map, Profile profile) {
    static Listed of(Shelf.Entry entry) {
      Reference reference = entry.reference();
      return new Listed(
          entry.name(),
          reference.weight(),
          entry.hash(),
          reference.sections(),
          reference.profile());
    }
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(song.resolve(SongFolder.SONG))) {
      throw new Failures.WrongCall(song + " is no song's folder");
    }
    if (action != Action.LIST && names.isEmpty()) {
      throw new Failures.WrongCall(
          action == Action.ADD ? "name files to add" : "name references to remove");
    }
    Shelf shelf = SongShelf.read(song);
    for (String name : names) {
      shelf =
          switch (action) {
            case LIST -> shelf;
            case ADD -> shelf.with(entry(Path.of(name)));
            case REMOVE -> {
              if (shelf.find(name).isEmpty()) {
                throw new Failures.WrongCall("there is no reference called " + name);
              }
              yield shelf.without(name);
            }
          };
    }
    if (action != Action.LIST) {
      SongShelf.write(song, shelf);
    }
    if (json) {
      shell.printJson(shelf.entries().stream().map(Listed::of).toList());
    } else {
      shelf.entries().forEach(entry -> shell.print(line(entry)));
    }
    return ExitCode.DONE;
  }

  private static String line(Shelf.Entry entry) {
    Profile profile = entry.reference().profile();
    return "%-32s weight %-5.2f %8.1f LUFS %7s"
        .formatted(
            entry.name(),
            entry.reference().weight(),
            profile.lufs(),
            Figures.clock(profile.seconds()));
  }

  private Shelf.Entry entry(Path file) throws IOException {
    try (var bar = shell.progress("hearing " + file.getFileName())) {
      return ReferenceSounds.entry(file, weight, maps, bar);
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall(String.valueOf(wrong.getMessage()));
    }
  }
}
