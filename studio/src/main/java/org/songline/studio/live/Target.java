package org.songline.studio.live;

/**
 * How many frames a listener should have in store: more after every gap, less after a minute
 * without one. One thread writes, any reads.
 */
final class Target {
  static final int USUAL = 1024;
  static final int MOST = 8192;
  static final int STEP = 512;
  static final long CLEAN_NANOS = 60_000_000_000L;

  private volatile int least;
  private volatile int frames;
  private volatile boolean live;
  private long changed;

  /**
   * @param least frames to begin with, which it never falls below: a block to {@link #MOST}
   */
  Target(int least, long now) {
    this.least = least;
    frames = least;
    changed = now;
  }

  /** Frames to have in store now. */
  int frames() {
    return live ? least : frames;
  }

  /** While somebody plays or records, little is held in store, whatever it costs. */
  void live(boolean on) {
    live = on;
  }

  /** Holds so many frames at least from now on. */
  void least(int now) {
    least = now;
    frames = now;
  }

  /** The listener ran dry. */
  void gap(long now) {
    changed = now;
    frames = Math.min(MOST, frames + STEP);
  }

  /** The listener is well. */
  void well(long now) {
    if (now - changed >= CLEAN_NANOS) {
      changed = now;
      frames = Math.max(least, frames - STEP);
    }
  }
}
