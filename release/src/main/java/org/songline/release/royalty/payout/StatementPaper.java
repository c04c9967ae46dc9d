package org.songline.release.royalty.payout;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.songline.release.catalog.Party;
import org.songline.release.document.Block;
import org.songline.release.document.Paper;
import org.songline.release.royalty.money.Amount;
import org.songline.release.royalty.money.Currencies;
import org.songline.release.royalty.statement.StatementText;

/** A party's statement as a document to send; it is dated by its last month and not by a clock. */
public final class StatementPaper {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
  private static final int FINE = 4;

  private final PersonStatement statement;
  private final int decimals;

  private StatementPaper(PersonStatement statement) {
    this.statement = statement;
    decimals = Currencies.decimals(statement.currency());
  }

  /**
   * @param sender who sends it; empty when nobody is named
   */
  public static Paper of(PersonStatement statement, String sender) {
    return new StatementPaper(statement).paper(sender);
  }

  private Paper paper(String sender) {
    Instant made = statement.until().atEndOfMonth().atStartOfDay(ZoneOffset.UTC).toInstant();
    Paper paper = Paper.of("Royalty statement", span(), made).with(new Block.Facts(facts(sender)));
    paper = paper.with(new Block.Heading("Balance")).with(balance());
    if (!statement.earnings().isEmpty()) {
      paper = paper.with(new Block.Heading("Earned")).with(earnings());
    }
    if (!statement.others().isEmpty()) {
      paper = paper.with(new Block.Heading("Further")).with(others());
    }
    if (!statement.accounts().isEmpty()) {
      paper = paper.with(new Block.Heading("Advances")).with(accounts());
    }
    return paper.noted(
        "Amounts in "
            + statement.currency()
            + ". Lines are rounded for reading; balances are kept exact and carried on.");
  }

  private List<Block.Fact> facts(String sender) {
    Party party = statement.party();
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("For", party.contractName()));
    if (!party.contact().address().isEmpty()) {
      facts.add(new Block.Fact("Address", party.contact().address()));
    }
    if (!party.payment().tax().isEmpty()) {
      facts.add(new Block.Fact("Tax number", party.payment().tax()));
    }
    if (!sender.isEmpty()) {
      facts.add(new Block.Fact("From", sender));
    }
    facts.add(new Block.Fact("Months", span()));
    return facts;
  }

  private Block balance() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Owed before", money(statement.opening())));
    rows.add(List.of("Earned", money(statement.earned())));
    if (!statement.others().isEmpty()) {
      rows.add(
          List.of(
              "Further",
              money(
                  Amount.sum(
                      statement.others().stream().map(PersonStatement.Other::amount).toList()))));
    }
    for (PersonStatement.Payment one : statement.payments()) {
      rows.add(
          List.of(
              "Payment " + one.number() + ", " + month(one.period()),
              money(one.amount().negated())));
    }
    return new Block.Table(
        List.of(new Block.Column("", 4, false), new Block.Column(statement.currency(), 1, true)),
        rows,
        List.of("Carried on", money(statement.closing())));
  }

  private Block earnings() {
    List<List<String>> rows = new ArrayList<>();
    for (PersonStatement.Earning one : statement.earnings()) {
      StringBuilder units = new StringBuilder();
      StatementText.units(units, one.units());
      rows.add(
          List.of(
              month(one.period()),
              one.title(),
              one.source() + (one.account().isEmpty() ? "" : ", recoups"),
              units.toString(),
              one.receipts().rounded(FINE),
              one.earned().rounded(FINE)));
    }
    return new Block.Table(
        List.of(
            new Block.Column("Reported", 4, false),
            new Block.Column("Title", 8, false),
            new Block.Column("Source", 5, false),
            new Block.Column("Units", 4, true),
            new Block.Column("Receipts", 5, true),
            new Block.Column("Your part", 5, true)),
        rows,
        List.of("", "Together", "", "", "", statement.earned().rounded(FINE)));
  }

  private Block others() {
    return new Block.Table(
        List.of(
            new Block.Column("Reported", 2, false),
            new Block.Column("What", 7, false),
            new Block.Column("Amount", 2, true)),
        statement.others().stream()
            .map(one -> List.of(month(one.period()), one.what(), one.amount().rounded(FINE)))
            .toList(),
        List.of());
  }

  private Block accounts() {
    return new Block.Table(
        List.of(
            new Block.Column("Account", 3, false),
            new Block.Column("Open before", 2, true),
            new Block.Column("Advanced", 2, true),
            new Block.Column("Recouped", 2, true),
            new Block.Column("Still open", 2, true)),
        statement.accounts().stream()
            .map(
                one ->
                    List.of(
                        one.account(),
                        money(one.opening()),
                        money(one.advanced()),
                        money(one.recouped()),
                        money(one.closing())))
            .toList(),
        List.of());
  }

  private String span() {
    return statement.from().equals(statement.until())
        ? month(statement.from())
        : month(statement.from()) + " to " + month(statement.until());
  }

  private static String month(YearMonth month) {
    return MONTH.format(month);
  }

  private String money(Amount amount) {
    return amount.rounded(decimals);
  }
}
