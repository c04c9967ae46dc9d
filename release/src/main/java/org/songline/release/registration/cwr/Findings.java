package org.songline.release.registration.cwr;

import java.util.ArrayList;
import java.util.List;

/** Faults while they are gathered. */
final class Findings {
  private final List<Finding> all = new ArrayList<>();

  /** A fault of a record; its rule is named by the record's type. */
  void add(Line line, String rule, Level level, String what, String mend) {
    add(line.type() + " " + rule, level, line.number(), what, mend);
  }

  void add(String rule, Level level, int line, String what, String mend) {
    all.add(new Finding(rule, level, line, what, mend));
  }

  List<Finding> list() {
    return List.copyOf(all);
  }
}
