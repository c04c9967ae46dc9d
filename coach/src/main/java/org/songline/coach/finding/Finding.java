package org.songline.coach.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songline.measure.plot.LinePlot;
import org.songline.model.song.Id.TrackId;

/**
 * One thing that the coach noticed.
 *
 * @param rule that found it, such as {@code masking}
 * @param confidence that it is as said, 0 to 1
 * @param text one sentence in the song's own names
 * @param advice what to do or to listen for; when there is no remedy, why only the maker can decide
 * @param evidence the figures it rests on, the telling one first
 * @param remedies what would mend it, the gentlest first; may be empty
 * @param plot a picture of the evidence
 */
public record Finding(
    String rule,
    Severity severity,
    double confidence,
    Nature nature,
    Place place,
    String text,
    String advice,
    List<Evidence> evidence,
    List<Remedy> remedies,
    Optional<LinePlot> plot) {
  /** Grave before slight, physical before conventional, sure before unsure. */
  public static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .reversed()
          .thenComparing(Finding::nature)
          .thenComparing(Comparator.comparingDouble(Finding::confidence).reversed())
          .thenComparing(Finding::id);

  public Finding {
    evidence = List.copyOf(evidence);
    remedies = List.copyOf(remedies);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException(rule + ": a finding without evidence");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(rule + ": a confidence of " + confidence);
    }
  }

  /**
   * Names the finding in commands: the rule, its tracks and its passage, such as {@code
   * masking/bass/kick/chorus-2}. The same fault keeps its name from check to check.
   */
  public String id() {
    return named(rule, place);
  }

  /** The name of what a rule finds in a place. */
  public static String named(String rule, Place place) {
    Stream<String> tracks = place.tracks().stream().map(TrackId::text);
    Stream<String> passage = place.passage().stream().map(Finding::slug);
    return Stream.of(Stream.of(rule), tracks, passage)
        .flatMap(part -> part)
        .collect(Collectors.joining("/"));
  }

  private static String slug(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
