package org.songline.release.registration.cwr;

import java.util.List;
import java.util.Optional;

/**
 * The fields of one type of record.
 *
 * @param detail whether it begins with transaction and record numbers
 * @param since the first version that has it
 */
public record Layout(String type, String what, boolean detail, Version since, List<Field> fields) {
  /** How a field is written. */
  enum Kind {
    /** Left-justified. */
    TEXT('A'),
    CODE('L'),
    /** Right-justified with zeros in front. */
    NUMBER('N'),
    DATE('D'),
    TIME('T'),
    /** In hundredths of a percent, five digits. */
    SHARE('S'),
    /** Y, N or U. */
    FLAG('F'),
    /** Y or N. */
    YES_NO('B'),
    IPI('I'),
    IPI_BASE('P'),
    ISWC('W'),
    ISRC('R'),
    EAN('E');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    static Kind of(char letter) {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no kind of field is called " + letter);
    }

    /** Whether nothing is written as zeros. */
    boolean zeros() {
      return this == NUMBER || this == DATE || this == TIME || this == SHARE;
    }
  }

  /** A validation of the format's documents. */
  record Check(int number, Level level) {}

  /**
   * One field.
   *
   * @param start first column, from 1
   * @param newer whether only 2.2 has it
   * @param table of its codes; empty without one
   * @param most the greatest share
   * @param characters the set it is of; empty for any
   */
  record Field(
      String name,
      int start,
      int size,
      Kind kind,
      boolean newer,
      String table,
      int most,
      String characters,
      Optional<Check> need,
      Optional<Check> check,
      Optional<Check> spelled) {
    int end() {
      return start - 1 + size;
    }

    boolean in(Version version) {
      return !newer || version == Version.V22;
    }
  }

  public Layout {
    fields = List.copyOf(fields);
  }

  /** Columns of a record of a version. */
  int length(Version version) {
    return fields.stream()
        .filter(field -> field.in(version))
        .mapToInt(Field::end)
        .max()
        .orElse(type.length());
  }

  Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** Whether the format has this type at all. */
  boolean known() {
    return !fields.isEmpty();
  }
}
