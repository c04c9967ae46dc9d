package org.songline.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.studio.Library;
import org.songline.studio.LibraryIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The sounds that come with Songline. */
@Command(
    name = "library",
    mixinStandardHelpOptions = true,
    description = "List the sounds that come with Songline, by kind, with their licences.")
final class LibraryCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(arity = "0..1", paramLabel = "KIND", description = "Only one kind, such as loop.")
  private @Nullable String kind;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  LibraryCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    List<LibraryIndex.Entry> all = LibraryIndex.read(Library.folder());
    List<String> kinds = all.stream().map(LibraryIndex.Entry::kind).distinct().sorted().toList();
    if (kind != null && !kinds.contains(kind)) {
      throw new Failures.WrongCall(
          "no sounds of the kind " + kind + "; there are " + String.join(", ", kinds));
    }
    List<LibraryIndex.Entry> wanted =
        all.stream().filter(entry -> kind == null || entry.kind().equals(kind)).toList();
    if (json) {
      shell.printJson(wanted);
      return ExitCode.DONE;
    }
    for (String each : kinds) {
      List<LibraryIndex.Entry> entries =
          wanted.stream().filter(entry -> entry.kind().equals(each)).toList();
      if (!entries.isEmpty()) {
        shell.print(each);
        entries.forEach(entry -> shell.print(line(entry)));
      }
    }
    return ExitCode.DONE;
  }

  private static String line(LibraryIndex.Entry entry) {
    List<String> facts = new ArrayList<>();
    entry.seconds().ifPresent(seconds -> facts.add("%.1f s".formatted(seconds)));
    entry.bpm().ifPresent(bpm -> facts.add("%.1f BPM".formatted(bpm)));
    entry.key().ifPresent(key -> facts.add("key %.2f".formatted(key)));
    facts.add(entry.licence());
    entry.author().ifPresent(facts::add);
    entry.collection().ifPresent(facts::add);
    return "  %-44s %s".formatted(entry.reference(), String.join(", ", facts));
  }
}
