package org.songline.release.id;

/** The IPI name number (once CAE) of a name under which somebody holds rights: eleven digits. */
public record IpiName(String text) implements Identifier {
  public IpiName {
    text = CheckDigits.plain(text, "\\d{1,11}", "IPI name number", "00014107338");
    text = "0".repeat(11 - text.length()) + text;
    if (text.startsWith("000000000")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no IPI name number: it counts nobody");
    }
    CheckDigits.require(text, "IPI name number", CheckDigits.modulo101(text.substring(0, 9)));
  }
}
