package org.songline.release.check.rule;

import java.util.List;
import java.util.Optional;
import org.songline.release.catalog.Catalog;

/**
 * One of the hundred rules.
 *
 * @param number 1 to 100, for life
 * @param severity of what it finds unless it or the destination says otherwise
 * @param about what it asks for and why, one sentence
 * @param byPerson whether a person who looked may confirm even what it would reject
 * @param fix mends what it finds, where that is safe
 */
public record Rule(
    int number,
    String name,
    Severity severity,
    Subject subject,
    String about,
    boolean byPerson,
    Look look,
    Optional<Fix> fix) {
  /** Looks at a release. */
  @FunctionalInterface
  public interface Look {
    void at(Scene scene, Findings out);
  }

  /** Mends what the rule calls automatic, and nothing else; mending twice is mending once. */
  @FunctionalInterface
  public interface Fix {
    Catalog mend(Scene scene);
  }

  public static Rule reject(int number, Subject subject, String name, String about, Look look) {
    return new Rule(number, name, Severity.REJECT, subject, about, false, look, Optional.empty());
  }

  public static Rule warn(int number, Subject subject, String name, String about, Look look) {
    return new Rule(number, name, Severity.WARN, subject, about, true, look, Optional.empty());
  }

  public static Rule confirm(int number, Subject subject, String name, String about, Look look) {
    return new Rule(number, name, Severity.CONFIRM, subject, about, true, look, Optional.empty());
  }

  /** The same, whose findings a person may confirm. */
  public Rule settledByPerson() {
    return new Rule(number, name, severity, subject, about, true, look, fix);
  }

  public Rule fixedBy(Fix mend) {
    return new Rule(number, name, severity, subject, about, byPerson, look, Optional.of(mend));
  }

  /** What it finds, before a destination or a person has a say. */
  public List<Finding> findings(Scene scene) {
    Findings found = new Findings(this);
    look.at(scene, found);
    return found.list();
  }
}
