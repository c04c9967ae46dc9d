package org.songline.release.calendar;

import java.util.List;

/**
 * Something to do for a release.
 *
 * @param days after the release when it is due; negative before
 * @param owner who does it: artist, label, engineer, publisher
 * @param after ids of what has to be done before
 * @param hard whether the day is set by others
 */
public record Task(
    String id, String title, String why, int days, String owner, List<String> after, boolean hard) {
  public Task {
    after = List.copyOf(after);
  }
}
