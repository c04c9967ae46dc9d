package org.songline.release.registration.cwr;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The frame of a file: headers, trailers, their totals, and the numbers of records. */
final class FileRules {
  private static final String EXPORT = "write the file again";

  /** Behind a record that cannot be read its number is not known. */
  private static final int UNKNOWN = -1;

  private FileRules() {}

  static void check(CwrFile file, Findings findings) {
    order(file.lines(), findings);
    groups(file, findings);
    file.groups().forEach(group -> numbers(group, findings));
    numbersOfWorks(file, findings);
    totals(file, findings);
  }

  private static void order(List<Line> lines, Findings findings) {
    Line first = lines.getFirst();
    Line last = lines.getLast();
    if (!first.is("HDR")) {
      file(findings, first, 2, "the first record is not HDR");
    }
    if (lines.size() > 1 && !lines.get(1).is("GRH")) {
      file(findings, lines.get(1), 3, "the second record is not GRH");
    }
    if (!last.is("TRL")) {
      file(findings, last, 5, "the last record is not TRL");
    }
    boolean open = false;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Line next = i + 1 < lines.size() ? lines.get(i + 1) : line;
      if (line.is("GRH")) {
        if (open) {
          file(findings, line, 4, "a group begins before the one before it has ended");
        }
        open = true;
        if (!CwrFile.HEADS.contains(next.type())) {
          file(findings, next, 6, "a group does not begin with a transaction");
        }
      } else if (line.is("GRT")) {
        open = false;
        if (i + 1 < lines.size() && !next.is("GRH") && !next.is("TRL")) {
          file(findings, next, 7, "behind a group stands neither another nor the end");
        }
      }
      if ((i > 0 && line.is("HDR")) || (i < lines.size() - 1 && line.is("TRL"))) {
        file(findings, line, 8, "HDR or TRL stands there twice");
      }
      if (!line.layout().known()) {
        findings.add(line, "T8", Level.RR, "the format has no record of this type", "take it out");
      }
    }
  }

  private static void groups(CwrFile file, Findings findings) {
    Set<String> types = new HashSet<>();
    int expected = 0;
    for (CwrFile.Group group : file.groups()) {
      expected++;
      Line header = group.header();
      if (header.number("group") != expected) {
        findings.add(header, "F2", Level.GR, "the groups are not numbered from 1 on", EXPORT);
      }
      if (!header.get("version").equals(file.version().group())) {
        findings.add(
            header, "F4", Level.GR, "the version is not " + file.version().group(), EXPORT);
      }
      if (!types.add(group.type())) {
        findings.add(header, "F5", Level.GR, "there is another group of " + group.type(), EXPORT);
      }
      group
          .trailer()
          .ifPresent(
              trailer -> {
                if (trailer.number("group") != header.number("group")) {
                  findings.add(
                      trailer, "F1", Level.GR, "it has another number than its group", EXPORT);
                }
                counted(
                    findings, trailer, "F2", Level.GR, "transactions", group.transactions().size());
                counted(findings, trailer, "F3", Level.GR, "records", group.records());
              });
      for (CwrFile.Transaction transaction : group.transactions()) {
        if (!transaction.head().type().equals(group.type())) {
          findings.add(
              transaction.head(),
              "T22",
              Level.GR,
              "it stands in a group of " + group.type(),
              "move it to a group of its own kind");
        }
      }
    }
  }

  private static void totals(CwrFile file, Findings findings) {
    for (Line line : file.lines()) {
      if (line.is("TRL")) {
        int transactions =
            file.groups().stream().mapToInt(group -> group.transactions().size()).sum();
        counted(findings, line, "F1", Level.ER, "groups", file.groups().size());
        counted(findings, line, "F2", Level.ER, "transactions", transactions);
        counted(findings, line, "F3", Level.ER, "records", file.lines().size());
      }
    }
  }

  private static void counted(
      Findings findings, Line line, String rule, Level level, String field, int found) {
    if (line.number(field) != found) {
      findings.add(
          line,
          rule,
          level,
          "it says " + line.number(field) + " " + field + ", but there are " + found,
          EXPORT);
    }
  }

  /** Transactions are numbered from 0 in each group, records from 0 in each transaction. */
  private static void numbers(CwrFile.Group group, Findings findings) {
    int transaction = 0;
    for (CwrFile.Transaction one : group.transactions()) {
      int record = 0;
      boolean told = false;
      for (Line line : one.lines()) {
        if (!line.layout().known()) {
          record = UNKNOWN;
          continue;
        }
        if (line.number(Layouts.TRANSACTION) != transaction && !told) {
          told = true;
          findings.add(
              "PREFIX T1",
              Level.TR,
              line.number(),
              "its transaction should be numbered " + transaction,
              EXPORT);
        }
        if (record != UNKNOWN && line.number(Layouts.RECORD) != record) {
          findings.add(
              "PREFIX T2",
              Level.TR,
              line.number(),
              "the record should be numbered " + record + " in its transaction",
              EXPORT);
        }
        record = line.number(Layouts.RECORD) + 1;
      }
      transaction = one.head().number(Layouts.TRANSACTION) + 1;
    }
  }

  private static void numbersOfWorks(CwrFile file, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (CwrFile.Group group : file.groups()) {
      for (CwrFile.Transaction transaction : group.transactions()) {
        Line head = transaction.head();
        String number = head.get("number");
        boolean sent = head.is("NWR") || head.is("REV");
        if (sent && !number.isEmpty() && !seen.add(number)) {
          findings.add(
              head,
              "F3",
              Level.TR,
              "another work has the number " + number,
              "give each work its own number");
        }
      }
    }
  }

  private static void file(Findings findings, Line line, int number, String what) {
    findings.add("FILE E" + number, Level.ER, line.number(), what, EXPORT);
  }
}
