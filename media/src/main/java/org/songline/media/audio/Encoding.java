package org.songline.media.audio;

/** How samples are kept in a file. */
public enum Encoding {
  INTEGER,
  FLOAT,
  /** A lossy code; what comes out has no depth of its own. */
  LOSSY
}
