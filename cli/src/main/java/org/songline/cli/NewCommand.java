package org.songline.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.exchange.template.Template;
import org.songline.exchange.template.Templates;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new song with a brief and a template. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = "Make a new song: a folder with a brief and a template of tracks.")
final class NewCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FOLDER", description = "The song's folder; it must not hold a song.")
  private Path folder = Path.of("");

  @Option(names = "--title", description = "The title; the folder's name when not given.")
  private @Nullable String title;

  @Option(
      names = "--genre",
      description = "Which template: ${COMPLETION-CANDIDATES}; without it, a bare song.",
      completionCandidates = Genres.class)
  private @Nullable String genre;

  @Option(names = "--tempo", paramLabel = "BPM", description = "Quarter notes a minute.")
  private @Nullable Double tempo;

  @Option(names = "--key", description = "For example \"A minor\".")
  private @Nullable String key;

  @Option(
      names = "--rate",
      defaultValue = "48000",
      description = "Frames a second (${DEFAULT-VALUE}).")
  private int rate;

  NewCommand(Shell shell) {
    this.shell = shell;
  }

  /** For the help text. */
  static final class Genres implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return Templates.all().stream().map(Template::genre).iterator();
    }
  }

  @Override
  public Integer call() {
    if (rate < 8000 || rate > 384_000) {
      throw new Failures.WrongCall("--rate " + rate + ": use 8000 to 384000");
    }
    if (tempo != null && !(tempo >= 10 && tempo <= 1000)) {
      throw new Failures.WrongCall("--tempo " + tempo + ": use 10 to 1000");
    }
    String name = title == null ? name(folder) : title;
    Template template =
        genre == null
            ? Templates.bare()
            : Templates.find(genre)
                .orElseThrow(
                    () ->
                        new Failures.WrongCall(
                            "no template for "
                                + genre
                                + "; there are "
                                + String.join(", ", new Genres())));
    Song song =
        template.song(
            name,
            rate,
            tempo == null ? template.tempo() : tempo,
            key == null ? template.key() : key);
    try (SongFolder made = SongFolder.create(folder, song)) {
      shell.print(made.folder() + ": \"" + name + "\", " + song.tracks().size() + " tracks");
    }
    return ExitCode.DONE;
  }

  private static String name(Path folder) {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null ? "Song" : last.toString();
  }
}
