package org.songline.mastering;

import java.util.concurrent.CancellationException;
import org.songline.media.Progress;

/** Turns stages whose number is not known beforehand into one progress that never goes back. */
final class Work {
  /** Nobody watches. */
  static final Work NONE = new Work(Progress.NONE, "");

  private static final long TOTAL = 1000;

  private final Progress progress;
  private final String name;
  private double from;
  private double to;

  Work(Progress progress, String name) {
    this.progress = progress;
    this.name = name;
  }

  /** Starts a stage that takes a share of what is left. */
  void stage(double share) {
    from = to;
    to = from + (1 - from) * share;
    at(0, 1);
  }

  /**
   * Tells how far the stage is.
   *
   * @throws CancellationException when the watcher asks to stop
   */
  void at(long done, long total) {
    double share = total <= 0 ? 0 : Math.min(1, (double) done / total);
    if (!progress.at((long) (TOTAL * (from + (to - from) * share)), TOTAL)) {
      throw new CancellationException(name + ": stopped");
    }
  }

  void finish() {
    to = 1;
    from = 1;
    at(1, 1);
  }
}
