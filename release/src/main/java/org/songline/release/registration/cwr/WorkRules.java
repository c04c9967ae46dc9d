package org.songline.release.registration.cwr;

import static org.songline.release.registration.cwr.WorkLines.TOLERANCE;
import static org.songline.release.registration.cwr.WorkLines.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.songline.release.registration.cwr.RegisteredWork.Shares;
import org.songline.release.registration.cwr.WorkLines.Party;

/** Whether the records of a work fit together: totals, roles, order. */
final class WorkRules {
  static final int WHOLE = 10_000;
  private static final int HALF = 5_000;
  private static final Set<String> CREATORS = Set.of("CA", "A", "C");
  private static final Set<String> CHANGERS = Set.of("AR", "AD", "SR", "SA", "TR");
  private static final Set<String> WITH_TEXT = Set.of("CA", "A", "SA", "TR");

  /** The place of each record in a transaction; those of one number may be mixed. */
  private static final Map<String, Integer> ORDER =
      Map.ofEntries(
          Map.entry("SPU", 1),
          Map.entry("SPT", 1),
          Map.entry("NPN", 1),
          Map.entry("OPT", 1),
          Map.entry("OPU", 2),
          Map.entry("SWR", 3),
          Map.entry("NWN", 3),
          Map.entry("SWT", 3),
          Map.entry("PWR", 3),
          Map.entry("OWR", 4),
          Map.entry("OWT", 4),
          Map.entry("ALT", 5),
          Map.entry("NAT", 6),
          Map.entry("EWT", 7),
          Map.entry("NET", 7),
          Map.entry("NOW", 7),
          Map.entry("VER", 8),
          Map.entry("NVT", 8),
          Map.entry("PER", 9),
          Map.entry("NPR", 9),
          Map.entry("REC", 10),
          Map.entry("ORN", 11),
          Map.entry("INS", 12),
          Map.entry("IND", 12),
          Map.entry("COM", 13),
          Map.entry("NCT", 13),
          Map.entry("ARI", 14),
          Map.entry("XRF", 15));

  /** Records that may follow later ones than their own place. */
  private static final Set<String> FOLLOWING = Set.of("NPN", "OPT", "NWN", "PWR", "NOW");

  private final WorkLines work;
  private final Line head;
  private final Findings findings;

  private WorkRules(WorkLines work, Findings findings) {
    this.work = work;
    this.head = work.head();
    this.findings = findings;
  }

  static void check(WorkLines work, Findings findings) {
    WorkRules rules = new WorkRules(work, findings);
    totals(work, findings);
    rules.writers();
    rules.version();
    rules.collected();
    rules.content();
    rules.order();
  }

  /** Ownership of publishers, of writers and of all. */
  static void totals(WorkLines work, Findings findings) {
    Line head = work.head();
    Shares publishers = WorkLines.owned(work.publishers());
    if (publishers.performing() > HALF + TOLERANCE
        || publishers.mechanical() > WHOLE + TOLERANCE
        || publishers.synchronisation() > WHOLE + TOLERANCE) {
      findings.add(
          head,
          "T4",
          Level.TR,
          "publishers own more than 50 % of the performing right or 100 % of another",
          "lower the publishers' shares");
    }
    Shares writers = WorkLines.owned(work.writers());
    boolean half = writers.performing() <= TOLERANCE || writers.performing() >= HALF - TOLERANCE;
    if (!half
        || writers.performing() > WHOLE + TOLERANCE
        || writers.mechanical() > WHOLE + TOLERANCE
        || writers.synchronisation() > WHOLE + TOLERANCE) {
      findings.add(
          head,
          "T9",
          Level.TR,
          "writers own "
              + percent(writers.performing())
              + " of the performing right: it must be nothing or at least 50 %, and no right more"
              + " than 100 %",
          "correct the writers' shares");
    }
    WorkLines.byRight(WorkLines.sum(List.of(publishers, writers)))
        .forEach(
            (right, total) -> {
              if (total != 0 && Math.abs(total - WHOLE) > TOLERANCE) {
                findings.add(
                    head,
                    "T11",
                    Level.TR,
                    "the shares of the " + right + " right are " + percent(total) + " together",
                    "make them 100 % (or nothing)");
              }
            });
  }

  private void writers() {
    List<Party> writers = work.writers();
    if (writers.isEmpty()) {
      tell("T12", "the work has no writer", "add its writers");
      return;
    }
    if (writers.stream().noneMatch(one -> CREATORS.contains(one.role()))) {
      tell("T15", "nobody composed it or wrote its words", "say who is composer or author");
    }
    boolean free = writers.stream().allMatch(one -> one.line().get("last").equals("DP"));
    int performing = WorkLines.owned(work.parties()).performing();
    if (free && performing > 0) {
      tell("T24", "nobody can own a performing right in the public domain", "set the shares to 0");
    }
    if (head.get("text-music").equals("MUS")
        && writers.stream().anyMatch(one -> WITH_TEXT.contains(one.role()))) {
      tell(
          "T45",
          "it is music alone, yet somebody wrote or translated words",
          "make it music with text, or the writer a composer");
    }
  }

