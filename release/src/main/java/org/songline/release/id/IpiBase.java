package org.songline.release.id;

/** The IPI base number of an interested party, whatever its names. */
public record IpiBase(String text) implements Identifier {
  public IpiBase {
    text = CheckDigits.plain(text, "I\\d{10}", "IPI base number", "I-000000229-7");
    CheckDigits.require(
        text, "IPI base number", String.valueOf(CheckDigits.weighted(2, text.substring(1, 10))));
  }

  /** With its hyphens, thirteen characters, as registrations carry it. */
  @Override
  public String display() {
    return "I-" + text.substring(1, 10) + "-" + text.substring(10);
  }
}
