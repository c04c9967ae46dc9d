package org.songline.release.registration.cwr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Work;
import org.songline.release.id.Iswc;

/** What a society answered: for each work its status, numbers and messages. */
public final class Acknowledgements {
  private static final Map<String, String> MEANINGS =
      Map.of(
          "AC", "accepted",
          "AS", "accepted with changes",
          "CO", "in conflict with another registration",
          "DU", "registered before",
          "NP", "of no interest to the society",
          "RA", "taken for processing",
          "RC", "claim refused",
          "RJ", "rejected");

  private Acknowledgements() {}

  /**
   * The answer for one work, or for the file when no number is given.
   *
   * @param number the submitter's
   * @param recipientNumber the society's; empty without one
   * @param iswc that the society gave or confirmed; empty without one
   * @param status two letters
   * @param accepted whether the work is registered now
   */
  public record Answer(
      String title,
      String number,
      String recipientNumber,
      String iswc,
      String status,
      String meaning,
      boolean accepted,
      String processed,
      List<Message> messages) {
    public Answer {
      messages = List.copyOf(messages);
    }
  }

  /**
   * One message.
   *
   * @param rejects what is rejected because of it: file, group, transaction, record or field
   * @param record the type of the record that it is about
   * @param rule the validation in the format's documents, such as {@code NWR T11}
   */
  public record Message(String rejects, String record, String rule, String text) {}

  /**
   * The answers in the order of the file.
   *
   * @throws ReleaseProblem when there is none
   */
  public static List<Answer> read(String place, CwrFile file) {
    List<Answer> answers = new ArrayList<>();
    for (CwrFile.Group group : file.groups()) {
      for (CwrFile.Transaction transaction : group.transactions()) {
        if (transaction.head().is("ACK") || transaction.head().is("ISW")) {
          answers.add(answer(transaction));
        }
      }
    }
    if (answers.isEmpty()) {
      throw new ReleaseProblem(
          place, "it acknowledges nothing", "name the file that the society sent back");
    }
    return answers;
  }

  /**
   * The catalog with the ISWCs that societies gave to works that had none; works are found by the
   * submitter's number.
   */
  public static Catalog keep(Catalog catalog, List<Answer> answers) {
    Catalog now = catalog;
    for (Answer answer : answers) {
      Optional<Work> found =
          now.works().values().stream()
              .filter(work -> Registrations.number(work).equals(answer.number()))
              .findFirst();
      if (found.isPresent() && found.get().iswc().isEmpty() && !answer.iswc().isEmpty()) {
        now = now.with(with(found.get(), answer.iswc()));
      }
    }
    return now;
  }

  private static Work with(Work work, String iswc) {
    try {
      return new Work(
          work.id(),
          work.title(),
          work.alternates(),
          Optional.of(new Iswc(iswc)),
          work.language(),
          work.writers(),
          work.derived(),
          work.number(),
          work.completed());
    } catch (IllegalArgumentException wrong) {
      return work;
    }
  }

  private static Answer answer(CwrFile.Transaction transaction) {
    Line head = transaction.head();
    String iswc = transaction.work().stream().map(line -> line.get("iswc")).findFirst().orElse("");
    List<Message> messages =
        transaction.lines().stream()
            .filter(line -> line.is("MSG"))
            .map(
                line ->
                    new Message(
                        rejects(line.get("message-type")),
                        line.get("record-type"),
                        line.get("record-type")
                            + " "
                            + line.get("level")
                            + line.get("validation").replaceFirst("^0+(?=.)", ""),
                        line.get("text")))
            .toList();
    if (head.is("ISW")) {
      return new Answer(
          head.get("title"),
          head.get("number"),
          "",
          iswc,
          "",
          "an ISWC was given",
          true,
          "",
          messages);
    }
    String status = head.get("status");
    return new Answer(
        head.get("title"),
        head.get("number"),
        head.get("recipient-number"),
        iswc,
        status,
        MEANINGS.getOrDefault(status, "of a status that is not known"),
        List.of("AC", "AS", "DU", "RA").contains(status),
        head.get("processing-date"),
        messages);
  }

  private static String rejects(String type) {
    return switch (type) {
      case "E" -> "file";
      case "G" -> "group";
      case "T" -> "transaction";
      case "R" -> "record";
      case "F" -> "field";
      default -> "nothing";
    };
  }
}
