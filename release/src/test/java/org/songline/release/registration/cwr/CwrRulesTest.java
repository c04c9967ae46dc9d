package org.songline.release.registration.cwr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.songline.release.catalog.Examples;
import org.songline.release.registration.cwr.Layout.Field;
import org.songline.release.registration.cwr.Layout.Kind;

/** Each rule finds its planted defect, and nothing else is found. */
class CwrRulesTest {
  private static final Set<Integer> NOBODY = Set.of();

  static Set<String> rules(CwrFile file, Set<Integer> receivers) {
    Set<String> rules = new TreeSet<>();
    Rules.check(file, receivers).forEach(finding -> rules.add(finding.rule()));
    return rules;
  }

  @Test
  void aGoodFileHasNoFault() {
    assertThat(Rules.check(CwrSamples.everything(), Set.of(52))).isEmpty();
    for (Version version : Version.values()) {
      for (var catalog : List.of(Examples.single(), Examples.ep(), Examples.album())) {
        CwrFile file = CwrSamples.file(catalog, Examples.PUBLISHER, version);
        assertThat(Rules.check(file, Set.of(52))).isEmpty();
      }
    }
  }

  @Test
  void randomCatalogsGiveGoodFiles() {
    for (long seed = 1; seed <= 150; seed++) {
      var catalog = CwrSamples.random(new Random(seed));
      for (Version version : Version.values()) {
        CwrFile file = CwrSamples.file(catalog, Examples.PUBLISHER, version);
        assertThat(Rules.check(file, NOBODY)).as("seed %d, %s", seed, version).isEmpty();
      }
    }
  }

  /** Lines with one changed, numbers and totals mended after it. */
  private static CwrFile changed(UnaryOperator<List<Line>> change) {
    CwrFile file = CwrSamples.everything();
    return new CwrFile(
        file.version(), CwrSamples.counted(change.apply(new ArrayList<>(file.lines()))));
  }

  private static UnaryOperator<List<Line>> set(String type, String... fields) {
    return lines -> {
      int at = index(lines, type);
      Line line = lines.get(at);
      for (int i = 0; i < fields.length; i += 2) {
        line = line.with(fields[i], fields[i + 1]);
      }
      lines.set(at, line);
      return lines;
    };
  }

  private static UnaryOperator<List<Line>> drop(String... types) {
    return lines -> {
      lines.removeIf(line -> Set.of(types).contains(line.type()));
      return lines;
    };
  }

  private static UnaryOperator<List<Line>> add(String behind, Line... more) {
    return lines -> {
      lines.addAll(index(lines, behind) + 1, List.of(more));
      return lines;
    };
  }

  private static UnaryOperator<List<Line>> again(String type, String... fields) {
    return lines -> {
      Line line = lines.get(index(lines, type));
      for (int i = 0; i < fields.length; i += 2) {
        line = line.with(fields[i], fields[i + 1]);
      }
      lines.add(index(lines, type) + 1, line);
      return lines;
    };
  }

  @SafeVarargs
  private static UnaryOperator<List<Line>> all(UnaryOperator<List<Line>>... changes) {
    return lines -> {
      List<Line> now = lines;
      for (UnaryOperator<List<Line>> change : changes) {
        now = change.apply(now);
      }
      return now;
    };
  }

