package org.songline.release.id;

/** The International Standard Musical Work Code (ISO 15707) of a work. */
public record Iswc(String text) implements Identifier {
  public Iswc {
    text = CheckDigits.plain(text, "T\\d{10}", "ISWC", "T-034.524.680-1");
    CheckDigits.require(
        text, "ISWC", String.valueOf(CheckDigits.weighted(1, text.substring(1, 10))));
  }

  @Override
  public String display() {
    return "T-%s.%s.%s-%s"
        .formatted(
            text.substring(1, 4), text.substring(4, 7), text.substring(7, 10), text.substring(10));
  }
}
