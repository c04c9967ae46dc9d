package org.songline.release.registration.cwr;

import java.time.LocalDateTime;
import java.util.Locale;
import org.songline.release.ReleaseProblem;
import org.songline.release.id.IpiName;

/**
 * Who sends a file, when, and under which number.
 *
 * @param writer whether a writer sends it and no publisher
 * @param code the sender's code, two or three characters
 * @param receiver the receiver's code of three digits; {@code 000} for several
 * @param number of the sender's files of a year, 1 to 9999, never used twice
 */
public record Transmission(
    Version version,
    boolean writer,
    IpiName sender,
    String name,
    String code,
    String receiver,
    int number,
    LocalDateTime created) {
  public Transmission {
    code = code.strip().toUpperCase(Locale.ROOT);
    if (!code.matches("[A-Z0-9]{2,3}")) {
      throw new ReleaseProblem(
          "label",
          "its sender code \"" + code + "\" has not two or three letters or digits",
          "ask CISAC or your society for one and keep it as the label's sender");
    }
    if (!receiver.matches("[A-Z0-9]{3}")) {
      throw new ReleaseProblem(
          "receiver " + receiver, "it has not three digits", "type 052, or 000 for several");
    }
    if (number < 1 || number > 9999) {
      throw new ReleaseProblem(
          "file number " + number, "it is not from 1 to 9999", "count your files of this year");
    }
  }

  /** The file's name. */
  public String fileName() {
    return "CW%02d%04d%s_%s.%s"
        .formatted(created.getYear() % 100, number, code, receiver, version.extension());
  }
}
