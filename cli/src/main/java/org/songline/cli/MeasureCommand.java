package org.songline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.measure.Measure;
import org.songline.measure.Measured;
import org.songline.measure.Measurement;
import org.songline.measure.Part;
import org.songline.measure.plot.MeasurePlot;
import org.songline.measure.plot.PitchPlot;
import org.songline.measure.relation.RelateFiles;
import org.songline.measure.relation.Relation;
import org.songline.measure.spectrum.LevelBand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be known about sound files. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description =
        "Measure loudness, true peak, range, spectrum, stereo, faults, tempo and key of files.")
final class MeasureCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Sound files.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "Print one JSON document: a list, one item a file.")
  private boolean json;

  @Option(
      names = "--plot",
      paramLabel = "PICTURE",
      description =
          "Draw waveform with faults, loudness, spectrum, its spread and stereo image to a .png or"
              + " .svg file; with several files, the name gets a number.")
  private @Nullable Path plot;

  @Option(
      names = "--quick",
      description = "Only loudness, levels and true peak; several times faster.")
  private boolean quick;

  @Option(
      names = "--pitch",
      description =
          "Follow the pitch of one voice: its notes, range and tuning; --json gives it every"
              + " hundredth of a second, and --plot draws it.")
  private boolean pitch;

  @Option(names = "--overs", description = "List every place beyond full scale.")
  private boolean overs;

  @Option(
      names = "--relate",
      description =
          "Say how the second of two files relates to the first: delay, polarity, and what their"
              + " sum loses.")
  private boolean relate;

  MeasureCommand(Shell shell) {
    this.shell = shell;
  }

  /** One file's figures as JSON gives them. */
  record FileFigures(
      String file,
      Measurement figures,
      @Nullable List<LevelBand> spread,
      @Nullable List<PitchFigures.Row> pitchOverTime) {
    static FileFigures of(String file, Measured measured) {
      var sixths = measured.curves().sixths();
      return new FileFigures(
          file,
          measured.figures(),
          sixths == null ? null : sixths.rows(),
          PitchFigures.rows(measured.curves().pitch()));
    }
  }

  /** How two files relate, as JSON gives it. */
  record FileRelation(String first, String second, @Nullable Relation relation) {}

  @Override
  public Integer call() throws IOException {
    if (plot != null && quick && !pitch) {
      throw new Failures.WrongCall("--plot needs what --quick leaves out; give one of them");
    }
    if (plot != null) {
      Pictures.check(plot);
    }
    if (relate) {
      return relate();
    }
    Set<Part> parts = quick ? Part.quick() : Part.all();
    if (pitch) {
      parts.add(Part.PITCH);
    }
    List<FileFigures> results = new ArrayList<>();
    int number = 0;
    for (Path file : files) {
      number++;
      Measured measured;
      try (var bar = shell.progress("measuring " + file.getFileName())) {
        measured = Measure.file(file, parts, bar);
      }
      if (plot != null) {
        draw(numbered(plot, number), file, measured);
      }
      if (json) {
        results.add(FileFigures.of(file.toString(), measured));
      } else {
        List<String> lines = Figures.lines(file.toString(), measured.figures());
        if (measured.figures().pitch() != null) {
          PitchFigures.lines(lines, measured.figures().pitch());
        }
        lines.forEach(shell::print);
        var faults = measured.figures().soundFaults();
        if (overs && faults != null) {
          FaultFigures.overs(faults.overs().places()).forEach(shell::print);
        }
      }
    }
    if (json) {
      shell.printJson(results);
    }
    return ExitCode.DONE;
  }

  private int relate() throws IOException {
    if (files.size() != 2) {
      throw new Failures.WrongCall("--relate needs two files");
    }
    Path first = files.get(0);
    Path second = files.get(1);
    Relation relation;
    try (var bar = shell.progress("relating " + first.getFileName())) {
      relation = RelateFiles.of(first, second, bar);
    }
    if (json) {
      shell.printJson(new FileRelation(first.toString(), second.toString(), relation));
    } else if (relation == null) {
      shell.print("they never sound together");
    } else {
      shell.print(second + " beside " + first);
      FaultFigures.relation(relation).forEach(shell::print);
    }
    return ExitCode.DONE;
  }

  private Path numbered(Path path, int number) {
    if (files.size() == 1) {
      return path;
    }
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return path.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
  }

  private static void draw(Path target, Path file, Measured measured) throws IOException {
    var curve = measured.curves().pitch();
    var pitch = measured.figures().pitch();
    if (curve != null && pitch != null) {
      String name = file.getFileName().toString();
      Pictures.write(
          target,
          new PitchPlot(name, pitch, curve, measured.figures().seconds()),
          PitchPlot.WIDTH,
          PitchPlot.HEIGHT,
          "Pitch of " + name);
      return;
    }
    var picture = new MeasurePlot(file.getFileName().toString(), measured, List.of());
    Pictures.write(
        target,
        picture,
        MeasurePlot.WIDTH,
        MeasurePlot.HEIGHT,
        "Measurements of " + file.getFileName());
  }
}
