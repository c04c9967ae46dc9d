package org.songline.release.registration.cwr;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songline.release.registration.cwr.RegisteredWork.Shares;
import org.songline.release.registration.cwr.WorkLines.Party;

/** Publishers, their chains, and where they collect. */
final class PublisherRules {
  private static final Set<String> OWN_NOTHING = Set.of("SE", "AM", "PA", "ES");

  private PublisherRules() {}

  static void check(WorkLines work, Findings findings) {
    int sequence = 0;
    for (Map.Entry<Integer, List<Party>> chain : work.chains().entrySet()) {
      sequence++;
      Line first = chain.getValue().getFirst().line();
      if (chain.getKey() != sequence && chain.getKey() != 0) {
        tr(findings, first, "F1", "the chains are not numbered 1, 2, 3", "number them anew");
        sequence = chain.getKey();
      }
      chain(work, chain.getValue(), findings);
    }
    work.publishers().forEach(one -> publisher(one, findings));
  }

  private static void chain(WorkLines work, List<Party> chain, Findings findings) {
    Party first = chain.getFirst();
    boolean controlled = first.controlled();
    if (controlled && !Set.of("E", "PA").contains(first.role()) && !first.role().isEmpty()) {
      tr(findings, first.line(), "R2", "a chain begins with an original publisher", "put it first");
    }
    if (controlled && chain.stream().anyMatch(one -> !one.controlled())) {
      work(work, findings, "T16", "an other publisher stands in a chain of the submitter");
    }
    if (chain.stream().filter(one -> one.role().equals("E")).count() > 1) {
      work(work, findings, "T17", "a chain has two original publishers");
    }
    if (!controlled) {
      return;
    }
    Shares owned =
        WorkLines.owned(
            chain.stream().filter(one -> Set.of("E", "AQ").contains(one.role())).toList());
    boolean original = chain.stream().anyMatch(one -> one.role().equals("E"));
    if (owned.nothing() && original) {
      work(work, findings, "T25", "a chain of the submitter owns nothing");
    }
    if (!owned.nothing() && chain.stream().allMatch(one -> one.collects().isEmpty())) {
      work(work, findings, "T7", "a publisher has no territory in which it collects");
    }
    for (int i = 0; i < chain.size(); i++) {
      Party one = chain.get(i);
      if (one.role().equals("AQ")) {
        Party before = i == 0 ? one : chain.get(i - 1);
        if (!before.role().equals("E")) {
          tr(findings, one.line(), "F32", "an acquirer follows an original publisher", "add it");
        } else if (!before.owns().nothing()) {
          work(work, findings, "T26", "an acquired publisher still owns something");
        }
        if (one.owns().nothing()) {
          tr(findings, one.line(), "R8", "an acquirer owns nothing", "fill in its shares");
        }
      }
    }
  }

  private static void publisher(Party one, Findings findings) {
    Line line = one.line();
    if (OWN_NOTHING.contains(one.role()) && !one.owns().nothing()) {
      tr(
          findings,
          line,
          "R3",
          "only original publishers and acquirers own shares, not " + one.role(),
          "set its shares to 0, or correct its role");
    }
    boolean unknown = line.get("unknown").equals("Y");
    if (one.controlled() && !line.get("unknown").isEmpty()) {
      tr(findings, line, "F7", "a publisher of the submitter cannot be unknown", "leave it empty");
    }
    if (line.is("OPU") && unknown && !line.get("name").isEmpty()) {
      findings.add(line, "F9", Level.FR, "an unknown publisher has a name", "leave one out");
    }
    if (line.is("OPU") && !unknown && line.get("name").isEmpty()) {
      tr(findings, line, "F4", "the publisher has no name", "name it, or mark it as unknown");
    }
    if (one.controlled() && !one.collects().isEmpty() && line.get("ipi").isEmpty()) {
      tr(findings, line, "F40", "a publisher that collects has no IPI number", "fill it in");
    }
    territories(one, findings);
  }

  private static void territories(Party one, Findings findings) {
    int sequence = 0;
    for (Line line : one.collects()) {
      sequence++;
      boolean included = line.get("included").equals("I");
      if (line.is("SPT") && one.line().is("OPU")) {
        tr(findings, line, "F1", "it does not follow a publisher of the submitter", "move it");
      }
      if (included && CwrReader.shares(line).nothing()) {
        tr(
            findings,
            line,
            "R1",
            "nothing is collected in a territory that is included",
            "fill in a share, or take it out");
      }
      if (!line.get("ip").isEmpty() && !line.get("ip").equals(one.line().get("ip"))) {
        tr(findings, line, "F2", "it names another publisher than it follows", "correct it");
      }
      if (line.number("sequence") != sequence && line.number("sequence") != 0) {
        findings.add(
            line, "F13", Level.RR, "territories are not numbered 1, 2, 3", "number them anew");
        sequence = line.number("sequence");
      }
    }
  }

  private static void tr(Findings findings, Line line, String rule, String what, String mend) {
    findings.add(line, rule, Level.TR, what, mend);
  }

  private static void work(WorkLines work, Findings findings, String rule, String what) {
    findings.add(work.head(), rule, Level.TR, what, "correct the publishers of the work");
  }
}
