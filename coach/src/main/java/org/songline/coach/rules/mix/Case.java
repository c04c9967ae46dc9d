package org.songline.coach.rules.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.songline.coach.finding.Evidence;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Limits;
import org.songline.coach.finding.Nature;
import org.songline.coach.finding.Place;
import org.songline.coach.finding.Remedy;
import org.songline.measure.plot.LinePlot;

/**
 * Something that a rule looked at.
 *
 * @param figure the telling one
 * @param words made when the figure is past a limit
 */
record Case(
    Place place,
    String measured,
    double figure,
    String unit,
    Limits limits,
    Supplier<Words> words) {

  /**
   * What is said about a case.
   *
   * @param more evidence beside the telling figure
   */
  record Words(
      String text,
      String advice,
      List<Evidence> more,
      List<Remedy> remedies,
      Optional<LinePlot> plot) {}

  /** The same as {@link Finding#id}. */
  String id(String rule) {
    return Finding.named(rule, place);
  }

  /** Whether this is further past its limits than another. */
  boolean worse(Case other) {
    return limits.falling() ? figure < other.figure : figure > other.figure;
  }

  /**
   * @param more put behind the text
   */
  Optional<Finding> finding(String rule, String more) {
    return limits
        .severity(figure)
        .map(
            severity -> {
              Words said = words.get();
              List<Evidence> evidence = new ArrayList<>();
              evidence.add(new Evidence(measured, figure, unit, limits.slight()));
              evidence.addAll(said.more());
              return new Finding(
                  rule,
                  severity,
                  limits.confidence(figure),
                  Nature.CONVENTION,
                  place,
                  said.text() + more,
                  said.advice(),
                  evidence,
                  said.remedies(),
                  said.plot());
            });
  }
}
