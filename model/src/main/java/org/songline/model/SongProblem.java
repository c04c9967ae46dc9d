package org.songline.model;

/**
 * A song, or a change to one, that cannot be used, told in one line: what, where, and how to mend
 * it. A file, when one is at fault, is named as its user knows it.
 */
public final class SongProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String what;
  private final String mend;

  /**
   * @param file the file or folder as its user knows it; empty when the song is in memory
   * @param place where, for example {@code "line 44"} or {@code "track bass"}; may be empty
   * @param what what is wrong, a plain clause without a full stop
   * @param mend what the user can do about it
   */
  public SongProblem(String file, String place, String what, String mend) {
    super(
        oneLine(
            (file.isEmpty() ? "" : file + ": ")
                + (place.isEmpty() ? "" : place + ": ")
                + what
                + "; "
                + mend));
    this.place = place;
    this.what = what;
    this.mend = mend;
  }

  /** A problem of a song in memory. */
  public SongProblem(String place, String what, String mend) {
    this("", place, what, mend);
  }

  /** The same problem, told of a file and a place in it. */
  public SongProblem in(String file, String placeInFile) {
    String inner = place.isEmpty() || placeInFile.equals(place) ? what : place + ": " + what;
    SongProblem told = new SongProblem(file, placeInFile, inner, mend);
    told.initCause(this);
    return told;
  }

  /** Where the problem is, for example {@code "track bass"}; may be empty. */
  public String place() {
    return place;
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return line.toString();
  }
}
