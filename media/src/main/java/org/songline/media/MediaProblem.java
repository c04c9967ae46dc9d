package org.songline.media;

import java.io.IOException;

/** A media file that cannot be used, told in one line: what, where, and how to mend it. */
public final class MediaProblem extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param file the file as its user knows it
   * @param place where in the file, for example {@code "byte 44"} or {@code "chunk fmt"}; may be
   *     empty
   * @param what what is wrong, a plain clause without a full stop
   * @param mend what the user can do about it
   */
  public MediaProblem(String file, String place, String what, String mend) {
    super(file + ": " + (place.isEmpty() ? "" : place + ": ") + what + "; " + mend);
  }
}
