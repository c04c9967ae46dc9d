package org.songline.studio.live;

/**
 * The clock of this machine, for when nobody listens: the transport moves and meters work all the
 * same. Used by one thread.
 */
final class ClockPace implements Pace {
  private static final long SECOND = 1_000_000_000;

  /** Being behind by more than this is not caught up with. */
  private static final long FORGIVEN = SECOND / 10;

  private final int rate;
  private long origin;
  private long frames;
  private boolean running;

  ClockPace(int rate) {
    this.rate = rate;
  }

  /** Begins anew at the next block. */
  void rest() {
    running = false;
  }

  @Override
  public long due(long now, int length) {
    long wait = origin + frames * SECOND / rate - now;
    if (!running || wait < -FORGIVEN) {
      running = true;
      origin = now;
      frames = 0;
      return 0;
    }
    return wait;
  }

  @Override
  public void made(int length) {
    frames += length;
    if (frames >= rate) {
      frames -= rate;
      origin += SECOND;
    }
  }
}
