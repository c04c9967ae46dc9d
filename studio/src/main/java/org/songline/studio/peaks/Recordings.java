package org.songline.studio.peaks;

import java.nio.file.Path;
import org.songline.engine.media.SongFiles;
import org.songline.media.MediaProblem;

/** Files of recordings by the names that songs give them. */
final class Recordings {
  private Recordings() {}

  /**
   * @param file within {@code media/}, or {@code library:NAME}
   * @throws MediaProblem when it is missing
   */
  static Path find(SongFiles files, String file) throws MediaProblem {
    return files
        .asset(file.startsWith("library:") ? file : "media/" + file)
        .orElseThrow(
            () ->
                new MediaProblem(file, "", "does not exist", "put it back into the song's folder"));
  }
}
