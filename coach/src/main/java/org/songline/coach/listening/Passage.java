package org.songline.coach.listening;

import org.songline.model.song.Section;

/**
 * A section of the song in tenths of a second, as curves count them.
 *
 * @param name the section's own, or its kind; numbered when it comes again
 * @param from the first tenth that lies wholly within
 * @param to after the last
 * @param firstBar from 1; 0 when bars are not known
 * @param lastBar the last that begins within
 */
public record Passage(
    String name, Section.Kind kind, int from, int to, long firstBar, long lastBar) {
  public double fromSeconds() {
    return 0.1 * from;
  }

  public double toSeconds() {
    return 0.1 * to;
  }
}
