package org.songline.coach.finding;

/** How much a finding matters. */
public enum Severity {
  /** Worth a look when all else is done. */
  SLIGHT,
  /** Most listeners would hear it or most engineers would mend it. */
  CLEAR,
  /** It spoils the record or will be rejected. */
  GRAVE
}
