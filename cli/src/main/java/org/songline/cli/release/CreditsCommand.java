package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.model.store.SongFolder;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.credits.CreditMerge;
import org.songline.release.credits.SongCredits;
import org.songline.release.credits.SongCreditsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Credits that a song says by itself. */
@Command(
    name = "credits",
    mixinStandardHelpOptions = true,
    description = {
      "Take who made a song from the song into the catalog: people with their credits, who played"
          + " which instrument on which track, with which devices, since when.",
      "What stands in the catalog is never overwritten; a second call adds nothing."
    })
final class CreditsCommand extends CatalogCommand {
  @Option(
      names = "--song",
      paramLabel = "PATH",
      description = "The song's folder, when the catalog is in a folder of its own.")
  private Path song = Path.of("");

  @Option(names = "--dry-run", description = "Only tell what would be added.")
  private boolean dryRun;

  CreditsCommand(Shell shell) {
    super(shell);
  }

  /** What was found and added, as JSON gives it. */
  record Told(
      String recording,
      List<String> added,
      List<SongCredits.Performance> performances,
      List<String> notUnderstood,
      String begun,
      String last) {}

  @Override
  int run() throws IOException {
    CatalogFolder folder = folder();
    Path source = song.toString().isEmpty() ? path() : song;
    if (!Files.isRegularFile(source.resolve(SongFolder.SONG))) {
      throw new Failures.WrongCall(source + " is no song's folder; name the song with --song PATH");
    }
    SongCredits credits = SongCreditsFolder.read(source, ZoneId.systemDefault());
    String place = SongCreditsFolder.place(folder.path(), source);
    CreditMerge.Merged merged = CreditMerge.into(folder.read(), credits, place);
    if (!dryRun && !merged.added().isEmpty()) {
      folder.change(catalog -> CreditMerge.into(catalog, credits, place).catalog());
    }
    Told told =
        new Told(
            merged.recording().map(id -> id.text()).orElse(""),
            merged.added(),
            credits.performances(),
            credits.notUnderstood(),
            credits.begun().map(LocalDate::toString).orElse(""),
            credits.last().map(LocalDate::toString).orElse(""));
    result(told, lines(credits, told));
    return ExitCode.DONE;
  }

  private List<String> lines(SongCredits credits, Told told) {
    List<String> lines = new ArrayList<>();
    if (credits.people().isEmpty()) {
      lines.add("the song names nobody; add people to it, each with what they did");
    }
    told.added().forEach(one -> lines.add((dryRun ? "would add " : "added ") + one));
    if (told.added().isEmpty() && !credits.people().isEmpty()) {
      lines.add("everything that the song says is there");
    }
    for (SongCredits.Performance one : told.performances()) {
      String who = one.person().isEmpty() ? "(nobody is credited)" : one.person();
      String since = one.since().map(date -> " since " + date).orElse("");
      String gear = one.gear().isEmpty() ? "" : "  [" + String.join(", ", one.gear()) + "]";
      lines.add("  %-24s %-22s %s%s%s".formatted(one.track(), one.instrument(), who, since, gear));
    }
    told.notUnderstood()
        .forEach(one -> lines.add("not understood: " + one + "; name a role or an instrument"));
    return lines;
  }
}
