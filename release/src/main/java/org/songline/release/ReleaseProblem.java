package org.songline.release;

/**
 * Something of a release that cannot be used, told in one line: what, where, and how to mend it.
 */
public final class ReleaseProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param place the file, message or part of the catalog as its user knows it; may be empty
   * @param what what is wrong, a plain clause without a full stop
   * @param mend what the user can do about it
   */
  public ReleaseProblem(String place, String what, String mend) {
    super((place.isEmpty() ? "" : place + ": ") + what + "; " + mend);
  }

  /** The same with what caused it. */
  public ReleaseProblem(String place, String what, String mend, Throwable cause) {
    this(place, what, mend);
    initCause(cause);
  }
}
