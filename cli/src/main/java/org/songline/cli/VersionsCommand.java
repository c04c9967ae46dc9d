package org.songline.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Shell;
import org.songline.model.edit.Differences;
import org.songline.model.edit.Way;
import org.songline.model.song.Song;
import org.songline.model.store.SongFolder;
import org.songline.model.store.Versions;
import org.songline.model.store.Versions.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Versions of a song that were kept under names. */
@Command(
    name = "versions",
    mixinStandardHelpOptions = true,
    description = "List the versions of a song; save one, tell what changed since, return to one.")
final class VersionsCommand implements Callable<Integer> {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final Shell shell;

  @Parameters(paramLabel = "SONG", description = "The song's folder.")
  private Path folder = Path.of("");

  @Option(names = "--save", paramLabel = "NAME", description = "Keep the song as it is now.")
  private @Nullable String save;

  @Option(names = "--note", paramLabel = "TEXT", description = "What is to be known about it.")
  private String note = "";

  @Option(
      names = "--changes",
      paramLabel = "NUMBER",
      description = "Tell what is other now than in a version.")
  private @Nullable Integer changes;

  @Option(
      names = "--return",
      paramLabel = "NUMBER",
      description = "Make the song what a version was; undo takes it back.")
  private @Nullable Integer back;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  VersionsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (save != null) {
      try (SongFolder open = SongFolder.open(folder)) {
        told(List.of(open.saveVersion(save, note)));
      }
      return ExitCode.DONE;
    }
    if (changes != null) {
      differences(Versions.of(folder).read(changes), SongFolder.read(folder));
      return ExitCode.DONE;
    }
    if (back != null) {
      try (SongFolder open = SongFolder.open(folder)) {
        Version about = open.versions().about(back);
        open.perform(
            Way.between("Return to " + about.name(), open.song(), open.versions().read(back)));
        open.save();
      }
      return ExitCode.DONE;
    }
    SongFolder.read(folder);
    Versions.Listed listed = Versions.of(folder).list();
    told(listed.versions());
    listed.problems().forEach(problem -> shell.say("songline: " + problem));
    return listed.problems().isEmpty() ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private void told(List<Version> versions) {
    if (json) {
      shell.printJson(versions);
      return;
    }
    for (Version version : versions) {
      shell.print(
          "%4d  %s  %s"
              .formatted(
                  version.number(),
                  DATE.format(Instant.ofEpochMilli(version.at())),
                  version.name()));
      version.note().lines().forEach(line -> shell.print("      " + line));
    }
  }

  private void differences(Song from, Song to) {
    List<Differences.Difference> found = Differences.between(from, to);
    if (json) {
      shell.printJson(found);
      return;
    }
    for (Differences.Difference difference : found) {
      shell.print(difference.place() + ": " + String.join("; ", difference.words()));
    }
  }
}
