package org.songline.model.store;

import java.nio.file.Path;
import org.songline.model.song.Song;

/** A program that changes and saves a song until it is killed, telling each whole step. */
final class KilledProgram {
  private KilledProgram() {}

  public static void main(String[] arguments) {
    try (SongFolder open = SongFolder.open(Path.of(arguments[0]))) {
      Song song = open.song();
      int next = Integer.parseInt(song.title()) + 1;
      System.out.println("open " + song.title());
      for (; ; next++) {
        open.perform(SongFolderTest.title(open.song(), Integer.toString(next)));
        System.out.println("did " + next);
        if (next % 3 == 0) {
          open.save();
        }
      }
    }
  }
}
