package org.songline.release.registration.cwr;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.songline.release.registration.cwr.WorkLines.Party;

/** What single societies ask for; checked for those that get the file. */
final class SocietyRules {
  private static final int ASCAP = 10;
  private static final int BMI = 21;
  private static final int GEMA = 35;
  private static final int SACEM = 58;
  private static final int SIAE = 74;
  private static final String USA = "0840";

  private SocietyRules() {}

  static void check(WorkLines work, Set<Integer> receivers, Findings findings) {
    for (Integer society : List.of(GEMA, SACEM)) {
      if (receivers.contains(society)
          && work.publishers().stream()
              .filter(Party::controlled)
              .noneMatch(
                  one ->
                      one.line().number("pr-society") == society
                          || one.line().number("mr-society") == society)) {
        findings.add(
            work.head(),
            society == GEMA ? "T30" : "T41",
            Level.TR,
            "none of its publishers is a member of " + (society == GEMA ? "GEMA" : "SACEM"),
            "do not send it there, or add the publisher's society");
      }
    }
    if (receivers.contains(SIAE)
        && work.writers().stream().noneMatch(one -> Set.of("C", "CA").contains(one.role()))) {
      findings.add(
          work.head(), "T42", Level.TR, "it has no composer, which SIAE asks for", "name one");
    }
    if (receivers.contains(ASCAP) || receivers.contains(BMI)) {
      related(work, findings);
    }
    if (receivers.contains(ASCAP)) {
      inUsa(work, findings);
    }
  }

  /** A writer of one of both societies has no publisher of the other. */
  private static void related(WorkLines work, Findings findings) {
    for (Party writer : work.writers()) {
      int own = writer.line().number("pr-society");
      int other = own == ASCAP ? BMI : own == BMI ? ASCAP : 0;
      for (Line link : writer.publishers()) {
        boolean wrong =
            other != 0
                && work.publishers().stream()
                    .anyMatch(
                        one ->
                            one.line().get("ip").equals(link.get("publisher-ip"))
                                && one.line().number("pr-society") == other);
        if (wrong && writer.controlled()) {
          findings.add(
              work.head().type() + " T48",
              Level.TR,
              link.number(),
              "a writer of one American society has a publisher of the other",
              "name the publisher's company at the writer's society");
        }
      }
    }
  }

  /** In the USA all of the performing right is collected by somebody. */
  private static void inUsa(WorkLines work, Findings findings) {
    int total = 0;
    for (Party party : work.parties()) {
      List<Line> collects = new ArrayList<>(party.collects());
      total +=
          party.controlled() || !collects.isEmpty()
              ? WorkRules.in(USA, collects).performing()
              : party.owns().performing();
    }
    if (Math.abs(total - WorkRules.WHOLE) > WorkLines.TOLERANCE) {
      findings.add(
          work.head(),
          "T52",
          Level.TR,
          "in the USA " + WorkLines.percent(total) + " of the performing right are collected",
          "make it 100 % for ASCAP");
    }
  }
}
