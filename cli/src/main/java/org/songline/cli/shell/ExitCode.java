package org.songline.cli.shell;

/** What the process tells its caller. */
public final class ExitCode {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int WRONG_CALL = 2;
  public static final int FOUND_PROBLEMS = 3;

  private ExitCode() {}
}
