package org.songline.release.ddex;

import java.util.function.BiConsumer;
import org.songline.release.ddex.MessageFinding.Severity;

/**
 * A numbered rule over messages. Numbers of four digits, {@code G} and {@code 7} are the standard's
 * own for the Audio and SimpleAudioSingle profiles; those that begin with {@code S} are Songline's,
 * for what schema and profile let pass and services refuse.
 *
 * @param claim what holds in a good message
 * @param mend what to do when it does not
 */
record MessageRule(
    String number,
    Severity severity,
    String claim,
    String mend,
    BiConsumer<MessageView, Report> check) {
  /** Takes what a rule finds. */
  @FunctionalInterface
  interface Report {
    void found(String place, String what);
  }

  static MessageRule error(
      String number, String claim, String mend, BiConsumer<MessageView, Report> check) {
    return new MessageRule(number, Severity.ERROR, claim, mend, check);
  }

  static MessageRule warning(
      String number, String claim, String mend, BiConsumer<MessageView, Report> check) {
    return new MessageRule(number, Severity.WARNING, claim, mend, check);
  }
}
