package org.songline.release.registration.cwr;

import java.util.Optional;
import java.util.Set;
import org.songline.release.registration.cwr.RegisteredWork.Shares;
import org.songline.release.registration.cwr.WorkLines.Party;

/** Writers, where they collect, and who publishes them. */
final class WriterRules {
  private static final Set<String> CREATORS = Set.of("C", "CA", "A");
  private static final Set<String> CHANGERS = Set.of("AR", "AD", "SR", "SA", "TR");

  private WriterRules() {}

  static void check(WorkLines work, Version version, Findings findings) {
    Shares all = WorkLines.owned(work.writers());
    boolean unpublished =
        Math.min(all.performing(), Math.min(all.mechanical(), all.synchronisation()))
            >= WorkRules.WHOLE - WorkLines.TOLERANCE;
    for (Party one : work.writers()) {
      writer(work, one, findings);
      Line line = one.line();
      if (one.controlled() && !unpublished && one.publishers().isEmpty()) {
        tr(
            findings,
            line,
            "R2",
            "the writer has no publisher, yet the work has",
            "link the writer to a publisher, or make it an other writer");
      }
      if (one.controlled() && !one.owns().nothing() && one.collects().isEmpty()) {
        findings.add(
            work.head(),
            "T20",
            Level.TR,
            "the writer " + line.get("last") + " has no territory to collect in",
            "add one, such as the world");
      }
      territories(one, findings);
      one.publishers().forEach(link -> link(work, one, link, version, findings));
    }
  }

  private static void writer(WorkLines work, Party one, Findings findings) {
    Line line = one.line();
    boolean unknown = line.get("unknown").equals("Y");
    if (one.controlled() && !line.get("unknown").isEmpty()) {
      tr(findings, line, "F4", "a writer of the submitter cannot be unknown", "leave it empty");
    }
    if (line.is("OWR") && unknown && !line.get("last").isEmpty()) {
      findings.add(line, "F6", Level.FR, "an unknown writer has a name", "leave one out");
    }
    if (line.is("OWR") && !unknown && line.get("last").isEmpty()) {
      tr(findings, line, "F3", "the writer has no name", "name the writer, or mark it as unknown");
    }
    boolean shared =
        work.writers().stream()
            .anyMatch(other -> CHANGERS.contains(other.role()) && !other.owns().nothing());
    if (work.head().get("version").equals("MOD")
        && CREATORS.contains(one.role())
        && one.owns().nothing()
        && !shared) {
      tr(
          findings,
          line,
          "F20",
          "a writer of the original has no share, and no other has one",
          "give the arranger or translator a share");
    }
  }

  private static void territories(Party one, Findings findings) {
    int sequence = 0;
    for (Line line : one.collects()) {
      sequence++;
      Shares shares = CwrReader.shares(line);
      boolean other = line.is("OWT");
      if (line.is("SWT") && one.line().is("OWR")) {
        tr(findings, line, "F1", "it does not follow a writer of the submitter", "move it");
      }
      if (other && one.line().is("SWR")) {
        tr(findings, line, "F12", "it follows a writer of the submitter", "make it a SWT");
      }
      if (line.get("included").equals("I") && shares.nothing()) {
        tr(
            findings,
            line,
            "R1",
            "nothing is collected in a territory that is included",
            "fill in a share, or take it out");
      }
      if (line.get("included").equals("E") && !shares.nothing()) {
        findings.add(
            line, "R3", Level.FR, "a territory that is left out has shares", "set them to 0");
      }
      if (!line.get("ip").isEmpty() && !line.get("ip").equals(one.line().get("ip"))) {
        tr(
            findings,
            line,
            other ? "F13" : "F2",
            "it names another writer than it follows",
            "correct it");
      }
      if (line.number("sequence") != sequence && line.number("sequence") != 0) {
        findings.add(
            line, "F10", Level.RR, "territories are not numbered 1, 2, 3", "number them anew");
        sequence = line.number("sequence");
      }
    }
  }

  private static void link(
      WorkLines work, Party writer, Line link, Version version, Findings findings) {
    String ip = link.get("publisher-ip");
    if (writer.controlled()) {
      if (link.get("writer-ip").isEmpty()) {
        tr(findings, link, "F8", "it does not name the writer", "fill in the writer's number");
      }
      if (ip.isEmpty()) {
        tr(findings, link, "F9", "it does not name the publisher", "fill in its number");
      }
      if (link.get("name").isEmpty()) {
        tr(findings, link, "F10", "the publisher's name is missing", "fill it in");
      }
    }
    String named = link.get("writer-ip");
    if (!named.isEmpty() && !named.equals(writer.line().get("ip"))) {
      tr(findings, link, "F11", "it names another writer than it follows", "correct it");
    }
    if (ip.isEmpty()) {
      return;
    }
    Optional<Line> publisher =
        work.publishers().stream()
            .map(Party::line)
            .filter(line -> line.get("ip").equals(ip))
            .filter(
                line ->
                    version == Version.V21
                        || link.number("sequence") == 0
                        || line.number("sequence") == link.number("sequence"))
            .findFirst();
    if (publisher.isEmpty()) {
      tr(findings, link, "F12", "no chain of that number has that publisher", "correct it");
    } else if (!link.get("name").isEmpty()
        && !link.get("name").equals(publisher.get().get("name"))) {
      findings.add(
          link, "F13", Level.FR, "the publisher is called otherwise in its record", "correct it");
    }
  }

  private static void tr(Findings findings, Line line, String rule, String what, String mend) {
    findings.add(line, rule, Level.TR, what, mend);
  }
}
