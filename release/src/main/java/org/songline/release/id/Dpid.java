package org.songline.release.id;

/** The DDEX Party Identifier of a sender or receiver of messages. */
public record Dpid(String text) implements Identifier {
  public Dpid {
    text = CheckDigits.plain(text, "PADPIDA\\d{10}[0-9A-Z]", "DPID", "PA-DPIDA-2007050901-U");
    CheckDigits.require(text, "DPID", String.valueOf(CheckDigits.modulo37(text.substring(0, 17))));
  }

  @Override
  public String display() {
    return String.join(
        "-", text.substring(0, 2), text.substring(2, 7), text.substring(7, 17), text.substring(17));
  }
}
