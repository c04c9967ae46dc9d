package org.songline.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.exchange.audio.SoundFile;
import org.songline.mastering.MasterReport;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Mastered;
import org.songline.mastering.Mastering;
import org.songline.mastering.chain.Plan;
import org.songline.mastering.chain.PlanText;
import org.songline.mastering.codec.Decoded;
import org.songline.mastering.input.AudioInput;
import org.songline.media.AtomicFile;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;
import org.songline.studio.production.MasterFile;
import org.songline.studio.production.MasterPage;
import org.songline.studio.production.MixSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A song or a mix to a master. */
@Command(
    name = "master",
    mixinStandardHelpOptions = true,
    description = "Master a song or a sound file to a loudness and a true-peak ceiling.")
final class MasterCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "SONG|FILE", description = "A song's folder or a sound file.")
  private Path source = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to: .wav, .flac, .mp3, .opus or .m4a.")
  private @Nullable Path output;

  @Option(
      names = "--format",
      paramLabel = "KIND",
      description = "wav, flac, mp3, opus or m4a, where the name does not say it.")
  private @Nullable String format;

  @Option(
      names = "--plan-out",
      paramLabel = "FILE",
      description = "Write the chain as text, with its reasons, to be changed.")
  private @Nullable Path planOut;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "Use the chain of this text instead of deciding one.")
  private @Nullable Path plan;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write a page (.html) of what was done and why, before and after.")
  private @Nullable Path page;

  @Mixin private MasterOptions options = new MasterOptions();

  @Mixin private MatchOptions match = new MatchOptions();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  MasterCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    MasterRequest request = options.request();
    if (output == null && planOut == null) {
      throw new Failures.WrongCall("nothing to write; give -o FILE or --plan-out FILE");
    }
    if (page != null && !page.toString().endsWith(".html")) {
      throw new Failures.WrongCall(page + " is no page; end its name in .html");
    }
    Optional<Plan> given = plan == null ? Optional.empty() : Optional.of(read(plan));
    if (match.wanted() && (given.isPresent() || options.setsLoudness())) {
      throw new Failures.WrongCall(
          "a reference decides the chain and the loudness; leave out --plan and --loudness");
    }
    Optional<Mastering.Wish> wish = match.wish(shell, source);
    if (output != null) {
      output = named(output);
      SoundFile.format(output, 48_000, request.bits());
    }
    MasterReport report;
    MasterFile written = null;
    try (MixSource mix = open();
        var bars = new Bars(shell);
        Mastered mastered = master(mix.input(), request, given, wish, bars.begin("mastering"))) {
      report = mastered.report();
      if (output != null) {
        written =
            MasterFile.write(
                output, mastered, report.plan().limiter().ceilingDbtp(), mix.tags(), bars);
      }
      if (page != null) {
        MasterPage.write(page, mix, mastered, bars);
      }
      mix.render()
          .ifPresent(render -> render.problems().forEach(line -> shell.say("songline: " + line)));
    }
    if (planOut != null) {
      String title =
          "%s for %s, %.1f LUFS, %.1f dBTP"
              .formatted(
                  report.source(),
                  request.target().name(),
                  report.request().loudnessLufs(),
                  request.ceilingDbtp());
      AtomicFile.write(
          planOut, PlanText.write(report.plan(), title).getBytes(StandardCharsets.UTF_8));
    }
    if (json) {
      shell.printJson(report);
    } else {
      report.text().lines().forEach(shell::print);
      if (written != null) {
        shell.print(line(written));
      }
      if (planOut != null) {
        shell.print(planOut.toString());
      }
      if (page != null) {
        shell.print(page.toString());
      }
    }
    boolean good = report.reached() && report.codecSafe() && (written == null || written.holds());
    return good ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private static Mastered master(
      AudioInput mix,
      MasterRequest request,
      Optional<Plan> given,
      Optional<Mastering.Wish> wish,
      Progress progress)
      throws IOException {
    if (given.isPresent()) {
      return Mastering.master(mix, request, given.get(), progress);
    }
    return wish.isPresent()
        ? Mastering.master(mix, request, wish.get(), progress)
        : Mastering.master(mix, request, progress);
  }

  /** The output with the ending of the format. */
  private Path named(Path file) {
    String name = file.getFileName().toString();
    if (format == null || name.toLowerCase(Locale.ROOT).endsWith("." + format)) {
      return file;
    }
    if (!AlbumCommand.KINDS.contains(format)) {
      throw new Failures.WrongCall(
          "no format is called " + format + "; there are " + String.join(", ", AlbumCommand.KINDS));
    }
    if (AlbumCommand.KINDS.stream().anyMatch(kind -> name.endsWith("." + kind))) {
      throw new Failures.WrongCall(name + " does not end in ." + format);
    }
    return file.resolveSibling(name + "." + format);
  }

  private static String line(MasterFile written) {
    return "%s, read back: %s, %s%s%s"
        .formatted(
            written.file(),
            Figures.figure(written.figures().loudness().integratedLufs(), "LUFS"),
            Figures.figure(written.figures().levels().truePeakDbtp(), "dBTP"),
            written.gainDb() == 0
                ? ""
                : ", %.2f dB softer so that it does not clip".formatted(-written.gainDb()),
            written.decoded().isEmpty()
                ? ""
                : "; encoded again: "
                    + written.decoded().stream()
                        .map(MasterCommand::decoded)
                        .collect(Collectors.joining(", ")));
  }

  private static String decoded(Decoded sound) {
    return "%s %.2f dBTP%s"
        .formatted(sound.name(), sound.truePeakDbtp() + 0.0, sound.encoded() ? "" : " (estimated)");
  }

  private static Plan read(Path file) throws IOException {
    try {
      return PlanText.read(file.toString(), Files.readString(file));
    } catch (NoSuchFileException | MalformedInputException e) {
      throw new MediaProblem(
          file.toString(),
          "",
          e instanceof NoSuchFileException ? "does not exist" : "is no text",
          "write one with --plan-out");
    }
  }

  private MixSource open() throws IOException {
    if (!MixSource.isSong(source)) {
      return MixSource.file(source);
    }
    Path beside = Objects.requireNonNull(output == null ? planOut : output);
    try (var bar = shell.progress("rendering")) {
      return MixSource.song(source, beside.toAbsolutePath().resolveSibling(""), bar);
    }
  }
}
