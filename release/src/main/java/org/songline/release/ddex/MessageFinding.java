package org.songline.release.ddex;

/**
 * What a rule found.
 *
 * @param rule its number
 * @param place the element, by references where there are some
 * @param what what is wrong, a plain clause
 * @param mend what to do about it
 */
public record MessageFinding(
    String rule, Severity severity, String place, String what, String mend) {
  /** How much it matters. */
  public enum Severity {
    /** A receiving service refuses the message. */
    ERROR,
    /** It may be taken, but something is lost or will be asked for. */
    WARNING
  }

  /** One line. */
  public String text() {
    return rule + " " + place + ": " + what + "; " + mend;
  }
}
