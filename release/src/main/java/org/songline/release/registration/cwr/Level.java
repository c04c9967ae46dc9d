package org.songline.release.registration.cwr;

/** What a receiver rejects because of a fault. */
public enum Level {
  /** The entire file. */
  ER('E'),
  /** A group. */
  GR('G'),
  /** A transaction: one work. */
  TR('T'),
  /** A record. */
  RR('R'),
  /** A field, which gets its default. */
  FR('F');

  private final char letter;

  Level(char letter) {
    this.letter = letter;
  }

  /** As messages of acknowledgements say it. */
  public char letter() {
    return letter;
  }
}