  private void version() {
    boolean changed = work.writers().stream().anyMatch(one -> CHANGERS.contains(one.role()));
    boolean modified = head.get("version").equals("MOD");
    if (modified && !changed) {
      tell("T10", "it is a version, but nobody arranged, adapted or translated it", "name who did");
    }
    if (head.get("version").equals("ORI") && changed) {
      tell(
          "T23",
          "it is an original, yet somebody arranged, adapted or translated it",
          "register it as a version, or correct the writer's role");
    }
    if (modified && head.get("arrangement").isEmpty()) {
      tell("F14", "a version must say how the music was changed", "fill in arrangement");
    }
    if (modified && head.get("adaptation").isEmpty()) {
      tell("F15", "a version must say how the words were changed", "fill in adaptation");
    }
  }

  private void content() {
    boolean serious = head.get("category").equals("SER");
    if (serious && CwrReader.seconds(head.get("duration")) == 0) {
      tell("F7", "a serious work must have its duration", "fill it in");
    }
    if (serious && !work.has("INS") && !work.has("IND")) {
      tell("T53", "a serious work must have its instruments", "add them");
    }
    boolean composite = !head.get("composite").isEmpty();
    boolean counted = !head.get("components").isEmpty();
    if (composite && !counted) {
      tell("F18", "a composite must say of how many works", "fill in components");
    }
    if (counted && !composite) {
      tell("F19", "it counts components, yet is no composite", "say which kind of composite it is");
    }
    if (head.get("work-type").equals("FM")
        && work.all().stream()
            .noneMatch(line -> line.is("ORN") && !line.get("production").isEmpty())) {
      tell("T39", "music of a film must name the production", "add its origin with a title");
    }
  }

  /** In no territory is more than the whole of a right collected. */
  private void collected() {
    List<Line> controlled = new ArrayList<>();
    List<Line> all = new ArrayList<>();
    for (Party party : work.parties()) {
      for (Line line : party.collects()) {
        all.add(line);
        if (line.is("SPT") || line.is("SWT")) {
          controlled.add(line);
        }
      }
    }
    boolean told = over("T14", controlled, true);
    over("T44", all, !told);
  }

  private boolean over(String rule, List<Line> lines, boolean tell) {
    Set<String> territories = new TreeSet<>(List.of(Tables.WORLD));
    lines.forEach(line -> territories.add(Tables.padded(line.get("territory"))));
    for (String territory : territories) {
      for (Map.Entry<String, Integer> right : WorkLines.byRight(in(territory, lines)).entrySet()) {
        if (right.getValue() > WHOLE + TOLERANCE) {
          if (tell) {
            tell(
                rule,
                "in territory "
                    + territory
                    + " "
                    + percent(right.getValue())
                    + " of the "
                    + right.getKey()
                    + " right are collected",
                "lower the collected shares to 100 %");
          }
          return true;
        }
      }
    }
    return false;
  }

  /** What is collected in a territory: its own record counts before that of the world. */
  static Shares in(String territory, List<Line> lines) {
    List<Shares> all = new ArrayList<>();
    List<Line> rest = new ArrayList<>(lines);
    while (!rest.isEmpty()) {
      String ip = rest.getFirst().type() + rest.getFirst().get("ip");
      List<Line> party =
          rest.stream().filter(line -> (line.type() + line.get("ip")).equals(ip)).toList();
      rest.removeAll(party);
      List<Line> own = party.stream().filter(line -> is(line, territory)).toList();
      List<Line> here =
          own.isEmpty() ? party.stream().filter(line -> is(line, Tables.WORLD)).toList() : own;
      here.stream()
          .filter(line -> line.get("included").equals("I"))
          .map(CwrReader::shares)
          .forEach(all::add);
    }
    return WorkLines.sum(all);
  }

  private static boolean is(Line line, String territory) {
    return Tables.padded(line.get("territory")).equals(territory);
  }

  private void order() {
    int place = 0;
    for (Line line : work.all().subList(1, work.all().size())) {
      if (!line.layout().known()) {
        continue;
      }
      Integer own = ORDER.get(line.type());
      if (own == null) {
        findings.add(
            line, "T8", Level.RR, "it does not belong into a work's transaction", "take it out");
      } else if (own < place && !FOLLOWING.contains(line.type())) {
        findings.add(
            head.type() + " T43",
            Level.TR,
            line.number(),
            line.type() + " stands behind records that belong after it",
            "put the records into the format's order");
        return;
      } else {
        place = Math.max(place, own);
      }
    }
  }

  private void tell(String rule, String what, String mend) {
    findings.add(head, rule, Level.TR, what, mend);
  }
}
