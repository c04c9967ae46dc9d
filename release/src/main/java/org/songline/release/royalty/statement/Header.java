package org.songline.release.royalty.statement;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.songline.release.ReleaseProblem;
import org.songline.release.royalty.statement.Format.Decimal;
import org.songline.release.royalty.statement.Format.Meaning;

/**
 * Where a statement's table begins and how it is written.
 *
 * @param line of the header, from 1
 * @param names of the columns as they stand there
 */
record Header(
    Format format,
    char separator,
    boolean quotes,
    long line,
    List<String> names,
    List<String> plain,
    char decimal) {
  private static final char[] SEPARATORS = {'\t', ';', ',', '|'};
  private static final int MOST_LINES = 40;
  private static final int SAMPLES = 400;

  /** Which column has a meaning; -1 when none has. */
  int column(Meaning meaning) {
    return format.column(meaning, plain).orElse(-1);
  }

  /**
   * Finds the header of one of some formats in the first bytes of a file.
   *
   * @param formats in the order in which they are tried
   * @throws ReleaseProblem when there is none
   */
  static Header find(byte[] head, String name, List<Format> formats) throws IOException {
    for (Format format : formats) {
      for (char separator : SEPARATORS) {
        Optional<Header> found = find(head, name, format, separator);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    List<String> widest =
        new String(SEPARATORS)
            .chars()
            .mapToObj(separator -> widest(head, name, (char) separator))
            .max(Comparator.comparingInt(List::size))
            .orElse(List.of());
    throw new ReleaseProblem(
        name,
        "it is no statement that is known; its columns seem to be " + String.join(", ", widest),
        "say what they mean with royalties mapping, and import with --format");
  }

  private static Optional<Header> find(byte[] head, String name, Format format, char separator)
      throws IOException {
    ByteRows rows = rows(head, name, separator);
    try {
      while (rows.next() && rows.line() <= MOST_LINES) {
        List<String> names = texts(rows);
        List<String> plain = names.stream().map(Format::plain).toList();
        if (names.size() > 1
            && format.matches(plain)
            && format.column(Meaning.AMOUNT, plain).isPresent()) {
          int amount = format.column(Meaning.AMOUNT, plain).orElseThrow();
          long line = rows.line();
          return Optional.of(
              new Header(
                  format,
                  separator,
                  true,
                  line,
                  names,
                  plain,
                  decimal(rows, format, amount, separator)));
        }
      }
    } catch (ReleaseProblem e) {
      return Optional.empty(); // It is not of this separator.
    }
    return Optional.empty();
  }

  /** What parts decimals: as told, or as the amounts of the first rows show. */
  private static char decimal(ByteRows rows, Format format, int amount, char separator)
      throws IOException {
    if (format.decimal() != Decimal.SHOWN) {
      return format.decimal() == Decimal.COMMA ? ',' : '.';
    }
    try {
      for (int i = 0; i < SAMPLES && rows.next(); i++) {
        String text = rows.text(amount);
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
          return comma > point ? ',' : '.';
        }
        int last = Math.max(comma, point);
        int decimals = text.length() - last - 1;
        if (last >= 0 && (decimals != 3 || text.substring(0, last).matches("[-(]?0*"))) {
          return text.charAt(last);
        }
      }
    } catch (ReleaseProblem e) {
      // The first bytes end within quotes; what was seen is enough.
    }
    return separator == ';' ? ',' : '.';
  }

  private static List<String> widest(byte[] head, String name, char separator) {
    List<String> widest = List.of();
    try {
      ByteRows rows = rows(head, name, separator);
      while (rows.next() && rows.line() <= MOST_LINES) {
        if (rows.fields() > widest.size()) {
          widest = texts(rows);
        }
      }
    } catch (IOException | ReleaseProblem e) {
      return widest.size() > 12 ? widest.subList(0, 12) : widest;
    }
    return widest.size() > 12 ? widest.subList(0, 12) : widest;
  }

  private static ByteRows rows(byte[] head, String name, char separator) {
    return new ByteRows(new ByteArrayInputStream(head), name, separator, true);
  }

  private static List<String> texts(ByteRows rows) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rows.fields(); i++) {
      texts.add(rows.text(i));
    }
    return texts;
  }
}
