package org.songline.release.registration.cwr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songline.release.ReleaseProblem;

/**
 * The records of a file, in order.
 *
 * @param version as its group headers say; 2.1 when they say nothing
 */
public record CwrFile(Version version, List<Line> lines) {
  static final Set<String> HEADS = Set.of("AGR", "NWR", "REV", "ISW", "EXC", "ACK");
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_LINES = 2_000_000;
  private static final int MOST_BYTES = 512 << 20;

  public CwrFile {
    lines = List.copyOf(lines);
  }

  /**
   * The records between a group header and its trailer.
   *
   * @param stray records before the first transaction
   */
  record Group(
      Line header, List<Transaction> transactions, List<Line> stray, Optional<Line> trailer) {
    Group {
      transactions = List.copyOf(transactions);
      stray = List.copyOf(stray);
    }

    String type() {
      return header.get("transaction-type");
    }

    int records() {
      return 1
          + stray.size()
          + transactions.stream().mapToInt(one -> one.lines().size()).sum()
          + (trailer.isPresent() ? 1 : 0);
    }
  }

  /** A transaction: its header record and what follows. */
  record Transaction(List<Line> lines) {
    Transaction {
      lines = List.copyOf(lines);
    }

    Line head() {
      return lines.getFirst();
    }

    /** The work in it: its own records, without acknowledgement, messages and conflicts. */
    List<Line> work() {
      List<Line> work = new ArrayList<>();
      boolean inside = false;
      for (Line line : lines) {
        if (HEADS.contains(line.type())) {
          inside = Set.of("NWR", "REV", "ISW").contains(line.type());
        }
        if (inside && !line.is("MSG")) {
          work.add(line);
        }
      }
      return work;
    }
  }

  /**
   * Reads a file; it may be wrong in any way that rules tell.
   *
   * @param place the file as its user knows it
   * @throws ReleaseProblem when it is not a file of records at all
   */
  public static CwrFile read(String place, byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new ReleaseProblem(place, "it is too long for a registration", "name another file");
    }
    List<Line> lines = new ArrayList<>();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (line.length() > LONGEST_LINE || lines.size() >= MOST_LINES) {
        throw new ReleaseProblem(
            place, "line " + (lines.size() + 1) + " is no record of CWR", "name another file");
      }
      if (!line.isBlank() && !line.equals("\u001a")) {
        lines.add(Line.read(lines.size() + 1, line));
      }
    }
    if (lines.stream().noneMatch(line -> line.layout().known())) {
      throw new ReleaseProblem(
          place, "it has no record of CWR 2.1 or 2.2", "name a file such as CW260001ABC_000.V21");
    }
    Version version =
        lines.stream().anyMatch(line -> line.is("GRH") && line.get("version").equals("02.20"))
            ? Version.V22
            : Version.V21;
    return new CwrFile(version, lines);
  }

  /** As it is sent: one record to a line, each ended with CR and LF. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text(version)).append("\r\n"));
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The groups in order; records outside of any are left out. */
  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    Gathered open = null;
    for (Line line : lines) {
      if (line.is("GRH")) {
        if (open != null) {
          groups.add(open.close(Optional.empty()));
        }
        open = new Gathered(line);
      } else if (open != null && line.is("GRT")) {
        groups.add(open.close(Optional.of(line)));
        open = null;
      } else if (open != null && !line.is("TRL") && !line.is("HDR")) {
        open.add(line);
      }
    }
    if (open != null) {
      groups.add(open.close(Optional.empty()));
    }
    return groups;
  }

  /** A group while it is read. */
  private static final class Gathered {
    private final Line header;
    private final List<Transaction> transactions = new ArrayList<>();
    private final List<Line> stray = new ArrayList<>();
    private List<Line> current = List.of();

    private Gathered(Line header) {
      this.header = header;
    }

    private void add(Line line) {
      boolean answers = header.get("transaction-type").equals("ACK");
      boolean head = answers ? line.is("ACK") : HEADS.contains(line.type());
      if (head) {
        end();
        current = new ArrayList<>(List.of(line));
      } else if (current.isEmpty()) {
        stray.add(line);
      } else {
        current.add(line);
      }
    }

    private void end() {
      if (!current.isEmpty()) {
        transactions.add(new Transaction(current));
      }
      current = List.of();
    }

    private Group close(Optional<Line> trailer) {
      end();
      return new Group(header, transactions, stray, trailer);
    }
  }
}
