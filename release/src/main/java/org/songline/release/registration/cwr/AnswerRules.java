package org.songline.release.registration.cwr;

import java.util.Optional;
import java.util.Set;

/** Acknowledgements. */
final class AnswerRules {
  private static final Set<String> WORKS = Set.of("NWR", "REV", "AGR");

  private AnswerRules() {}

  static void check(CwrFile.Transaction transaction, Findings findings) {
    Line head = transaction.head();
    if (!head.is("ACK")) {
      return;
    }
    Optional<Line> next =
        transaction.lines().stream().skip(1).filter(line -> !line.is("MSG")).findFirst();
    boolean frame = Set.of("HDR", "TRL").contains(head.get("transaction-type"));
    if (!frame && next.filter(line -> WORKS.contains(line.type())).isEmpty()) {
      findings.add(
          head, "T2", Level.TR, "no work follows the acknowledgement", "ask for the file again");
    }
    boolean work = Set.of("NWR", "REV").contains(head.get("transaction-type"));
    if (work && head.get("title").isEmpty()) {
      findings.add(head, "F9", Level.TR, "the work's title is missing", "ask for the file again");
    }
    boolean seen = false;
    for (Line line : transaction.lines()) {
      if (line.is("EXC") && !seen) {
        findings.add(
            head, "T3", Level.TR, "a conflict stands before the work", "ask for the file again");
      }
      seen |= Set.of("NWR", "REV").contains(line.type());
    }
  }
}
