package org.songline.bench.coach;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.songline.coach.Coach;
import org.songline.coach.fault.Fault;
import org.songline.coach.fault.Injected;
import org.songline.coach.fault.Scene;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Remedy;
import org.songline.coach.finding.Severity;
import org.songline.coach.listening.Listening;
import org.songline.model.SongProblem;
import org.songline.model.edit.Transaction;

/** Puts faults into one song and looks whether they are found and mended. */
final class Trier {
  private final Scene scene;
  private final List<Finding> clean;
  private final Map<String, Finding> cleanById;

  Trier(Scene scene) {
    this.scene = scene;
    clean = check(scene.heard());
    cleanById =
        clean.stream().collect(Collectors.toMap(Finding::id, Function.identity(), (a, b) -> a));
  }

  /** All findings but that the end is cut off, as it is in every passage of a song. */
  private static List<Finding> check(Listening heard) {
    return Coach.check(heard).stream()
        .filter(
            finding ->
                !finding.rule().equals("ending")
                    || !finding.evidence().getFirst().unit().equals("dB"))
        .toList();
  }

  /** The clean song: what is said of it that is more than slight. */
  Trial clean() {
    List<String> said =
        clean.stream()
            .filter(finding -> finding.severity() != Severity.SLIGHT)
            .map(Trier::told)
            .toList();
    return new Trial(
        scene.clean().name(), Trial.CLEAN, "-", said.isEmpty(), said, List.of(), List.of());
  }

  Trial fault(Fault fault, Severity severity, boolean mend) {
    Injected injected = fault.inject(scene, severity);
    Listening heard = scene.hear(injected.song());
    List<Finding> findings = check(heard).stream().filter(this::isNew).toList();
    Optional<Finding> hit =
        findings.stream()
            .filter(finding -> fault.rules().contains(finding.rule()))
            .filter(
                finding ->
                    injected.tracks().isEmpty()
                        || finding.place().tracks().isEmpty()
                        || !Collections.disjoint(injected.tracks(), finding.place().tracks()))
            .max(Comparator.comparing(Finding::severity).thenComparingDouble(Finding::confidence));
    List<String> said =
        hit.map(finding -> List.of(told(finding)))
            .orElseGet(
                () ->
                    findings.stream().map(finding -> "instead " + told(finding)).limit(4).toList());
    List<String> remedies = new ArrayList<>();
    if (mend && hit.isPresent()) {
      for (Remedy remedy : hit.get().remedies()) {
        remedies.add(tried(injected, hit.get(), remedy));
      }
    }
    List<String> beside =
        findings.stream()
            .filter(finding -> finding.severity() != Severity.SLIGHT)
            .map(Finding::rule)
            .filter(rule -> !fault.rules().contains(rule))
            .distinct()
            .sorted()
            .toList();
    return new Trial(
        scene.clean().name(),
        fault.kind(),
        Trial.name(severity),
        hit.isPresent(),
        said,
        remedies,
        beside);
  }

  /** Whether the clean song has no such finding, or a lesser one. */
  private boolean isNew(Finding finding) {
    Finding before = cleanById.get(finding.id());
    return before == null
        || finding.severity().compareTo(before.severity()) > 0
        || beyond(finding.evidence().getFirst()) > 1.2 * beyond(before.evidence().getFirst());
  }

  private static double beyond(Evidence evidence) {
    return Math.abs(evidence.value() - evidence.limit());
  }

  private String tried(Injected injected, Finding finding, Remedy remedy) {
    Evidence telling = finding.evidence().getFirst();
    String before = figure(telling.value());
    try {
      Listening after = scene.hear(new Transaction("", remedy.edits()).apply(injected.song()));
      OptionalDouble value = Coach.figure(finding, after);
      boolean rising = telling.value() >= telling.limit();
      boolean less =
          value.isEmpty()
              || (rising
                  ? value.getAsDouble() < telling.value()
                  : value.getAsDouble() > telling.value());
      String now = value.isEmpty() ? "gone" : figure(value.getAsDouble());
      return (less ? "less" : "NOT LESS")
          + ": "
          + before
          + " to "
          + now
          + " "
          + telling.unit()
          + ": "
          + remedy.text();
    } catch (SongProblem problem) {
      return "NOT LESS: does not fit: " + problem.getMessage() + ": " + remedy.text();
    }
  }

  private static String told(Finding finding) {
    Evidence telling = finding.evidence().getFirst();
    return finding.severity().name().toLowerCase(Locale.ROOT)
        + " "
        + finding.id()
        + " "
        + figure(telling.value())
        + " "
        + telling.unit();
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
