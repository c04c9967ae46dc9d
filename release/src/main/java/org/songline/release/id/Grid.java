package org.songline.release.id;

/** The Global Release Identifier of a digital release. */
public record Grid(String text) implements Identifier {
  public Grid {
    text = CheckDigits.plain(text, "A1[A-Z0-9]{16}", "GRid", "A1-2425G-ABC1234002-M");
    CheckDigits.require(text, "GRid", String.valueOf(CheckDigits.modulo37(text.substring(0, 17))));
  }

  /** With its check character behind 17 characters. */
  public static Grid complete(String withoutCheck) {
    return new Grid(withoutCheck + CheckDigits.modulo37(withoutCheck));
  }

  @Override
  public String display() {
    return String.join(
        "-", text.substring(0, 2), text.substring(2, 7), text.substring(7, 17), text.substring(17));
  }
}
