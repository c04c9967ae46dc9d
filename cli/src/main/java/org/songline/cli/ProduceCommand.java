package org.songline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.studio.production.ProductionReport;
import org.songline.studio.production.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The whole line, from a song to its verified master. */
@Command(
    name = "produce",
    mixinStandardHelpOptions = true,
    description =
        "Render, master, verify and report: everything a release needs of a song, in one folder.")
final class ProduceCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "SONG", description = "The song's folder.")
  private Path song = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Where to; made when absent.")
  private Path output = Path.of("");

  @Option(
      names = "--skip",
      split = ",",
      paramLabel = "STEP",
      completionCandidates = Steps.class,
      description = "Leave out, to be sooner done: ${COMPLETION-CANDIDATES}.")
  private List<String> skipped = List.of();

  @Mixin private MasterOptions master = new MasterOptions();

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  /** For the help text. */
  static final class Steps implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return Step.ids().iterator();
    }
  }

  ProduceCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Set<Step> without = EnumSet.noneOf(Step.class);
    for (String each : skipped) {
      without.add(
          Step.find(each)
              .orElseThrow(
                  () ->
                      new Failures.WrongCall(
                          "no step is called "
                              + each
                              + "; there are "
                              + String.join(", ", Step.ids()))));
    }
    ProductionReport report = Producing.run(shell, song, output, master.request(), engine, without);
    if (json) {
      shell.printJson(report);
    } else {
      Producing.lines(report, output).forEach(shell::print);
    }
    return report.good() ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }
}
