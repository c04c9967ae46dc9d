package org.songline.release.document;

import java.util.ArrayList;
import java.util.List;
import org.songline.release.id.Sha256;

/** A document as plain text: lines of at most 78 characters, tables as wide as they are. */
public final class PaperText {
  private static final int WIDTH = 78;

  private final StringBuilder out = new StringBuilder();
  private int clause;

  private PaperText() {}

  /** Ends with a newline; equal papers give equal text. Paper size and hash do not show. */
  public static String of(Paper paper) {
    PaperText text = new PaperText();
    text.line(paper.title());
    text.line("=".repeat(Math.min(WIDTH, paper.title().length())));
    if (!paper.under().isEmpty()) {
      text.wrapped("", "", paper.under());
    }
    paper.blocks().forEach(text::block);
    if (!paper.note().isEmpty()) {
      text.line("");
      text.line("-".repeat(WIDTH));
      text.wrapped("", "", paper.note());
    }
    return text.out.toString();
  }

  /** What stands at the foot as the document's hash. */
  public static String hash(Paper paper) {
    return paper.hash().isEmpty() ? sha256(of(paper)) : paper.hash();
  }

  /** The SHA-256 of a text in UTF-8, 64 lower-case hexadecimal digits. */
  public static String sha256(String text) {
    return Sha256.of(text);
  }

  private void block(Block block) {
    line("");
    switch (block) {
      case Block.Heading(String text) -> {
        line(text);
        line("-".repeat(Math.min(WIDTH, text.length())));
      }
      case Block.Words(String text) -> wrapped("", "", text);
      case Block.Facts(List<Block.Fact> facts) -> {
        int name = facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
        String inner = " ".repeat(Math.min(name + 2, WIDTH / 2));
        facts.forEach(fact -> wrapped(padded(fact.name() + ":", name + 2), inner, fact.value()));
      }
      case Block.Parties(List<Block.Member> members) ->
          members.forEach(
              member -> {
                wrapped("", "  ", member.role() + ": " + member.name());
                member.details().forEach(detail -> wrapped("  ", "  ", detail));
              });
      case Block.Clauses(List<Block.Clause> clauses) -> clauses(clauses);
      case Block.Table table -> table(table);
      case Block.Signatures(List<Block.Signature> signatures) ->
          signatures.forEach(
              one -> {
                line(one.name() + (one.role().isEmpty() ? "" : ", " + one.role()));
                if (one.mark().isEmpty()) {
                  line("  Signature: ______________________________  Date: ______________");
                } else {
                  wrapped("  ", "  ", one.mark());
                }
              });
      case Block.NewPage() -> out.setLength(out.length() - 1);
    }
  }

  private void clauses(List<Block.Clause> clauses) {
    boolean first = true;
    for (Block.Clause one : clauses) {
      if (!first) {
        line("");
      }
      first = false;
      clause++;
      line(clause + ". " + one.heading());
      int part = 0;
      for (String text : one.texts()) {
        part++;
        String number = one.texts().size() == 1 ? "    " : "%d.%d ".formatted(clause, part);
        wrapped(padded(number, 6), "      ", text);
      }
    }
  }

  private void table(Block.Table table) {
    List<List<String>> all = new ArrayList<>(table.rows());
    all.addFirst(table.columns().stream().map(Block.Column::title).toList());
    if (!table.totals().isEmpty()) {
      all.add(table.totals());
    }
    int[] widths = new int[table.columns().size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], flat(row.get(i)).length());
      }
    }
    int whole = java.util.Arrays.stream(widths).sum() + 2 * (widths.length - 1);
    for (int i = 0; i < all.size(); i++) {
      boolean totals = !table.totals().isEmpty() && i == all.size() - 1;
      if (i == 1 || totals) {
        line("-".repeat(whole));
      }
      line(row(table.columns(), all.get(i), widths));
    }
  }

  private static String row(List<Block.Column> columns, List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = flat(row.get(i));
      String space = " ".repeat(widths[i] - cell.length());
      line.append(i == 0 ? "" : "  ");
      line.append(columns.get(i).figures() ? space + cell : cell + space);
    }
    return line.toString();
  }

  private static String flat(String text) {
    return text.replaceAll("\\R", ", ");
  }

  private static String padded(String text, int width) {
    return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
  }

  private void wrapped(String first, String others, String text) {
    String indent = first;
    for (String paragraph : text.split("\\R", -1)) {
      StringBuilder line = new StringBuilder(indent);
      boolean begun = false;
      for (String word : paragraph.strip().split(" +", -1)) {
        if (begun && line.length() + 1 + word.length() > WIDTH) {
          line(line.toString());
          line = new StringBuilder(others);
          begun = false;
        }
        line.append(begun ? " " : "").append(word);
        begun = true;
      }
      line(line.toString());
      indent = others;
    }
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
