package org.songline.release.royalty.ledger;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songline.release.ReleaseProblem;
import org.songline.release.royalty.money.Amount;

/**
 * The journal as text to which is only added: a line for each booking ({@code e}: the period
 * booked, the period it is about, {@code +} or {@code -}, units, kind and names), then one for each
 * account ({@code p}: account and exact amount).
 */
public final class JournalText {
  private static final String FORMAT = "songline-journal\t1\t";

  private JournalText() {}

  public static String write(Journal journal) {
    StringBuilder text = new StringBuilder(FORMAT).append(journal.currency()).append('\n');
    for (Journal.Booked one : journal.entries()) {
      Entry entry = one.entry();
      text.append("e\t").append(one.booked()).append('\t').append(entry.period());
      text.append('\t').append(one.back() ? '-' : '+').append('\t').append(entry.units());
      text.append('\t').append(entry.key().kind().name().toLowerCase(Locale.ROOT));
      entry.key().names().forEach(name -> text.append('\t').append(name));
      text.append('\n');
      entry
          .postings()
          .forEach(
              (account, amount) ->
                  text.append("p\t").append(account).append('\t').append(amount).append('\n'));
    }
    return text.toString();
  }

  /**
   * Reads what was written.
   *
   * @throws ReleaseProblem when it was not, or a booking does not add up, with the line
   */
  public static Journal read(String file, String text) {
    List<Journal.Booked> booked = new ArrayList<>();
    Open open = null;
    String currency = "";
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      String place = file + ": line " + number;
      String[] fields = line.split("\t", -1);
      try {
        if (number == 1 && line.startsWith(FORMAT) && fields.length == 3) {
          currency = fields[2];
        } else if (number > 1 && fields[0].equals("e") && fields.length >= 6) {
          close(open, booked);
          open = new Open(place, List.of(fields), new TreeMap<>());
        } else if (open != null && fields[0].equals("p") && fields.length == 3) {
          open.postings.put(fields[1], Amount.parse(fields[2]));
        } else {
          throw new IllegalArgumentException("the line is no booking");
        }
      } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
        throw damaged(place, e);
      }
    }
    close(open, booked);
    if (number == 0) {
      throw damaged(file, new IllegalArgumentException("it is empty"));
    }
    return new Journal(currency, booked);
  }

  /** A booking while its lines are read. */
  private record Open(String place, List<String> fields, SortedMap<String, Amount> postings) {}

  private static void close(@Nullable Open open, List<Journal.Booked> booked) {
    if (open == null) {
      return;
    }
    try {
      List<String> fields = open.fields();
      Entry.Key key =
          new Entry.Key(
              Entry.Kind.valueOf(fields.get(5).toUpperCase(Locale.ROOT)),
              fields.subList(6, fields.size()));
      booked.add(
          new Journal.Booked(
              YearMonth.parse(fields.get(1)),
              fields.get(3).equals("-"),
              new Entry(
                  YearMonth.parse(fields.get(2)),
                  key,
                  Long.parseLong(fields.get(4)),
                  open.postings())));
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      throw damaged(open.place(), e);
    }
  }

  private static ReleaseProblem damaged(String place, Exception why) {
    return new ReleaseProblem(
        place,
        "the journal is damaged (" + why.getMessage() + ")",
        "restore it from a copy, or remove it and settle again",
        why);
  }
}
