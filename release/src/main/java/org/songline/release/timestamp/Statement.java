package org.songline.release.timestamp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songline.release.ReleaseProblem;

/**
 * What a time stamp is over: a short text that names a state of the journal.
 *
 * @param entries how many, from the first
 * @param root the Merkle root over them, 64 hexadecimal digits
 */
record Statement(int entries, String root) {
  private static final Pattern FORM =
      Pattern.compile("songline evidence 1\nentries ([1-9][0-9]{0,8})\nroot ([0-9a-f]{64})\n");

  String text() {
    return "songline evidence 1\nentries " + entries + "\nroot " + root + "\n";
  }

  static Statement read(String place, String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      throw new ReleaseProblem(place, "it is no statement on a journal", "restore it from a copy");
    }
    return new Statement(Integer.parseInt(found.group(1)), found.group(2));
  }
}
