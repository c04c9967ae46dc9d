package org.songline.release.document;

import java.util.List;

/** A part of a document. Line breaks within texts are kept. */
public sealed interface Block {
  /** A heading within the document. */
  record Heading(String text) implements Block {}

  /** A paragraph. */
  record Words(String text) implements Block {}

  /** Names with their values, one below the other. */
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** A name with its value. */
  record Fact(String name, String value) {}

  /** Who takes part. */
  record Parties(List<Member> members) implements Block {
    public Parties {
      members = List.copyOf(members);
    }
  }

  /**
   * Somebody who takes part.
   *
   * @param details lines such as an address
   */
  record Member(String role, String name, List<String> details) {
    public Member {
      details = List.copyOf(details);
    }
  }

  /** Numbered clauses; numbers go on through the document. */
  record Clauses(List<Clause> clauses) implements Block {
    public Clauses {
      clauses = List.copyOf(clauses);
    }
  }

  /**
   * A clause.
   *
   * @param texts its paragraphs, numbered below it when there are several
   */
  record Clause(String heading, List<String> texts) {
    public Clause {
      texts = List.copyOf(texts);
    }
  }

  /**
   * A table; its head is repeated on every page that it reaches.
   *
   * @param rows each with a text for every column
   * @param totals the last row, set apart; empty for none
   */
  record Table(List<Column> columns, List<List<String>> rows, List<String> totals)
      implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      totals = List.copyOf(totals);
      int width = columns.size();
      if (width == 0
          || rows.stream().anyMatch(row -> row.size() != width)
          || (!totals.isEmpty() && totals.size() != width)) {
        throw new IllegalArgumentException("a table whose rows are not as wide as its head");
      }
    }
  }

  /**
   * A column of a table.
   *
   * @param weight its width beside the others', 1 or more
   * @param figures whether it holds figures, which stand to the right
   */
  record Column(String title, int weight, boolean figures) {
    public Column {
      if (weight < 1) {
        throw new IllegalArgumentException("a column of width " + weight);
      }
    }
  }

  /** Places to sign, kept on one page as far as they fit. */
  record Signatures(List<Signature> signatures) implements Block {
    public Signatures {
      signatures = List.copyOf(signatures);
    }
  }

  /**
   * A place to sign.
   *
   * @param mark what stands there instead of an empty line once somebody has accepted
   */
  record Signature(String name, String role, String mark) {}

  /** What follows begins a new page. */
  record NewPage() implements Block {}
}
