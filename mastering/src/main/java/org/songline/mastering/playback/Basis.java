package org.songline.mastering.playback;

import java.util.Locale;

/** What a model of a device rests on. */
public enum Basis {
  /** Usual values of many such devices; no single one measures so. */
  TYPICAL,
  /** Measurements of one device that somebody published. */
  MEASURED,
  /** Worked out by a standard. */
  STANDARD,
  /** The user's own data. */
  USER;

  /** As device files and people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
