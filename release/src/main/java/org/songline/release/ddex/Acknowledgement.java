package org.songline.release.ddex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.songline.release.ReleaseProblem;

/**
 * What a recipient answers to a delivery.
 *
 * @param status the recipient's own words, such as {@code FileOK}
 * @param errors texts of errors
 * @param affected resources or files that they are about
 * @param proposed what the recipient asks for, such as {@code ResendXmlAndResources}
 * @param manual whether somebody is to look at it
 * @param mentions all texts by which it can be told which delivery is meant
 */
public record Acknowledgement(
    Outcome outcome,
    List<String> status,
    List<String> errors,
    List<String> affected,
    List<String> proposed,
    boolean manual,
    List<String> mentions) {
  /** What it comes down to. */
  public enum Outcome {
    ACCEPTED,
    REJECTED,
    /** Neither word was in it. */
    UNCLEAR
  }

  private static final Set<String> STATUS =
      Set.of("FileStatus", "MessageStatus", "ReleaseStatus", "Status");
  private static final Set<String> GOOD =
      Set.of("fileok", "messageok", "ok", "accepted", "success");

  public Acknowledgement {
    status = List.copyOf(status);
    errors = List.copyOf(errors);
    affected = List.copyOf(affected);
    proposed = List.copyOf(proposed);
    mentions = List.copyOf(mentions);
  }

  /**
   * Reads an acknowledgement of any version of the choreography.
   *
   * @param place the file as its user knows it
   * @throws ReleaseProblem when it is no XML, or no acknowledgement
   */
  public static Acknowledgement read(String place, byte[] bytes) {
    XmlElement root = XmlText.read(place, bytes).root();
    if (!root.name().contains("Ack")) {
      throw new ReleaseProblem(
          place, "it is no acknowledgement but " + root.name(), "leave it where it is");
    }
    List<String> status = texts(root, STATUS);
    List<String> errors = texts(root, Set.of("ErrorText", "ErrorDescription", "ErrorMessage"));
    boolean good =
        !status.isEmpty()
            && status.stream().allMatch(word -> GOOD.contains(word.toLowerCase(Locale.ROOT)));
    Outcome outcome =
        good && errors.isEmpty()
            ? Outcome.ACCEPTED
            : status.isEmpty() && errors.isEmpty() ? Outcome.UNCLEAR : Outcome.REJECTED;
    List<String> mentions = new ArrayList<>();
    leaves(root).forEach(one -> mentions.add(one.text()));
    return new Acknowledgement(
        outcome,
        status,
        errors,
        texts(root, Set.of("AffectedResource", "AffectedResourceReference")),
        texts(root, Set.of("ProposedActionType")),
        texts(root, Set.of("ManualCheckRequired", "IsManualCheckRequired")).contains(Ern.TRUE),
        mentions);
  }

  /** Whether it speaks of a batch or a message. */
  public boolean about(String batch, String messageId) {
    return mentions.stream()
        .anyMatch(text -> text.equals(messageId) || (!batch.isEmpty() && text.contains(batch)));
  }

  /** One line. */
  public String text() {
    StringBuilder text = new StringBuilder(String.join(", ", status));
    errors.forEach(error -> text.append(text.isEmpty() ? "" : "; ").append(error));
    affected.forEach(one -> text.append(" [").append(one).append(']'));
    proposed.forEach(one -> text.append("; asked for: ").append(one));
    return text + (manual ? "; somebody is to look at it" : "");
  }

  private static List<String> texts(XmlElement root, Set<String> names) {
    return leaves(root)
        .filter(one -> names.contains(one.name()))
        .map(XmlElement::text)
        .distinct()
        .toList();
  }

  private static Stream<XmlElement> leaves(XmlElement root) {
    return root.everything().filter(one -> one.children().isEmpty() && !one.text().isEmpty());
  }
}
