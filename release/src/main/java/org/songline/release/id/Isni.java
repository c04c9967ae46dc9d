package org.songline.release.id;

/** The International Standard Name Identifier (ISO 27729) of a public identity. */
public record Isni(String text) implements Identifier {
  public Isni {
    text = CheckDigits.plain(text, "\\d{15}[\\dX]", "ISNI", "0000 0001 2103 2683");
    CheckDigits.require(text, "ISNI", String.valueOf(CheckDigits.modulo11(text.substring(0, 15))));
  }

  @Override
  public String display() {
    return text.replaceAll("(.{4})(?!$)", "$1 ");
  }
}
