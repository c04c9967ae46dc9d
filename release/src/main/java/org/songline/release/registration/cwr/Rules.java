package org.songline.release.registration.cwr;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Checks a file by the numbered validations of the format's documents, as far as a file can be
 * judged without the receiver's data bases.
 */
public final class Rules {
  private Rules() {}

  /**
   * Faults in the order of lines; none when the file is good.
   *
   * @param receivers codes of the societies that get it, such as {@code 35}, for their own rules
   */
  public static List<Finding> check(CwrFile file, Set<Integer> receivers) {
    Findings findings = new Findings();
    FileRules.check(file, findings);
    for (Line line : file.lines()) {
      if (line.layout().known()) {
        FieldRules.check(line, file.version(), findings);
      }
    }
    for (CwrFile.Group group : file.groups()) {
      for (CwrFile.Transaction transaction : group.transactions()) {
        List<Line> work = transaction.work();
        if (group.type().equals("ACK")) {
          AnswerRules.check(transaction, findings);
          if (!work.isEmpty()) {
            WorkRules.totals(new WorkLines(work), findings);
          }
        } else if (!work.isEmpty()) {
          WorkLines lines = new WorkLines(work);
          WorkRules.check(lines, findings);
          SocietyRules.check(lines, receivers, findings);
          PublisherRules.check(lines, findings);
          WriterRules.check(lines, file.version(), findings);
          DetailRules.check(work, file.version(), findings);
        }
      }
    }
    return findings.list().stream().sorted(Comparator.comparingInt(Finding::line)).toList();
  }
}
