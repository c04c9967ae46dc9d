package org.songline.release.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A plan as an iCalendar file (RFC 5545): an all-day event with a reminder for each task. */
public final class Ics {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 75;

  private Ics() {}

  /**
   * The file's text.
   *
   * @param id of the release; events of the same task have the same id each time, so that a
   *     calendar moves them and does not add them again
   * @param name what the release is called
   * @param made when the file is made
   */
  public static String write(Plan plan, String id, String name, Instant made) {
    StringBuilder text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//Songline//Release calendar//EN");
    line(text, "CALSCALE:GREGORIAN");
    line(text, "X-WR-CALNAME:" + escaped(name));
    for (Plan.Entry entry : plan.entries()) {
      Task task = entry.task();
      line(text, "BEGIN:VEVENT");
      line(text, "UID:" + task.id() + "." + id + "@songline");
      line(text, "DTSTAMP:" + STAMP.format(made));
      line(text, "DTSTART;VALUE=DATE:" + day(entry.due()));
      line(text, "DTEND;VALUE=DATE:" + day(entry.due().plusDays(1)));
      line(text, "SUMMARY:" + escaped(name + ": " + task.title()));
      line(text, "DESCRIPTION:" + escaped(task.why() + " For: " + task.owner() + "."));
      line(text, "TRANSP:TRANSPARENT");
      line(text, "STATUS:CONFIRMED");
      if (entry.state() != Plan.State.DONE) {
        line(text, "BEGIN:VALARM");
        line(text, "ACTION:DISPLAY");
        line(text, "DESCRIPTION:" + escaped(task.title()));
        line(text, "TRIGGER:-P1D");
        line(text, "END:VALARM");
      }
      line(text, "END:VEVENT");
    }
    line(text, "END:VCALENDAR");
    return text.toString();
  }

  private static String day(LocalDate date) {
    return date.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
  }

  /** A line, folded where it is longer than 75 bytes, never within a character. */
  private static void line(StringBuilder text, String line) {
    int bytes = 0;
    for (int at = 0; at < line.length(); ) {
      int point = line.codePointAt(at);
      String one = Character.toString(point);
      int size = one.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > LONGEST_LINE) {
        text.append("\r\n ");
        bytes = 1;
      }
      text.append(one);
      bytes += size;
      at += one.length();
    }
    text.append("\r\n");
  }
}
