package org.songline.release.agreement;

import java.util.List;
import java.util.Optional;

/**
 * An agreement with places to fill.
 *
 * @param id the file's name
 * @param about when it is used, a sentence
 * @param sides who makes it
 * @param fields what is asked for, in order
 * @param clauses what it says
 */
public record Template(
    String id,
    String title,
    String about,
    List<Side> sides,
    List<Field> fields,
    List<Clause> clauses) {
  /**
   * A side.
   *
   * @param id the role as the catalog's agreement keeps it
   * @param label what people read
   * @param from where its party is usually found; empty for nowhere
   */
  public record Side(String id, String label, String from) {}

  /** What a field holds. */
  public enum Type {
    /** Words. */
    TEXT,
    /** An amount with its currency, such as {@code 500 EUR}. */
    MONEY,
    /** A share, such as {@code 3%} or {@code 1/3}. */
    SHARE,
    /** A whole number, 0 or more. */
    NUMBER,
    /** A date, such as {@code 2026-11-22}. */
    DATE,
    /** {@code yes} or {@code no}. */
    FLAG
  }

  /**
   * Something that is asked for.
   *
   * @param required whether it must be filled before anybody accepts
   * @param usual a value, or {@code @} and where it is taken from; empty for none
   */
  public record Field(
      String id, Type type, boolean required, String label, String help, String usual) {}

  /** A numbered clause. */
  public record Clause(String heading, List<Line> lines) {
    public Clause {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A paragraph.
   *
   * @param unless whether it stands when the condition does not hold
   * @param field the field that decides; empty when it always stands
   * @param value what the field must be; empty for anything
   */
  public record Line(boolean unless, String field, String value, String text) {}

  public Template {
    sides = List.copyOf(sides);
    fields = List.copyOf(fields);
    clauses = List.copyOf(clauses);
  }

  Optional<Field> field(String name) {
    return fields.stream().filter(one -> one.id().equals(name)).findFirst();
  }

  Optional<Side> side(String name) {
    return sides.stream().filter(one -> one.id().equals(name)).findFirst();
  }
}
