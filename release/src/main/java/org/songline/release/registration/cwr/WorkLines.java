package org.songline.release.registration.cwr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.songline.release.registration.cwr.RegisteredWork.Shares;

/** The records of a work by what they are about. */
final class WorkLines {
  /** Shares may be off by that many hundredths of a percent. */
  static final int TOLERANCE = 6;

  private final List<Line> lines;
  private final List<Party> publishers = new ArrayList<>();
  private final List<Party> writers = new ArrayList<>();

  /** A publisher or writer with the records that belong to it. */
  record Party(Line line, List<Line> collects, List<Line> publishers) {
    Shares owns() {
      return CwrReader.shares(line);
    }

    boolean controlled() {
      return line.is("SPU") || line.is("SWR");
    }

    String role() {
      return line.get("role");
    }
  }

  WorkLines(List<Line> lines) {
    this.lines = List.copyOf(lines);
    for (Line line : lines) {
      switch (line.type()) {
        case "SPU", "OPU" -> publishers.add(new Party(line, new ArrayList<>(), new ArrayList<>()));
        case "SWR", "OWR" -> writers.add(new Party(line, new ArrayList<>(), new ArrayList<>()));
        case "SPT", "OPT" -> last(publishers).forEach(one -> one.collects().add(line));
        case "SWT", "OWT" -> last(writers).forEach(one -> one.collects().add(line));
        case "PWR" -> last(writers).forEach(one -> one.publishers().add(line));
        default -> {}
      }
    }
  }

  private static List<Party> last(List<Party> parties) {
    return parties.subList(Math.max(0, parties.size() - 1), parties.size());
  }

  Line head() {
    return lines.getFirst();
  }

  List<Line> all() {
    return lines;
  }

  boolean has(String type) {
    return lines.stream().anyMatch(line -> line.is(type));
  }

  List<Party> publishers() {
    return publishers;
  }

  List<Party> writers() {
    return writers;
  }

  List<Party> parties() {
    List<Party> all = new ArrayList<>(publishers);
    all.addAll(writers);
    return all;
  }

  /** Publishers by the number of their chain. */
  SortedMap<Integer, List<Party>> chains() {
    SortedMap<Integer, List<Party>> chains = new TreeMap<>();
    for (Party one : publishers) {
      chains.computeIfAbsent(one.line().number("sequence"), _ -> new ArrayList<>()).add(one);
    }
    return chains;
  }

  static Shares owned(List<Party> parties) {
    return sum(parties.stream().map(Party::owns).toList());
  }

  static Shares sum(List<Shares> all) {
    return new Shares(
        all.stream().mapToInt(Shares::performing).sum(),
        all.stream().mapToInt(Shares::mechanical).sum(),
        all.stream().mapToInt(Shares::synchronisation).sum());
  }

  static Map<String, Integer> byRight(Shares shares) {
    SortedMap<String, Integer> rights = new TreeMap<>();
    rights.put("performing", shares.performing());
    rights.put("mechanical", shares.mechanical());
    rights.put("synchronisation", shares.synchronisation());
    return rights;
  }

  static String percent(int hundredths) {
    return hundredths % 100 == 0
        ? hundredths / 100 + " %"
        : "%d.%02d %%".formatted(hundredths / 100, hundredths % 100);
  }
}
