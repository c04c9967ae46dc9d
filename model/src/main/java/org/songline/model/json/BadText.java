package org.songline.model.json;

/** Text that is not what it should be, at a line; told to the user as a problem of the file. */
public final class BadText extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String what;
  private final String mend;

  public BadText(int line, String what, String mend) {
    super(what);
    this.line = line;
    this.what = what;
    this.mend = mend;
  }

  public int line() {
    return line;
  }

  public String what() {
    return what;
  }

  public String mend() {
    return mend;
  }
}
