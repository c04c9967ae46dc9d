package org.songline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songline.measure.Measure;
import org.songline.measure.Measured;
import org.songline.measure.Measurement;
import org.songline.measure.Part;
import org.songline.measure.plot.MeasurePlot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be known about sound files. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description = "Measure loudness, true peak, range, spectrum, stereo, tempo and key of files.")
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
          "Draw waveform, loudness, spectrum and stereo image to a .png or .svg file; with several"
              + " files, the name gets a number.")
  private @Nullable Path plot;

  @Option(
      names = "--quick",
      description = "Only loudness, levels and true peak; several times faster.")
  private boolean quick;

  MeasureCommand(Shell shell) {
    this.shell = shell;
  }

  /** One file's figures as JSON gives them. */
  record FileFigures(String file, Measurement figures) {}

  @Override
  public Integer call() throws IOException {
    if (plot != null && quick) {
      throw new Failures.WrongCall("--plot needs what --quick leaves out; give one of them");
    }
    if (plot != null) {
      Pictures.check(plot);
    }
    Set<Part> parts = quick ? Part.quick() : Part.all();
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
        results.add(new FileFigures(file.toString(), measured.figures()));
      } else {
        Figures.lines(file.toString(), measured.figures()).forEach(shell::print);
      }
    }
    if (json) {
      shell.printJson(results);
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
    var picture = new MeasurePlot(file.getFileName().toString(), measured, List.of());
    Pictures.write(
        target,
        picture,
        MeasurePlot.WIDTH,
        MeasurePlot.HEIGHT,
        "Measurements of " + file.getFileName());
  }
}
