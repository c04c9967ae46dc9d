package org.songline.release.check.rule;

/** How bad a finding is, the worst first. */
public enum Severity {
  /** A shop refuses the release. */
  REJECT,
  /** A shop may refuse it, or listeners will notice. */
  WARN,
  /** Somebody has to look and confirm. */
  CONFIRM
}
