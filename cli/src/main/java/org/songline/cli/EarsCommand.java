package org.songline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.measure.exposure.Calibration;
import org.songline.measure.exposure.Dose;
import org.songline.measure.exposure.Heard;
import org.songline.measure.exposure.HeardMeter;
import org.songline.measure.exposure.Session;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.studio.ears.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How much the user's ears had to bear. */
@Command(
    name = "ears",
    mixinStandardHelpOptions = true,
    description = "Keep count of what your ears had to bear; nothing leaves this machine.",
    subcommands = {EarsCommand.Status.class, EarsCommand.Calibrate.class, EarsCommand.Log.class},
    synopsisSubcommandLabel = "status | calibrate | log")
final class EarsCommand implements Callable<Integer> {
  private final Shell shell;

  EarsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    return new Status(shell).call();
  }

  private static double now(@Nullable String given) {
    try {
      return (given == null ? Instant.now() : Instant.parse(given)).toEpochMilli() / 1000.0;
    } catch (DateTimeParseException wrong) {
      throw new Failures.WrongCall(given + " is no time; write it as 2026-11-21T20:15:00Z");
    }
  }

  /**
   * What was heard so far.
   *
   * @param calibrated false while the offset is a guess
   * @param weekly H.870, adults
   * @param sensitive H.870, children and sensitive ears
   * @param daily NIOSH
   */
  record Report(
      boolean calibrated,
      Calibration calibration,
      Session session,
      Dose weekly,
      Dose sensitive,
      Dose daily) {
    boolean warns() {
      return session.creeps()
          || session.advice().compareTo(Session.Advice.BREAK) >= 0
          || weekly.percent() > 100
          || daily.percent() > 100;
    }
  }

  /** Tells dose, session and advice. */
  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "Tell the dose of the week and the day, the session, and when to rest.")
  static final class Status implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--at", paramLabel = "TIME", description = "A moment instead of now.")
    private @Nullable String at;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    Status(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
      Ledger ledger = Ledger.read(Ledger.usualPlace());
      Calibration calibration = ledger.calibration().orElse(Calibration.UNKNOWN);
      double now = now(at);
      List<Heard> log = ledger.heard();
      var report =
          new Report(
              ledger.calibration().isPresent(),
              calibration,
              Session.of(log, calibration, now),
              Dose.weekly(log, calibration, now, Dose.Weekly.ADULT),
              Dose.weekly(log, calibration, now, Dose.Weekly.SENSITIVE),
              Dose.niosh(log, calibration, now));
      if (json) {
        shell.printJson(report);
      } else {
        lines(report).forEach(shell::print);
      }
      return report.warns() ? ExitCode.FOUND_PROBLEMS : ExitCode.DONE;
    }

    private static List<String> lines(Report report) {
      List<String> lines = new ArrayList<>();
      Session session = report.session();
      lines.add(
          "calibration  "
              + report.calibration().text()
              + (report.calibrated() ? "" : " (a guess; songline ears calibrate)"));
      lines.add(
          session.dba() == null
              ? "session      none"
              : String.format(
                  Locale.ROOT,
                  "session      %.0f min, %.1f dB(A), %.0f min at 85 dB(A) and more",
                  session.minutes(),
                  session.dba(),
                  session.loudMinutes()));
      if (session.creepDb() != null) {
        lines.add(
            String.format(
                Locale.ROOT,
                "level        %+.1f dB in %.0f min%s",
                session.creepDb() + 0.0,
                Session.CREEP_MINUTES,
                session.creeps() ? ": it creeps up; turn down, then decide" : ""));
      }
      lines.add("week         " + percent(report.weekly()) + " of 80 dB(A) for 40 h (H.870)");
      lines.add("sensitive    " + percent(report.sensitive()) + " of 75 dB(A) for 40 h (H.870)");
      lines.add("day          " + percent(report.daily()) + " of 85 dB(A) for 8 h (NIOSH)");
      lines.add("advice       " + session.advice().words());
      return lines;
    }

    private static String percent(Dose dose) {
      return String.format(
          Locale.ROOT,
          "%.1f %% (%.1f to %.1f)",
          dose.percent(),
          dose.leastPercent(),
          dose.mostPercent());
    }
  }

  /** Takes one reading. */
  @Command(
      name = "calibrate",
      mixinStandardHelpOptions = true,
      description = {
        "Say how loud a sound of known level is where your head is:",
        "play noise at -20 dBFS (A) and read a level meter, or compare with a voice a metre away."
      })
  static final class Calibrate implements Callable<Integer> {
    private final Shell shell;

    @Option(
        names = "--dbfs",
        defaultValue = "-20",
        description = "A-weighted level of what plays (${DEFAULT-VALUE}).")
    private double dbfs = -20;

    @Option(names = "--dba", paramLabel = "DB", description = "What the level meter reads, dB(A).")
    private @Nullable Double dba;

    @Option(
        names = "--voice",
        description = "As loud as a voice a metre away: ${COMPLETION-CANDIDATES}.")
    private Calibration.@Nullable Voice voice;

    @Option(
        names = "--uncertainty",
        paramLabel = "DB",
        defaultValue = "3",
        description = "How far the meter may be wrong (${DEFAULT-VALUE}).")
    private double uncertainty = 3;

    Calibrate(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
      if ((dba == null) == (voice == null)) {
        throw new Failures.WrongCall("give either --dba or --voice");
      }
      Calibration calibration;
      try {
        calibration =
            dba != null
                ? Calibration.of(dbfs, dba, uncertainty)
                : Calibration.of(dbfs, java.util.Objects.requireNonNull(voice));
      } catch (IllegalArgumentException wrong) {
        throw new Failures.WrongCall(String.valueOf(wrong.getMessage()));
      }
      Path place = Ledger.usualPlace();
      Ledger.read(place).calibrated(calibration).write(place);
      shell.print(calibration.text());
      shell.print(place.toString());
      return ExitCode.DONE;
    }
  }

  /** Adds files to what was heard. */
  @Command(
      name = "log",
      mixinStandardHelpOptions = true,
      description = "Add sound files to what was heard: they ended now, one after the other.")
  static final class Log implements Callable<Integer> {
    private static final double STEP_SECONDS = 60;
    private static final int BLOCK = 8192;

    private final Shell shell;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Sound files.")
    private List<Path> files = List.of();

    @Option(
        names = "--gain",
        paramLabel = "DB",
        defaultValue = "0",
        description = "What the volume control added, as against when it was calibrated.")
    private double gain;

    @Option(names = "--ended", paramLabel = "TIME", description = "When it ended instead of now.")
    private @Nullable String ended;

    Log(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
      double now = now(ended);
      if (!(Math.abs(gain) <= 200)) {
        throw new Failures.WrongCall("--gain " + gain + ": needs -200 to 200");
      }
      List<Heard> heard = new ArrayList<>();
      double from = 0;
      for (Path file : files) {
        try (var bar = shell.progress("listening to " + file.getFileName())) {
          heard.addAll(steps(file, from, bar));
        }
        from = heard.isEmpty() ? from : heard.getLast().end();
      }
      List<Heard> placed = new ArrayList<>();
      for (Heard step : heard) {
        placed.add(new Heard(step.at() - from + now, step.seconds(), step.dbfs() + gain));
      }
      Path place = Ledger.usualPlace();
      Ledger.read(place).with(placed, now).write(place);
      shell.print(String.format(Locale.ROOT, "%.1f min added to %s", from / 60, place));
      return ExitCode.DONE;
    }

    private static List<Heard> steps(Path file, double from, Shell.ProgressBar bar)
        throws IOException {
      try (AudioReader reader = AudioFiles.open(file)) {
        int channels = reader.format().channels();
        var meter = new HeardMeter(reader.format().rate(), channels, from, STEP_SECONDS);
        float[] block = new float[BLOCK * channels];
        for (int n = reader.read(block, 0, BLOCK); n > 0; n = reader.read(block, 0, BLOCK)) {
          meter.accept(block, 0, n);
          if (!bar.at(reader.position(), reader.format().frames())) {
            throw new CancellationException();
          }
        }
        return meter.finish();
      }
    }
  }
}
