package org.songline.cli;

import org.songline.cli.shell.Failures;
import org.songline.model.song.Song;
import org.songline.model.time.TickPosition;

/** Positions as people type them: {@code 33}, {@code 33.2}, {@code 33.2.1/3}. */
final class Positions {
  private Positions() {}

  static TickPosition parse(Song song, String text) {
    try {
      return song.meterMap().parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall(
          "\"" + text + "\" is no position; write a bar such as 33, or bar.beat such as 33.2");
    }
  }
}
