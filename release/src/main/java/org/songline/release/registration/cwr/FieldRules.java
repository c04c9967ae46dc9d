package org.songline.release.registration.cwr;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import org.songline.release.id.Barcode;
import org.songline.release.id.IpiBase;
import org.songline.release.id.IpiName;
import org.songline.release.id.Isrc;
import org.songline.release.id.Iswc;
import org.songline.release.registration.cwr.Layout.Field;

/** What is checked of each field by itself: that it is there, well formed, and of its table. */
final class FieldRules {
  private FieldRules() {}

  static void check(Line line, Version version, Findings findings) {
    for (Field field : line.layout().fields()) {
      if (field.in(version)) {
        check(line, field, findings);
      }
    }
  }

  private static void check(Line line, Field field, Findings findings) {
    String value = line.get(field.name());
    if (value.isEmpty()) {
      if (!line.is("EXC")) {
        field
            .need()
            .ifPresent(
                need -> add(findings, line, need, field.name() + " is missing", "fill it in"));
      }
      return;
    }
    field
        .check()
        .filter(_ -> !good(line, field, value))
        .ifPresent(
            check ->
                add(
                    findings,
                    line,
                    check,
                    field.name() + " \"" + value + "\" is " + wrong(field),
                    "correct it, or leave it empty"));
    field
        .spelled()
        .filter(_ -> !Cis.allowed(field.characters(), value))
        .ifPresent(
            check ->
                add(
                    findings,
                    line,
                    check,
                    field.name() + " \"" + value + "\" has characters that are not allowed",
                    "write it in capitals A to Z without accents"));
  }

  private static void add(
      Findings findings, Line line, Layout.Check check, String what, String mend) {
    findings.add(line, "F" + check.number(), check.level(), what, mend);
  }

  private static String wrong(Field field) {
    return switch (field.kind()) {
      case CODE -> "no code of the table " + field.table();
      case DATE -> "no date";
      case TIME -> "no time of hours, minutes and seconds";
      case SHARE -> "no share from 0 to " + field.most() / 100 + " %";
      case FLAG -> "not Y, N or U";
      case YES_NO -> "not Y or N";
      case NUMBER -> "no number in range";
      case IPI, IPI_BASE, ISWC, ISRC, EAN -> "wrong in its form or check digit";
      case TEXT -> "not what this version of the format says";
    };
  }

  static boolean good(Line line, Field field, String value) {
    return switch (field.kind()) {
      case CODE -> Tables.has(field.table(), value);
      case DATE -> date(value);
      case TIME -> time(value);
      case SHARE -> value.matches("\\d{1,5}") && Integer.parseInt(value) <= field.most();
      case FLAG -> value.matches("[YNU]");
      case YES_NO -> value.matches("[YN]");
      case NUMBER -> value.matches("\\d+") && inRange(field, value);
      case IPI -> made(value, IpiName::new);
      case IPI_BASE -> made(value, IpiBase::new);
      case ISWC -> made(value, Iswc::new);
      case ISRC -> made(value, Isrc::new);
      case EAN -> made(value, Barcode::new);
      case TEXT -> text(line, field, value);
    };
  }

  private static boolean inRange(Field field, String value) {
    return switch (field.name()) {
      case "components" -> Integer.parseInt(value) > 1;
      case "year" -> Integer.parseInt(value) >= 1800 && Integer.parseInt(value) <= 2200;
      default -> true;
    };
  }

  private static boolean text(Line line, Field field, String value) {
    if (!line.is("HDR")) {
      return true;
    }
    return switch (field.name()) {
      case "sender-type" -> value.matches("PB|SO|WR|AA|\\d\\d");
      case "edi-version" -> value.equals("01.10");
      case "version" -> value.equals("2.2");
      default -> true;
    };
  }

  static boolean date(String value) {
    if (!value.matches("\\d{8}")) {
      return false;
    }
    try {
      int all = Integer.parseInt(value);
      return LocalDate.of(all / 10_000, all / 100 % 100, all % 100).getYear() > 0;
    } catch (DateTimeException wrong) {
      return false;
    }
  }

  private static boolean time(String value) {
    return value.matches("\\d\\d[0-5]\\d[0-5]\\d");
  }

  private static boolean made(String value, Function<String, ?> make) {
    try {
      return make.apply(value) != null;
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }
}
