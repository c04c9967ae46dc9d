package org.songline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.mastering.reference.Comparison;
import org.songline.mastering.reference.ComparisonPlot;
import org.songline.mastering.reference.ComparisonText;
import org.songline.mastering.reference.Hearing;
import org.songline.mastering.reference.Profile;
import org.songline.mastering.reference.Reference;
import org.songline.studio.production.MixSource;
import org.songline.studio.references.ReferenceSounds;
import org.songline.studio.references.SongShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A mix beside finished music. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Compare a song or a sound file with references, section by section, at equal loudness.")
final class CompareCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      index = "0",
      paramLabel = "MIX|SONG",
      description = "A sound file or a song's folder.")
  private Path mix = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description = "Finished music to compare with, as after --reference.")
  private List<Path> others = List.of();

  @Option(
      names = {"-r", "--reference"},
      arity = "1..*",
      paramLabel = "FILE",
      description = "Finished music to compare with; several make a band of tolerance.")
  private List<Path> references = List.of();

  @Option(
      names = "--section",
      paramLabel = "NAME",
      description = "Only this section of the mix, such as \"chorus 2\".")
  private @Nullable String section;

  @Option(
      names = "--parts",
      description = "Part by part of a finished mix, as they are heard, not its loudest 30 s.")
  private boolean parts;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(
      names = "--plot",
      paramLabel = "PICTURE",
      description = "Draw the spectra and widths within the references' to a .png or .svg file.")
  private @Nullable Path plot;

  @Option(
      names = "--abx",
      paramLabel = "PAGE",
      description =
          "Write a page for a blind comparison of both files at equal loudness; all of it is"
              + " inside.")
  private @Nullable Path abx;

  CompareCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (plot != null) {
      Pictures.check(plot);
    }
    List<Path> files = new ArrayList<>(references);
    files.addAll(others);
    if (abx != null) {
      return blind(abx, files);
    }
    List<Reference> wanted = references(files);
    if (wanted.isEmpty()) {
      throw new Failures.WrongCall("nothing to compare with; name a file after --reference");
    }
    ReferenceSounds.Mix heard = mix();
    Profile profile = heard.heard().profile(heard.sections());
    Comparison comparison = Comparison.of(chosen(profile), wanted, heard.tracks());
    if (plot != null) {
      var picture = new ComparisonPlot(comparison);
      Pictures.write(
          plot,
          picture,
          ComparisonPlot.WIDTH,
          picture.height(),
          profile.name() + " beside its references");
    }
    if (json) {
      shell.printJson(comparison);
    } else {
      ComparisonText.lines(comparison).forEach(shell::print);
    }
    return comparison.deviations().isEmpty() ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private ReferenceSounds.Mix mix() throws IOException {
    if (MixSource.isSong(mix)) {
      try (var bar = shell.progress("rendering")) {
        return ReferenceSounds.song(mix, bar);
      }
    }
    try (var bar = shell.progress("hearing " + mix.getFileName())) {
      Hearing.Heard heard = ReferenceSounds.file(mix, bar);
      boolean apart = parts || section != null;
      return new ReferenceSounds.Mix(heard, apart ? heard.parts() : List.of(), List.of());
    }
  }

  /** Those named, or else those on the song's shelf. */
  private List<Reference> references(List<Path> files) throws IOException {
    return files.isEmpty() && MixSource.isSong(mix)
        ? SongShelf.read(mix).references()
        : ReferencesCommand.heard(shell, files);
  }

  private int blind(Path page, List<Path> files) throws IOException {
    if (files.size() != 1 || MixSource.isSong(mix) || plot != null || json) {
      throw new Failures.WrongCall("--abx compares two sound files and writes a page alone");
    }
    AbxFiles.write(shell, mix, files.getFirst(), page);
    shell.print(page.toString());
    return ExitCode.DONE;
  }

  private Profile chosen(Profile profile) {
    if (section == null) {
      return profile;
    }
    return profile
        .only(section)
        .orElseThrow(
            () ->
                new Failures.WrongCall(
                    "the mix has no section "
                        + section
                        + "; it has "
                        + String.join(
                            ", ",
                            profile.sections().stream().map(each -> each.part().name()).toList())));
  }
}
