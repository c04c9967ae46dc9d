package org.songline.release.royalty.payout;

import org.songline.release.royalty.money.Amount;
import org.songline.release.royalty.statement.StatementText;

/**
 * A party's statement as a table of comma-separated values (RFC 4180), with exact amounts; the same
 * journal gives the same bytes. The lines opening, earned, other and paid add up to closing.
 */
public final class StatementCsv {
  private final StringBuilder text = new StringBuilder();

  private StatementCsv() {}

  public static String write(PersonStatement statement) {
    StatementCsv csv = new StatementCsv();
    csv.row(
        "line",
        "period",
        "what",
        "source",
        "contract",
        "units",
        "receipts",
        "net",
        "part",
        "amount",
        "currency");
    String currency = statement.currency();
    csv.row(
        "opening",
        statement.from().toString(),
        "Owed before",
        "",
        "",
        "",
        "",
        "",
        "",
        statement.opening().text(),
        currency);
    for (PersonStatement.Earning one : statement.earnings()) {
      StringBuilder units = new StringBuilder();
      StatementText.units(units, one.units());
      csv.row(
          "earned",
          one.period().toString(),
          one.title(),
          one.source(),
          one.contract(),
          units.toString(),
          one.receipts().text(),
          one.net().text(),
          one.earned().text(),
          one.earned().text(),
          currency);
    }
    for (PersonStatement.Other one : statement.others()) {
      csv.row(
          "other",
          one.period().toString(),
          one.what(),
          "",
          "",
          "",
          "",
          "",
          "",
          one.amount().text(),
          currency);
    }
    for (PersonStatement.Payment one : statement.payments()) {
      Amount paid = one.amount().negated();
      csv.row(
          "paid",
          one.period().toString(),
          "Payment " + one.number(),
          "",
          "",
          "",
          "",
          "",
          "",
          paid.text(),
          currency);
    }
    csv.row(
        "closing",
        statement.until().toString(),
        "Carried on",
        "",
        "",
        "",
        "",
        "",
        "",
        statement.closing().text(),
        currency);
    for (PersonStatement.AccountState one : statement.accounts()) {
      String[] names = {"open before", "advanced", "recouped", "still open"};
      Amount[] amounts = {one.opening(), one.advanced(), one.recouped(), one.closing()};
      for (int i = 0; i < names.length; i++) {
        csv.row(
            "account",
            statement.until().toString(),
            "Account " + one.account() + ": " + names[i],
            "",
            "",
            "",
            "",
            "",
            amounts[i].text(),
            "",
            currency);
      }
    }
    return csv.text.toString();
  }

  private void row(String... fields) {
    for (int i = 0; i < fields.length; i++) {
      text.append(i > 0 ? "," : "").append(field(fields[i]));
    }
    text.append("\r\n");
  }

  /** In quotes where it must be; never begun so that a spreadsheet takes it for a formula. */
  private static String field(String value) {
    boolean formula =
        !value.isEmpty() && "=+@-\t\r".indexOf(value.charAt(0)) >= 0 && !value.matches("-[0-9./]+");
    String safe = formula ? "'" + value : value;
    return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
