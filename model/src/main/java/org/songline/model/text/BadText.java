package org.songline.model.text;

/** Text that is no song, at a line; told to the user as a song problem of the file. */
final class BadText extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String what;
  private final String mend;

  BadText(int line, String what, String mend) {
    super(what);
    this.line = line;
    this.what = what;
    this.mend = mend;
  }

  int line() {
    return line;
  }

  String what() {
    return what;
  }

  String mend() {
    return mend;
  }
}
