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
import org.songline.mastering.codec.CodecPeak;
import org.songline.mastering.codec.CodecPlot;
import org.songline.mastering.codec.CodecPreview;
import org.songline.mastering.codec.LossyCodec;
import org.songline.mastering.codec.LostSound;
import org.songline.mastering.codec.Material;
import org.songline.measure.plot.BarPlot;
import org.songline.media.MediaProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What lossy codecs do to a master. */
@Command(
    name = "codecs",
    mixinStandardHelpOptions = true,
    description = {
      "Tell what lossy codecs do to the true peak of a master, and the ceiling it needs for each.",
      "Encoders that are here are asked; for the others a model estimates."
    })
final class CodecsCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE", description = "A master, as a sound file.")
  private Path file = Path.of("");

  @Option(
      names = "--codec",
      split = ",",
      paramLabel = "CODEC",
      completionCandidates = Names.class,
      description = "Which: ${COMPLETION-CANDIDATES}; else the usual ones.")
  private List<String> codecs = List.of();

  @Option(
      names = "--limit",
      paramLabel = "DBTP",
      defaultValue = "0",
      description = "Highest true peak after decoding (${DEFAULT-VALUE}).")
  private double limit;

  @Option(
      names = "--overs",
      description = "List the places beyond full scale after decoding: the first of each channel.")
  private boolean overs;

  @Option(names = "--model", description = "Estimate even where an encoder is here.")
  private boolean model;

  @Option(
      names = "--difference",
      paramLabel = "CODEC",
      description = "Write what this codec takes away to the file of -o; nothing else.")
  private @Nullable String difference;

  @Option(
      names = "--preview",
      paramLabel = "CODEC",
      description = "Write what this codec leaves to the file of -o; nothing else.")
  private @Nullable String preview;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write what is heard: a .wav file of 32-bit floats.")
  private @Nullable Path output;

  @Option(
      names = "--plot",
      paramLabel = "PICTURE",
      description = "Draw the true peaks after decoding to a .png or .svg file.")
  private @Nullable Path plot;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  /** For the help text. */
  static final class Names implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return LossyCodec.all().stream().map(LossyCodec::id).iterator();
    }
  }

  CodecsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (plot != null) {
      Pictures.check(plot);
    }
    return difference == null && preview == null ? table() : sound();
  }

  private int table() throws IOException {
    if (output != null) {
      throw new Failures.WrongCall("-o needs --preview or --difference");
    }
    List<LossyCodec> wanted = new ArrayList<>();
    for (String each : codecs.isEmpty() ? LossyCodec.USUAL : codecs) {
      wanted.add(codec(each));
    }
    Material master = master();
    List<CodecPeak> peaks = new ArrayList<>();
    for (LossyCodec codec : wanted) {
      try (var bar = shell.progress(codec.name())) {
        peaks.add(
            model
                ? CodecPreview.estimated(master, codec, limit, bar)
                : CodecPreview.of(master, codec, limit, bar));
      }
    }
    if (plot != null) {
      Pictures.write(
          plot,
          CodecPlot.of(peaks),
          CodecPlot.WIDTH,
          BarPlot.height(peaks.size()),
          "True peaks of " + file.getFileName() + " after decoding");
    }
    if (json) {
      shell.printJson(peaks);
    } else {
      lines(peaks).forEach(shell::print);
    }
    return peaks.stream().allMatch(CodecPeak::holds) ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private Material master() throws IOException {
    Material master = Material.of(file);
    if (CodecPreview.silent(master)) {
      throw new MediaProblem(file.toString(), "", "is silent", "choose another file");
    }
    return master;
  }

  private List<String> lines(List<CodecPeak> peaks) {
    List<String> lines = new ArrayList<>();
    lines.add(file + ", %.2f dBTP".formatted(peaks.getFirst().beforeDbtp() + 0.0));
    lines.add("  %-16s %12s %10s   %s".formatted("codec", "after", "rise", "needs"));
    for (CodecPeak peak : peaks) {
      lines.add(
          "  %-16s %7.2f dBTP %+7.2f dB   %s%s"
              .formatted(
                  peak.name(),
                  peak.afterDbtp() + 0.0,
                  peak.riseDb() + 0.0,
                  peak.holds()
                      ? "nothing"
                      : "a ceiling of %.2f dBTP".formatted(peak.ceilingDbtp() + 0.0),
                  peak.encoded() ? "" : " (estimated)"));
      if (overs) {
        FaultFigures.overs(peak.overs().places()).forEach(line -> lines.add("  " + line));
      }
    }
    return lines;
  }

  private int sound() throws IOException {
    if (difference != null && preview != null) {
      throw new Failures.WrongCall("--difference and --preview are two files; ask for one of them");
    }
    if (output == null || !output.toString().endsWith(".wav")) {
      throw new Failures.WrongCall("name a .wav file after -o for what is heard");
    }
    LossyCodec codec = codec(difference == null ? String.valueOf(preview) : difference);
    LostSound lost;
    try (var bar = shell.progress(codec.name())) {
      lost = LostSound.write(master(), codec, difference != null, output, bar);
    }
    if (json) {
      shell.printJson(lost);
    } else {
      shell.print(
          "%s%s: %s"
              .formatted(
                  codec.name(),
                  lost.encoded() ? "" : " (estimated)",
                  lost.lostDb() == null
                      ? "nothing is lost"
                      : "what is lost lies %.1f dB below the master".formatted(-lost.lostDb())));
      shell.print(output.toString());
    }
    return ExitCode.DONE;
  }

  private static LossyCodec codec(String id) {
    return LossyCodec.find(id)
        .orElseThrow(
            () ->
                new Failures.WrongCall(
                    "no codec is called " + id + "; there are " + String.join(", ", new Names())));
  }
}
