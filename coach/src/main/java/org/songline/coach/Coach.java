package org.songline.coach;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.songline.coach.finding.Finding;
import org.songline.coach.finding.Rule;
import org.songline.coach.listening.Listening;
import org.songline.coach.rules.mix.MixRules;
import org.songline.coach.rules.sound.SoundRules;

/**
 * Checks what was heard against all rules.
 *
 * <pre>{@code
 * Listening heard = Listener.song(song, BuiltIn.catalogue(), files, Optional.empty(), progress);
 * List<Finding> findings = Coach.check(heard);
 * }</pre>
 */
public final class Coach {
  private Coach() {}

  /** Every rule, in the order of the manual. */
  public static List<Rule> rules() {
    return Stream.of(SoundRules.all(), MixRules.all()).flatMap(List::stream).toList();
  }

  /** All findings, the most pressing first. */
  public static List<Finding> check(Listening heard) {
    return rules().stream()
        .flatMap(rule -> rule.findings(heard).stream())
        .sorted(Finding.ORDER)
        .toList();
  }

  /** All findings of one rule, the most pressing first. */
  public static List<Finding> check(Rule rule, Listening heard) {
    return rule.findings(heard).stream().sorted(Finding.ORDER).toList();
  }

  /** The rule of this name. */
  public static Optional<Rule> rule(String name) {
    return rules().stream().filter(rule -> rule.name().equals(name)).findFirst();
  }

  /** The telling figure of a finding in another listening; empty when nothing is left of it. */
  public static OptionalDouble figure(Finding finding, Listening heard) {
    return rule(finding.rule()).orElseThrow().figure(finding, heard);
  }
}
