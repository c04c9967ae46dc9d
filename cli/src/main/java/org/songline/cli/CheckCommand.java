package org.songline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.coach.Coach;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Rule;
import org.songline.coach.finding.Severity;
import org.songline.coach.listening.Listening;
import org.songline.measure.plot.Drawing;
import org.songline.media.AtomicFile;
import org.songline.studio.checking.BeforeAfter;
import org.songline.studio.checking.BeforeAfter.Choice;
import org.songline.studio.checking.Checking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the coach says of a song or a file, and what it offers. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Listen to a song or a finished file and say what is wrong or unusual, where and on what"
          + " evidence, and which edits would mend it.",
      "Ends with 3 when something clear or grave was found."
    })
final class CheckCommand implements Callable<Integer> {
  private static final int PLOT_WIDTH = 900;
  private static final int PLOT_HEIGHT = 420;

  private final Shell shell;

  @Parameters(paramLabel = "SONG|FILE", description = "The song's folder or a sound file.")
  private Path path = Path.of("");

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(
      names = "--only",
      paramLabel = "RULE",
      description = "Findings of this rule, each in full.")
  private String only = "";

  @Option(
      names = "--section",
      paramLabel = "NAME",
      description = "Findings in this section, each in full.")
  private String section = "";

  @Option(
      names = "--min",
      paramLabel = "SEVERITY",
      defaultValue = "slight",
      description = "slight, clear or grave: leave out what matters less (${DEFAULT-VALUE}).")
  private Severity least = Severity.SLIGHT;

  @Option(
      names = "--plot",
      paramLabel = "FOLDER",
      description = "Draw the evidence of each finding to an .svg file in this folder.")
  private @Nullable Path plots;

  @Option(
      names = "--apply",
      paramLabel = "FINDING[:N]",
      description = "Apply remedy N (1 when not given) of a finding to the song, as one step.")
  private @Nullable String apply;

  @Option(names = "--undo", description = "Take the last applied remedy back.")
  private boolean undo;

  @Option(
      names = "--compare",
      paramLabel = "FINDING[:N]",
      description =
          "Write the mix before and after remedy N to the folder of -o, at the same loudness; the"
              + " song stays as it is.")
  private @Nullable String compare;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Where --compare writes before.wav and after.wav.")
  private @Nullable Path output;

  CheckCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    refuse();
    if (undo) {
      shell.print("took back: " + Checking.undo(path).orElseThrow(CheckCommand::nothing));
      return ExitCode.DONE;
    }
    if (compare != null && output != null) {
      return compare(compare, output);
    }
    Listening heard;
    try (var bar = shell.progress("listening to " + path)) {
      heard = Checking.hear(path, bar);
    }
    if (apply != null) {
      return apply(heard, apply);
    }
    return check(heard);
  }

  private void refuse() {
    int asked = (undo ? 1 : 0) + (apply == null ? 0 : 1) + (compare == null ? 0 : 1);
    if (asked > 1) {
      throw new Failures.WrongCall("give one of --apply, --undo and --compare");
    }
    if (asked > 0 && !Checking.isSong(path)) {
      throw new Failures.WrongCall(path + " is no song; only a song can be mended");
    }
    if ((compare == null) != (output == null)) {
      throw new Failures.WrongCall("--compare and -o FOLDER need each other");
    }
    if (!only.isEmpty() && Coach.rule(only).isEmpty()) {
      String known = Coach.rules().stream().map(Rule::name).collect(Collectors.joining(", "));
      throw new Failures.WrongCall("no rule is called " + only + "; there are " + known);
    }
  }

  private static Failures.WrongCall nothing() {
    return new Failures.WrongCall(
        "the last step of the song was no remedy, or it was saved since; nothing was taken back");
  }

  private int check(Listening heard) throws IOException {
    List<Finding> findings =
        findings(heard).stream()
            .filter(finding -> finding.severity().compareTo(least) >= 0)
            .filter(finding -> section.isEmpty() || in(finding, section))
            .toList();
    if (plots != null) {
      draw(plots, findings);
    }
    if (json) {
      shell.printJson(CheckLines.json(heard, findings));
    } else {
      boolean asked = !only.isEmpty() || !section.isEmpty();
      CheckLines.lines(heard, findings, asked).forEach(shell::print);
    }
    return findings.stream().anyMatch(f -> f.severity() != Severity.SLIGHT)
        ? ExitCode.FOUND_PROBLEMS
        : ExitCode.DONE;
  }

  private List<Finding> findings(Listening heard) {
    return only.isEmpty() ? Coach.check(heard) : Coach.check(Coach.rule(only).orElseThrow(), heard);
  }

  private static boolean in(Finding finding, String section) {
    return finding.place().passage().filter(name -> name.equalsIgnoreCase(section)).isPresent();
  }

  private static void draw(Path folder, List<Finding> findings) throws IOException {
    Files.createDirectories(folder);
    for (Finding finding : findings) {
      if (finding.plot().isPresent()) {
        String name = finding.id().replace('/', '-');
        String svg =
            Drawing.svg(finding.plot().get(), PLOT_WIDTH, PLOT_HEIGHT, name, finding.text());
        AtomicFile.write(folder.resolve(name + ".svg"), svg.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private int apply(Listening heard, String wanted) {
    Choice choice = chosen(heard, wanted);
    Checking.apply(path, choice.finding(), choice.remedy());
    shell.print(choice.finding().id() + ": " + choice.remedy().text());
    shell.say("songline check " + path + " --undo takes it back");
    return ExitCode.DONE;
  }

  private int compare(String wanted, Path folder) throws IOException {
    BeforeAfter made;
    Choice[] tried = new Choice[1];
    try (var bars = new Bars(shell)) {
      made =
          BeforeAfter.of(
              path,
              folder,
              heard -> {
                Choice choice = chosen(heard, wanted);
                tried[0] = choice;
                return choice;
              },
              bars::begin);
    }
    if (json) {
      shell.printJson(CheckLines.json(made, tried[0]));
    } else {
      CheckLines.lines(made, tried[0]).forEach(shell::print);
    }
    return ExitCode.DONE;
  }

  /** The finding of this name with one of its remedies. */
  private static Choice chosen(Listening heard, String wanted) {
    int colon = wanted.lastIndexOf(':');
    String id = colon < 0 ? wanted : wanted.substring(0, colon);
    String number = colon < 0 ? "1" : wanted.substring(colon + 1);
    Finding finding =
        Coach.check(heard).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new Failures.WrongCall(
                        "nothing is called " + id + "; songline check lists what was found"));
    int count = finding.remedies().size();
    if (count == 0) {
      throw new Failures.WrongCall(id + " has no remedy: " + finding.advice());
    }
    if (!number.matches("[0-9]{1,3}")
        || Integer.parseInt(number) < 1
        || Integer.parseInt(number) > count) {
      throw new Failures.WrongCall(wanted + ": use remedy 1 to " + count);
    }
    return new Choice(finding, finding.remedies().get(Integer.parseInt(number) - 1));
  }
}
