package org.songline.release.registration.cwr;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Records of titles, originals, recordings and other details beside each other. */
final class DetailRules {
  /** What a record may follow. */
  private static final Map<String, Set<String>> AFTER =
      Map.of(
          "NPN", Set.of("SPU", "OPU"),
          "NWN", Set.of("SWR", "OWR"),
          "IND", Set.of("INS", "IND"),
          "NET", Set.of("EWT"),
          "NVT", Set.of("VER"),
          "NCT", Set.of("COM"),
          "NOW", Set.of("EWT", "VER", "COM", "NET", "NVT", "NCT", "NOW"));

  private DetailRules() {}

  static void check(List<Line> work, Version version, Findings findings) {
    Map<String, Integer> count = new TreeMap<>();
    for (int i = 1; i < work.size(); i++) {
      Line line = work.get(i);
      Set<String> after = AFTER.getOrDefault(line.type(), Set.of());
      if (!after.isEmpty() && !after.contains(work.get(i - 1).type())) {
        findings.add(
            line,
            "R1",
            Level.RR,
            "it does not stand behind " + String.join(" or ", after.stream().sorted().toList()),
            "move it behind the record that it belongs to");
      }
      boolean once = line.is("EWT") || line.is("VER");
      if (once && count.merge(line.type(), 1, Integer::sum) == 2) {
        findings.add(line, "R1", Level.TR, "a work has only one of them", "take one out");
      }
      if (line.is("NAT")
          && line.get("title-type").equals("OT")
          && count.merge("NAT", 1, Integer::sum) == 2) {
        findings.add(line, "R1", Level.RR, "the original title stands there twice", "take one out");
      }
      detail(work.getFirst(), line, version, findings);
    }
  }

  private static void detail(Line head, Line line, Version version, Findings findings) {
    switch (line.type()) {
      case "ALT" -> alternate(line, findings);
      case "NPR" -> {
        if (line.get("last").isEmpty()
            && line.get("sung").isEmpty()
            && line.get("dialect").isEmpty()) {
          rr(findings, line, "F5", "neither a name nor a language is given", "give one");
        }
      }
      case "REC" -> recording(line, version, findings);
      case "ORN" -> origin(line, findings);
      case "COM" -> {
        if (head.get("composite").isEmpty()) {
          rr(findings, line, "R1", "the work is no composite", "say which kind of composite it is");
        }
        if (line.get("last-2").isEmpty() && !line.get("first-2").isEmpty()) {
          findings.add(line, "F7", Level.FR, "the second writer has no last name", "fill it in");
        }
      }
      case "ARI" -> {
        if (line.get("number").isEmpty() && line.get("note").isEmpty()) {
          rr(findings, line, "R1", "it has neither a number nor a note", "give one");
        } else if (!line.get("note").isEmpty() && line.get("subject").isEmpty()) {
          rr(findings, line, "F3", "the note has no subject", "give its code");
        }
      }
      default -> {}
    }
  }

  private static void alternate(Line line, Findings findings) {
    boolean national = Set.of("OL", "AL").contains(line.get("title-type"));
    if (national && line.get("language").isEmpty()) {
      rr(findings, line, "F6", "a title in another language must say which", "give its code");
    }
    if (!national && !Cis.allowed("titles", line.get("title"))) {
      rr(
          findings,
          line,
          "F4",
          "the title has characters that are not allowed",
          "write it in capitals A to Z without accents");
    }
  }

  private static void recording(Line line, Version version, Findings findings) {
    boolean nothing =
        line.values().keySet().stream()
            .allMatch(name -> name.equals(Layouts.TRANSACTION) || name.equals(Layouts.RECORD));
    if (nothing) {
      rr(findings, line, "F1", "nothing is said of the recording", "fill in its ISRC");
    }
    if (version == Version.V22 && !line.get("isrc").isEmpty() && line.get("validity").isEmpty()) {
      rr(findings, line, "F18", "it is not said whether the ISRC is valid", "set Y");
    }
  }

  private static void origin(Line line, Findings findings) {
    String purpose = line.get("purpose");
    if (purpose.equals("LIB") && line.get("cd").isEmpty()) {
      rr(findings, line, "F4", "a library work must name its disc", "fill in the disc");
    }
    boolean screen = Set.of("FIL", "TEL").contains(purpose);
    if (screen && line.get("production").isEmpty()) {
      findings.add(
          line, "F13", Level.TR, "music of a film must name the production", "fill in its title");
    } else if (line.get("production").isEmpty() && line.get("library").isEmpty()) {
      rr(findings, line, "F10", "neither a production nor a library is named", "name one");
    }
  }

  private static void rr(Findings findings, Line line, String rule, String what, String mend) {
    findings.add(line, rule, Level.RR, what, mend);
  }
}
