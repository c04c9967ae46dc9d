package org.songline.bench.coach;

import java.util.Arrays;
import java.util.List;
import org.songline.coach.finding.Severity;

/**
 * What came of one fault in one song, or of the song without any.
 *
 * @param severity {@code -} for the clean song
 * @param found whether a finding of the fault's own kind is there that the clean song has not
 * @param said the finding that counts, or for the clean song all that are clear or grave
 * @param remedies what each remedy of that finding did to its figure
 * @param beside other rules that speak, clearly or gravely, as they do not of the clean song
 */
record Trial(
    String song,
    String kind,
    String severity,
    boolean found,
    List<String> said,
    List<String> remedies,
    List<String> beside) {
  static final String CLEAN = "clean";
  private static final String BETWEEN = " | ";

  static String key(String song, String kind, String severity) {
    return song + "\t" + kind + "\t" + severity;
  }

  String key() {
    return key(song, kind, severity);
  }

  String line() {
    return key()
        + "\t"
        + found
        + "\t"
        + String.join(BETWEEN, said)
        + "\t"
        + String.join(BETWEEN, remedies)
        + "\t"
        + String.join(BETWEEN, beside);
  }

  static Trial read(String line) {
    String[] cells = line.split("\t", -1);
    return new Trial(
        cells[0],
        cells[1],
        cells[2],
        Boolean.parseBoolean(cells[3]),
        list(cells[4]),
        list(cells[5]),
        cells.length > 6 ? list(cells[6]) : List.of());
  }

  private static List<String> list(String cell) {
    return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(" \\| "));
  }

  static String name(Severity severity) {
    return switch (severity) {
      case SLIGHT -> "slight";
      case CLEAR -> "middle";
      case GRAVE -> "grave";
    };
  }
}
