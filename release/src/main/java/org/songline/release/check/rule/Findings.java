package org.songline.release.check.rule;

import java.util.ArrayList;
import java.util.List;

/** Where a rule puts what it finds. */
public final class Findings {
  private final Rule rule;
  private final List<Finding> found = new ArrayList<>();

  Findings(Rule rule) {
    this.rule = rule;
  }

  /** A finding of the rule's own severity. */
  public void add(String place, String what, String mend) {
    put(rule.severity(), place, what, mend, false);
  }

  /** The same that the rule's fix mends. */
  public void mendable(String place, String what, String mend) {
    put(rule.severity(), place, what, mend, true);
  }

  /** A finding that is only a warning, whatever the rule's own severity. */
  public void warn(String place, String what, String mend) {
    put(Severity.WARN, place, what, mend, false);
  }

  /** A finding that somebody has to look at. */
  public void ask(String place, String what, String mend) {
    put(Severity.CONFIRM, place, what, mend, false);
  }

  private void put(Severity severity, String place, String what, String mend, boolean automatic) {
    found.add(
        new Finding(
            rule.number(),
            rule.name(),
            severity,
            place,
            what,
            mend,
            automatic,
            rule.byPerson() || severity != Severity.REJECT));
  }

  List<Finding> list() {
    return List.copyOf(found);
  }
}
