package org.songline.release.id;

/**
 * The product code of a release: UPC-A of 12 digits, EAN-13 or GTIN-14; delivery messages call it
 * ICPN. Codes that differ in leading zeros alone are the same; the stored form has at least 12
 * digits and no more zeros in front than that needs.
 */
public record Barcode(String text) implements Identifier {
  public Barcode {
    text = CheckDigits.plain(text, "\\d{12,14}", "UPC or EAN", "4006381333931");
    while (text.length() > 12 && text.startsWith("0")) {
      text = text.substring(1);
    }
    CheckDigits.require(
        text, "UPC or EAN", String.valueOf(CheckDigits.gs1(text.substring(0, text.length() - 1))));
  }

  /** With its check digit. */
  public static Barcode complete(String withoutCheck) {
    return new Barcode(withoutCheck + CheckDigits.gs1(withoutCheck));
  }

  /** In thirteen digits, as an EAN; fourteen when it needs them. */
  public String ean() {
    return text.length() >= 13 ? text : "0" + text;
  }
}
