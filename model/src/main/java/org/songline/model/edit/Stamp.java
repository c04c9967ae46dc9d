package org.songline.model.edit;

/**
 * When a step was done, and who asked for it.
 *
 * @param at milliseconds since 1970; 0 when that is not known
 * @param window the name of the window that asked, at most 100 letters; empty for commands
 * @param ask the window's own number for what it asked; 0 for none
 */
public record Stamp(long at, String window, long ask) {
  /** Nothing is known. */
  public static final Stamp NONE = new Stamp(0, "", 0);

  private static final int LONGEST = 100;

  public Stamp {
    if (at < 0 || ask < 0 || window.length() > LONGEST) {
      throw new IllegalArgumentException("the time " + at + " and the window " + window);
    }
  }

  /** Now, by a command. */
  public static Stamp now() {
    return new Stamp(System.currentTimeMillis(), "", 0);
  }
}