  private static int index(List<Line> lines, String type) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).is(type)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no " + type);
  }

  private static Arguments planted(
      String rules, UnaryOperator<List<Line>> change, Integer... receivers) {
    return Arguments.of(new TreeSet<>(List.of(rules.split(", "))), change, Set.of(receivers));
  }

  static Stream<Arguments> defectsOfWorks() {
    return Stream.of(
        planted(
            "NWR T4, NWR T11",
            all(
                set("SPU", "mr", "9000"),
                set("OPU", "mr", "2000"),
                set("SWR", "mr", ""),
                set("OWR", "mr", ""),
                set("SWT", "mr", ""),
                set("OWT", "mr", ""))),
        planted("NWR T7", drop("SPT")),
        planted(
            "NWR T9, NWR T4",
            all(
                set("SWR", "pr", "1000"),
                set("OWR", "pr", "1000"),
                set("SPU", "pr", "5000"),
                set("OPU", "pr", "3000"))),
        planted("NWR T10", set("OWR", "role", "C")),
        planted("NWR T11", set("OWR", "sr", "1007")),
        planted("NWR T12, NWR T11, NWR T10", drop("SWR", "NWN", "SWT", "PWR", "OWR", "OWT")),
        planted("NWR T14", set("SPT", "mr", "7000")),
        planted("NWR T15", set("SWR", "role", "TR")),
        planted("NWR T16, NWR T17", set("OPU", "sequence", "1")),
        planted(
            "NWR T17",
            add(
                "SPT",
                CwrSamples.line(
                    "SPU", "sequence", "1", "ip", "THIRD", "name", "THIRD SONGS", "role", "E"))),
        planted("NWR T20", drop("SWT")),
        planted("NWR T22", set("GRH", "transaction-type", "REV")),
        planted("NWR T23", set("NWR", "version", "ORI")),
        planted("NWR T24", all(set("SWR", "last", "DP"), set("OWR", "last", "DP"))),
        planted(
            "NWR T25, NWR T43",
            add(
                "OPU",
                CwrSamples.line(
                    "SPU", "sequence", "3", "ip", "THIRD", "name", "THIRD SONGS", "role", "E"))),
        planted(
            "NWR T26",
            add(
                "SPT",
                CwrSamples.line(
                    "SPU",
                    "sequence",
                    "1",
                    "ip",
                    "THIRD",
                    "name",
                    "THIRD SONGS",
                    "role",
                    "AQ",
                    "mr",
                    "1"))),
        planted("NWR T30", lines -> lines, 35),
        planted("NWR T41", lines -> lines, 58),
        planted("NWR T42", set("SWR", "role", "A"), 74),
        planted("NWR T39", all(set("ORN", "production", "", "library", "LIB"))),
        planted(
            "NWR T43",
            lines -> {
              lines.add(index(lines, "PER"), lines.remove(index(lines, "REC")));
              return lines;
            }),
        planted("NWR T44", set("OWT", "mr", "2000")),
        planted("NWR T45", set("NWR", "text-music", "MUS")),
        planted(
            "NWR T48", all(set("SWR", "pr-society", "010"), set("SPU", "pr-society", "021")), 21),
        planted("NWR T52", set("SWT", "pr", "3000"), 10),
        planted("NWR T53", drop("INS", "IND")),
        planted("TER T8, TER F1, TER F2", add("XRF", Line.read(0, "TER"))),
        planted("XYZ T8", add("XRF", Line.read(0, "XYZ"))),
        planted(
            "FILE E8, GRT F3",
            lines -> {
              lines.add(index(lines, "XRF") + 1, lines.getFirst());
              return lines;
            }),
        planted(
            "NWR F3",
            lines -> {
              List<Line> work = lines.subList(index(lines, "NWR"), index(lines, "GRT"));
              lines.addAll(index(lines, "GRT"), List.copyOf(work));
              return lines;
            }),
        planted("NWR F7", set("NWR", "duration", "")),
        planted("NWR F14", set("NWR", "arrangement", "")),
        planted("NWR F15", set("NWR", "adaptation", "")),
        planted("NWR F18", set("NWR", "components", "")),
        planted("NWR F19, COM R1", set("NWR", "composite", "")),
        planted("SPU R2, SPU F32", set("SPU", "role", "AQ")),
        planted(
            "SPU R3",
            add(
                "SPT",
                CwrSamples.line(
                    "SPU",
                    "sequence",
                    "1",
                    "ip",
                    "THIRD",
                    "name",
                    "THIRD SONGS",
                    "role",
                    "AM",
                    "mr",
                    "1"))),
        planted(
            "SPU R8, NWR T26",
            add(
                "SPT",
                CwrSamples.line(
                    "SPU", "sequence", "1", "ip", "THIRD", "name", "THIRD SONGS", "role", "AQ"))),
        planted("OPU F1", set("OPU", "sequence", "3")),
        planted("SPU F7", set("SPU", "unknown", "N")),
        planted("SPU F40", set("SPU", "ipi", "")),
        planted("OPU F4", set("OPU", "name", "")),
        planted("OPU F9", set("OPU", "unknown", "Y")),
        planted(
            "SPT F1, NWR T43",
            add(
                "OPU",
                CwrSamples.line(
                    "SPT",
                    "ip",
                    "OTHER",
                    "mr",
                    "0",
                    "included",
                    "E",
                    "territory",
                    "0840",
                    "sequence",
                    "1"))),
        planted(
            "SPT R1",
            again("SPT", "pr", "", "mr", "", "sr", "", "territory", "0840", "sequence", "2")),
        planted("SPT F2", set("SPT", "ip", "ANNA")),
        planted("SPT F13", set("SPT", "sequence", "4")),
        planted("SWR R2", drop("PWR")),
        planted("SWR F4", set("SWR", "unknown", "N")),
        planted("OWR F3", set("OWR", "last", "")),
        planted("OWR F6", set("OWR", "unknown", "Y")),
        planted(
            "SWT F1, NWR T43",
            add(
                "OWT",
                CwrSamples.line(
                    "SWT", "ip", "TOM", "included", "E", "territory", "0840", "sequence", "2"))),
        planted(
            "OWT F12",
            add(
                "SWT",
                CwrSamples.line(
                    "OWT", "ip", "ANNA", "included", "E", "territory", "0840", "sequence", "2"))),
        planted("OWT F13", set("OWT", "ip", "ANNA")),
        planted(
            "SWT R1",
            again("SWT", "pr", "", "mr", "", "sr", "", "territory", "0840", "sequence", "2")),
        planted("SWT R3", again("SWT", "included", "E", "territory", "0840", "sequence", "2")),
        planted("SWT F2", set("SWT", "ip", "TOM")),
        planted("SWT F10", set("SWT", "sequence", "4")),
        planted("PWR F8", set("PWR", "writer-ip", "")),
        planted("PWR F9", set("PWR", "publisher-ip", "")),
        planted("PWR F10", set("PWR", "name", "")),
        planted("PWR F11", set("PWR", "writer-ip", "TOM")),
        planted("PWR F12", set("PWR", "sequence", "2")),
        planted("PWR F13", set("PWR", "name", "QUAI SONGS")),
        planted(
            "NPN R1",
            lines -> {
              Line name = lines.remove(index(lines, "NPN"));
              lines.add(index(lines, "SPT") + 1, name);
              return lines;
            }),
        planted(
            "NWN R1",
            lines -> {
              Line name = lines.remove(index(lines, "NWN"));
              lines.add(index(lines, "SWT") + 1, name);
              return lines;
            }),
        planted("IND R1", drop("INS")),
        planted("NET R1", drop("EWT")),
        planted("NVT R1", drop("VER")),
        planted("NCT R1", drop("COM")),
        planted("NOW R1", drop("EWT", "NET")),
        planted("EWT R1", all(again("EWT"), drop("NET", "NOW"))),
        planted("VER R1", again("VER")),
        planted("NAT R1", again("NAT")),
        planted("ALT F4", set("ALT", "title", "BÖATS")),
        planted("ALT F6", set("ALT", "title-type", "OL", "language", "")),
        planted("NPR F5", set("NPR", "last", "", "sung", "")),
        planted("REC F1", add("REC", CwrSamples.line("REC"))),
        planted("REC F18", set("REC", "validity", "")),
        planted("ORN F4", set("ORN", "cd", "")),
        planted("ORN F10, NWR T39", set("ORN", "production", "")),
        planted("ORN F13, NWR T39", set("ORN", "production", "", "purpose", "FIL")),
        planted("COM F7", set("COM", "last-2", "")),
        planted("ARI R1", set("ARI", "note", "", "number", "")),
        planted("ARI F3", set("ARI", "subject", "")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defectsOfWorks")
  void aDefectOfAWorkIsFound(
      Set<String> expected, UnaryOperator<List<Line>> change, Set<Integer> receivers) {
    assertThat(rules(changed(change), receivers)).isEqualTo(expected);
  }

  /** A file whose numbers and totals stay as they were. */
  private static CwrFile raw(UnaryOperator<List<Line>> change) {
    CwrFile file = CwrSamples.everything();
    return new CwrFile(file.version(), change.apply(new ArrayList<>(file.lines())));
  }

  static Stream<Arguments> defectsOfFrames() {
    return Stream.of(
        planted("FILE E2, FILE E3, TRL F3", lines -> lines.subList(1, lines.size())),
        planted("FILE E5", lines -> lines.subList(0, lines.size() - 1)),
        planted(
            "FILE E4, FILE E6, GRH F2, GRH F5, GRT F2, GRT F3, TRL F1, TRL F3",
            lines -> {
              lines.add(index(lines, "GRT"), lines.get(1));
              return lines;
            }),
        planted(
            "FILE E7, TRL F3",
            lines -> {
              lines.add(index(lines, "TRL"), lines.get(index(lines, "XRF")));
              return lines;
            }),
        planted(
            "FILE E8, TRL F3",
            lines -> {
              lines.add(lines.getLast());
              return lines;
            }),
        planted("GRH F2, GRT F1", set("GRH", "group", "2")),
        planted("GRH F4", set("GRH", "version", "02.10")),
        planted("GRT F1", set("GRT", "group", "2")),
        planted("GRT F2", set("GRT", "transactions", "2")),
        planted("GRT F3", set("GRT", "records", "20")),
        planted("TRL F1", set("TRL", "groups", "2")),
        planted("TRL F2", set("TRL", "transactions", "2")),
        planted("TRL F3", set("TRL", "records", "20")),
        planted("PREFIX T1", set("PER", Layouts.TRANSACTION, "3")),
        planted("PREFIX T2, GRT F3, TRL F3", drop("PER")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defectsOfFrames")
  void aDefectOfTheFrameIsFound(
      Set<String> expected, UnaryOperator<List<Line>> change, Set<Integer> receivers) {
    assertThat(rules(raw(change), receivers)).isEqualTo(expected);
  }

  /** Fields whose value other rules look at too. */
  private static final Set<String> SEEN_BY_OTHERS =
      Set.of(
          "role",
          "pr",
          "mr",
          "sr",
          "included",
          "territory",
          "sequence",
          "ip",
          "version",
          "group",
          "transaction-type",
          "title-type",
          "purpose",
          "category",
          "last",
          "duration",
          "name");

  static Stream<Arguments> fields() {
    List<Arguments> fields = new ArrayList<>();
    for (Line line : CwrSamples.everything().lines()) {
      for (Field field : line.layout().fields()) {
        fields.add(Arguments.of(line.type(), field));
      }
    }
    return fields.stream();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("fields")
  void aBadFieldIsFoundByItsRule(String type, Field field) {
    field
        .need()
        .ifPresent(need -> fieldIsFound(type, field, "", "F" + need.number(), need.level()));
    field
        .check()
        .filter(_ -> field.kind() != Kind.TEXT || type.equals("HDR"))
        .ifPresent(
            check -> fieldIsFound(type, field, bad(field), "F" + check.number(), check.level()));
    field
        .spelled()
        .ifPresent(
            check -> fieldIsFound(type, field, "\u00c9", "F" + check.number(), check.level()));
  }

  private static void fieldIsFound(
      String type, Field field, String value, String rule, Level level) {
    CwrFile file = raw(set(type, field.name(), value));
    List<Finding> findings = Rules.check(file, NOBODY);
    assertThat(findings)
        .as("%s %s = \"%s\"", type, field.name(), value)
        .anyMatch(one -> one.rule().equals(type + " " + rule) && one.level() == level);
    if (!SEEN_BY_OTHERS.contains(field.name())) {
      assertThat(findings).as("%s %s = \"%s\"", type, field.name(), value).hasSize(1);
    }
  }

  private static String bad(Field field) {
    return switch (field.kind()) {
      case CODE -> "?";
      case DATE -> "20261340";
      case TIME -> "009900";
      case SHARE -> "99999";
      case FLAG, YES_NO -> "X";
      case NUMBER -> "X";
      case IPI -> "00014107339";
      case IPI_BASE -> "I-000000229-8";
      case ISWC -> "T0345246802";
      case ISRC -> "1234567890AB";
      case EAN -> "4006381333932";
      case TEXT -> "ZZ";
    };
  }
}
