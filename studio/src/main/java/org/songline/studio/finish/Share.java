package org.songline.studio.finish;

import org.songline.media.Progress;
import org.songline.model.song.Song;

/** Work of several parts as one. */
public final class Share {
  private static final long STEPS = 1000;

  private Share() {}

  /** How far work is through a song, though the length of its tail is open. */
  public static Progress of(Song song, Progress progress) {
    long frames = Math.max(1, song.tempoMap().frameAt(song.end(), song.rate()).frame());
    return (done, total) -> progress.at(Math.min(done, frames), frames);
  }

  /**
   * The progress of a part.
   *
   * @param from where in the whole it begins, 0 to 1
   * @param to where it ends
   */
  public static Progress of(Progress whole, double from, double to) {
    return (done, total) -> {
      double part = total > 0 ? Math.clamp((double) done / total, 0.0, 1.0) : 0;
      return whole.at(Math.round(STEPS * (from + part * (to - from))), STEPS);
    };
  }
}
