package org.songline.release.check.rule;

/** What a rule looks at. */
public enum Subject {
  RELEASE,
  TRACK,
  WORK,
  AUDIO,
  COVER
}
