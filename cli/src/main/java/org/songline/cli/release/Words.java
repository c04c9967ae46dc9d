package org.songline.cli.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songline.cli.shell.Failures;

/** {@code KEY=VALUE} on a command line. */
final class Words {
  private Words() {}

  /** The values by key, in the order in which they stand. */
  static Map<String, String> values(List<String> words) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals <= 0) {
        throw new Failures.WrongCall("\"" + word + "\" is no KEY=VALUE");
      }
      if (values.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
        throw new Failures.WrongCall(word.substring(0, equals) + " is given twice");
      }
    }
    return values;
  }
}
