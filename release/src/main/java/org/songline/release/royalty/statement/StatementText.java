package org.songline.release.royalty.statement;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.function.UnaryOperator;
import org.songline.media.AtomicFile;
import org.songline.release.ReleaseProblem;

/**
 * Statements as they are kept: lines of fields with tabs between; first the tracks ({@code t}),
 * then what each earned ({@code s}): the track's place, shop, country, month of sale, kind,
 * currency, units and amount. The same sales give the same bytes.
 */
public final class StatementText {
  private static final String FORMAT = "songline-statement";

  private StatementText() {}

  /** Writes a statement whole or not at all. */
  public static void write(Path file, Statement statement) throws IOException {
    try (AtomicFile target = AtomicFile.create(file)) {
      OutputStream out =
          new BufferedOutputStream(Channels.newOutputStream(target.channel()), 1 << 18);
      StringBuilder text = new StringBuilder(1 << 14);
      text.append(FORMAT).append("\t1\nsource\t").append(statement.source());
      text.append("\nperiod\t").append(statement.period());
      text.append("\nrows\t").append(statement.rows()).append('\n');
      for (Track track : statement.tracks()) {
        text.append("t\t").append(track.isrc()).append('\t').append(track.upc());
        text.append('\t').append(track.iswc()).append('\t').append(track.number());
        text.append('\t').append(track.title()).append('\t').append(track.artist());
        text.append('\t').append(track.album()).append('\n');
        flush(out, text);
      }
      for (int line = 0; line < statement.lines(); line++) {
        text.append("s\t").append(statement.track(line)).append('\t');
        text.append(statement.store(line)).append('\t').append(statement.country(line));
        text.append('\t').append(statement.sold(line)).append('\t').append(statement.kind(line));
        text.append('\t').append(statement.currency(line)).append('\t');
        units(text, statement.units(line));
        text.append('\t');
        amount(text, statement, line);
        text.append('\n');
        flush(out, text);
      }
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
      target.commit();
    }
  }

  /**
   * Reads what was written.
   *
   * @throws ReleaseProblem when it was not written here, with the line
   */
  public static Statement read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteRows rows = new ByteRows(in, file.toString(), '\t', false);
      if (!rows.next() || !rows.text(0).equals(FORMAT) || !rows.text(1).equals("1")) {
        throw new ReleaseProblem(
            file.toString(), "it is no statement of Songline", "import the statement again");
      }
      String source = field(rows, "source");
      int period = Months.of(YearMonth.parse(field(rows, "period")));
      long count = Long.parseLong(field(rows, "rows"));
      Sales sales = new Sales();
      Words months = new Words(UnaryOperator.identity());
      Figure amount = new Figure();
      Figure units = new Figure();
      int tracks = 0;
      while (rows.next()) {
        boolean track = rows.fields() == 8 && rows.text(0).equals("t");
        if (track) {
          int place =
              sales.track(
                  new Sales.Key(
                      word(rows, 1, sales.isrcs),
                      word(rows, 2, sales.upcs),
                      word(rows, 3, sales.iswcs),
                      word(rows, 4, sales.texts),
                      word(rows, 5, sales.texts),
                      word(rows, 6, sales.texts),
                      word(rows, 7, sales.texts)));
          if (place != tracks) {
            throw damaged(rows);
          }
          tracks++;
          continue;
        }
        if (rows.fields() != 9
            || !amount.read(rows.bytes(), rows.start(8), rows.end(8), '.')
            || !units.read(rows.bytes(), rows.start(7), rows.end(7), '.')) {
          throw damaged(rows);
        }
        int place = place(rows, tracks);
        int sold = Months.read(months.text(word(rows, 4, months)), false);
        if (sold < 0) {
          throw damaged(rows);
        }
        sales.add(
            period,
            place,
            word(rows, 2, sales.stores),
            word(rows, 3, sales.countries),
            sold,
            word(rows, 5, sales.kinds),
            word(rows, 6, sales.currencies),
            units.whole() * 1000 + units.fraction() / 1_000_000_000_000_000L,
            amount);
      }
      return sales.statement(source, period, count);
    } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException e) {
      throw new ReleaseProblem(file.toString(), "it is damaged", "import the statement again", e);
    }
  }

  private static int place(ByteRows rows, int tracks) {
    int place = 0;
    byte[] bytes = rows.bytes();
    for (int i = rows.start(1); i < rows.end(1); i++) {
      if (bytes[i] < '0' || bytes[i] > '9' || place > tracks) {
        throw damaged(rows);
      }
      place = place * 10 + (bytes[i] - '0');
    }
    if (place >= tracks || rows.isEmpty(1)) {
      throw damaged(rows);
    }
    return place;
  }

  private static String field(ByteRows rows, String name) throws IOException {
    if (!rows.next() || rows.fields() != 2 || !rows.text(0).equals(name)) {
      throw damaged(rows);
    }
    return rows.text(1);
  }

  private static int word(ByteRows rows, int field, Words words) {
    return words.of(rows.bytes(), rows.start(field), rows.end(field));
  }

  private static ReleaseProblem damaged(ByteRows rows) {
    return rows.problem("it is damaged", "import the statement again");
  }

  private static void flush(OutputStream out, StringBuilder text) throws IOException {
    if (text.length() > 1 << 13) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      text.setLength(0);
    }
  }

  /** Thousandths as a decimal. */
  public static void units(StringBuilder text, long thousandths) {
    text.append(thousandths < 0 ? "-" : "").append(Math.abs(thousandths / 1000));
    long rest = Math.abs(thousandths % 1000);
    if (rest > 0) {
      text.append('.').append(rest / 100);
      text.append(rest % 100 > 0 ? Long.toString(rest / 10 % 10) : "");
      text.append(rest % 10 > 0 ? Long.toString(rest % 10) : "");
    }
  }

  private static void amount(StringBuilder text, Statement statement, int line) {
    if (statement.fine(line) != null) {
      text.append(statement.amount(line).text());
      return;
    }
    long whole = statement.whole(line);
    long fraction = statement.fraction(line);
    if (whole < 0) {
      text.append('-');
      whole = fraction > 0 ? -(whole + 1) : -whole;
      fraction = fraction > 0 ? Figure.WHOLE - fraction : 0;
    }
    text.append(whole);
    if (fraction > 0) {
      text.append('.');
      String digits = Long.toString(fraction);
      text.append("0".repeat(18 - digits.length()));
      int end = digits.length();
      while (digits.charAt(end - 1) == '0') {
        end--;
      }
      text.append(digits, 0, end);
    }
  }
}
