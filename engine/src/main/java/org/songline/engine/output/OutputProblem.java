package org.songline.engine.output;

import java.io.IOException;

/** An output that cannot be opened, told in one line. */
public final class OutputProblem extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param output what was to be opened
   * @param what what is wrong, a plain clause without a full stop
   */
  public OutputProblem(String output, String what) {
    super(output + ": " + what);
  }
}
