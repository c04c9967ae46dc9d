package org.songline.coach.finding;

import java.util.List;
import java.util.OptionalDouble;
import org.songline.coach.listening.Listening;

/** Looks for one kind of fault in what was heard. Stateless. */
public interface Rule {
  /** The name that its findings carry: lower-case words and hyphens. */
  String name();

  /** What it looks for and from where on it speaks, in a sentence or two, for the manual. */
  String about();

  /** What it found; in no order. */
  List<Finding> findings(Listening heard);

  /**
   * The telling figure of a finding as it is in another listening, such as one after a remedy;
   * empty when there is nothing left to measure.
   */
  default OptionalDouble figure(Finding finding, Listening heard) {
    return findings(heard).stream()
        .filter(again -> again.id().equals(finding.id()))
        .mapToDouble(again -> again.evidence().getFirst().value())
        .findFirst();
  }
}
