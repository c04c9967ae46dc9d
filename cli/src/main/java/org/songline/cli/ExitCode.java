package org.songline.cli;

/** What the process tells its caller. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_CALL = 2;
  static final int FOUND_PROBLEMS = 3;

  private ExitCode() {}
}
