package org.songline.bench.coach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.songline.coach.fault.CleanSong;
import org.songline.coach.fault.Fault;
import org.songline.coach.fault.Faults;
import org.songline.coach.fault.Scene;
import org.songline.coach.finding.Severity;

/**
 * Puts every fault into every song and writes what the coach made of them: {@code CoachProof
 * [--songs A,B] [--kinds A,B] [--severity middle,grave] [--again] [--no-remedies] [--table FILE]
 * [--state FILE]}. What has been tried is kept in the state, so that it can be stopped and split.
 * Tells the seconds of processor time of each. Exits with 1 when a goal is missed.
 */
public final class CoachProof {
  private CoachProof() {}

  public static void main(String[] arguments) throws IOException {
    Predicate<String> songs = name -> true;
    Predicate<String> kinds = name -> true;
    Set<Severity> severities = EnumSet.allOf(Severity.class);
    Path table = Path.of("docs/coach.md");
    Path state = Path.of("bench/target/coach.tsv");
    boolean again = false;
    boolean mend = true;
    boolean only = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--songs" -> songs = among(arguments[++i]);
        case "--kinds" -> kinds = among(arguments[++i]);
        case "--severity" -> {
          Predicate<String> wanted = among(arguments[++i]);
          severities.removeIf(severity -> !wanted.test(Trial.name(severity)));
        }
        case "--table" -> table = Path.of(arguments[++i]);
        case "--state" -> state = Path.of(arguments[++i]);
        case "--again" -> again = true;
        case "--no-remedies" -> mend = false;
        case "--table-only" -> only = true;
        default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
      }
    }
    var trials = new Trials(state);
    if (!only) {
      for (CleanSong song : CleanSongs.of(songs)) {
        run(song, kinds, severities, again, mend, trials);
      }
    }
    var page = new Table(trials.all());
    Files.writeString(table, page.text(), StandardCharsets.UTF_8);
    System.out.println(page.summary());
    System.exit(page.reached() ? 0 : 1);
  }

  private static Predicate<String> among(String list) {
    return new HashSet<>(Arrays.asList(list.split(",")))::contains;
  }

  private static void run(
      CleanSong song,
      Predicate<String> kinds,
      Set<Severity> severities,
      boolean again,
      boolean mend,
      Trials trials)
      throws IOException {
    Path folder = Files.createTempDirectory("songline-coach");
    try {
      double started = processorSeconds();
      Scene scene = Scene.of(song, folder);
      Trier trier = new Trier(scene);
      tell(trials, trier.clean(), started);
      for (Severity severity : new Severity[] {Severity.CLEAR, Severity.GRAVE, Severity.SLIGHT}) {
        for (Fault fault : Faults.all()) {
          if (severities.contains(severity)
              && kinds.test(fault.kind())
              && (again || !trials.has(song.name(), fault.kind(), Trial.name(severity)))) {
            started = processorSeconds();
            tell(trials, trier.fault(fault, severity, mend && severity == Severity.CLEAR), started);
          }
        }
      }
    } finally {
      remove(folder);
    }
  }

  private static void tell(Trials trials, Trial trial, double started) throws IOException {
    trials.add(trial);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%5.1f s  %-14s %-15s %-6s %-5s %s%s",
            processorSeconds() - started,
            trial.song(),
            trial.kind(),
            trial.severity(),
            trial.found() ? "yes" : "NO",
            String.join("; ", trial.said()),
            trial.remedies().isEmpty() ? "" : " -> " + String.join("; ", trial.remedies())));
  }

  private static double processorSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis()
        * 1e-3;
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
