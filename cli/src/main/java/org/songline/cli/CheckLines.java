package org.songline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Nature;
import org.songline.coach.finding.Remedy;
import org.songline.coach.finding.Severity;
import org.songline.coach.listening.Listening;
import org.songline.model.song.Id.TrackId;
import org.songline.studio.checking.BeforeAfter;
import org.songline.studio.checking.BeforeAfter.Choice;

/** Findings as lines for people and as JSON. */
final class CheckLines {
  /** So many slight findings of one rule are told in a list of all. */
  private static final int OF_A_RULE = 3;

  private CheckLines() {}

  /**
   * @param full whether slight findings are told as fully as others
   */
  static List<String> lines(Listening heard, List<Finding> findings, boolean full) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %s: %s".formatted(heard.name(), Figures.clock(heard.seconds()), counted(findings)));
    List<Finding> brief = new ArrayList<>();
    for (Finding finding : findings) {
      if (full || finding.severity() != Severity.SLIGHT) {
        lines.add("");
        lines.addAll(told(finding));
      } else {
        brief.add(finding);
      }
    }
    if (!brief.isEmpty()) {
      lines.add("");
      lines.add("slight, the surest first; --only RULE says more");
      lines.addAll(brief(brief));
    }
    return lines;
  }

  private static List<String> told(Finding finding) {
    List<String> lines = new ArrayList<>();
    lines.add("%-7s %s".formatted(word(finding.severity()), finding.id()));
    lines.add("  " + finding.text());
    lines.add(
        "  %s, %.0f %% sure; %s"
            .formatted(
                finding.nature() == Nature.PHYSICAL ? "physically wrong" : "by convention",
                100 * finding.confidence(),
                finding.evidence().stream()
                    .map(CheckLines::told)
                    .collect(Collectors.joining(", "))));
    lines.add("  " + finding.advice());
    for (int i = 0; i < finding.remedies().size(); i++) {
      lines.add("  %d  %s".formatted(i + 1, finding.remedies().get(i).text()));
    }
    return lines;
  }

  /** A line each, and no more than a few of a rule. */
  private static List<String> brief(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (counts.merge(finding.rule(), 1, Integer::sum) <= OF_A_RULE) {
        lines.add("  %s: %s".formatted(finding.id(), finding.text()));
      }
    }
    counts.forEach(
        (rule, count) -> {
          if (count > OF_A_RULE) {
            lines.add("  and %d more of %s".formatted(count - OF_A_RULE, rule));
          }
        });
    return lines;
  }

  private static String counted(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "nothing found";
    }
    return List.of(Severity.GRAVE, Severity.CLEAR, Severity.SLIGHT).stream()
        .map(
            severity ->
                findings.stream().filter(f -> f.severity() == severity).count()
                    + " "
                    + word(severity))
        .collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String told(Evidence evidence) {
    return "%s %.1f%s"
        .formatted(
            evidence.name(),
            evidence.value() + 0.0,
            evidence.unit().isEmpty() ? "" : " " + evidence.unit());
  }

  static List<String> lines(BeforeAfter made, Choice choice) {
    Evidence telling = choice.finding().evidence().getFirst();
    List<String> lines = new ArrayList<>();
    lines.add(choice.finding().id() + ": " + choice.remedy().text());
    lines.add(
        "  %s: %.1f %s before, %s after"
            .formatted(
                telling.name(),
                made.figureBefore() + 0.0,
                telling.unit(),
                made.figureAfter().isPresent()
                    ? "%.1f %s".formatted(made.figureAfter().getAsDouble() + 0.0, telling.unit())
                    : "nothing left"));
    lines.add(
        "  %s at the same loudness, %.1f LUFS; the one %s was turned down by %.1f dB"
            .formatted(
                made.before() + ", " + made.after(),
                made.lufs(),
                made.turnedDown() > 0 ? "after" : "before",
                Math.abs(made.turnedDown())));
    return lines;
  }

  static Checked json(Listening heard, List<Finding> findings) {
    return new Checked(
        heard.name(), heard.seconds(), findings.stream().map(CheckLines::json).toList());
  }

  static Compared json(BeforeAfter made, Choice choice) {
    Evidence telling = choice.finding().evidence().getFirst();
    return new Compared(
        choice.finding().id(),
        choice.remedy().text(),
        made.before().toString(),
        made.after().toString(),
        Double.isNaN(made.lufs()) ? null : (Double) made.lufs(),
        made.turnedDown(),
        telling.name(),
        telling.unit(),
        made.figureBefore(),
        made.figureAfter().isPresent() ? (Double) made.figureAfter().getAsDouble() : null);
  }

  private static FindingJson json(Finding finding) {
    var place = finding.place();
    return new FindingJson(
        finding.id(),
        finding.rule(),
        word(finding.severity()),
        finding.confidence(),
        word(finding.nature()),
        place.tracks().stream().map(TrackId::text).toList(),
        place.passage().orElse(null),
        place.fromSeconds(),
        place.toSeconds(),
        place.band().map(range -> (Double) range.fromHertz()).orElse(null),
        place.band().map(range -> (Double) range.toHertz()).orElse(null),
        finding.text(),
        finding.advice(),
        finding.evidence(),
        finding.remedies().stream().map(Remedy::text).toList());
  }

  /** What was found. */
  record Checked(String name, double seconds, List<FindingJson> findings) {}

  /**
   * One finding.
   *
   * @param tracks ids, the one it is about first
   * @param section null when it is about the whole
   * @param fromHertz null when it is about all frequencies
   * @param remedies by their numbers, from 1
   */
  record FindingJson(
      String id,
      String rule,
      String severity,
      double confidence,
      String nature,
      List<String> tracks,
      @Nullable String section,
      double fromSeconds,
      double toSeconds,
      @Nullable Double fromHertz,
      @Nullable Double toHertz,
      String text,
      String advice,
      List<Evidence> evidence,
      List<String> remedies) {}

  /**
   * What a remedy did.
   *
   * @param turnedDownDb by how much the file after (above 0) or before (below 0) was turned down
   * @param figureAfter null when nothing is left to measure
   */
  record Compared(
      String finding,
      String remedy,
      String before,
      String after,
      @Nullable Double lufs,
      double turnedDownDb,
      String figure,
      String unit,
      double figureBefore,
      @Nullable Double figureAfter) {}
}
