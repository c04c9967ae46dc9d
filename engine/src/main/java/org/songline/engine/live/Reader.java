package org.songline.engine.live;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.songline.engine.run.ReadAhead;

/**
 * The thread that reads recordings ahead of a playing song: around the place where it plays, and
 * where it may jump to.
 */
final class Reader implements AutoCloseable {
  private static final long PAUSE_NANOS = 5_000_000;
  private static final double BEHIND_SECONDS = 0.25;
  private static final double AHEAD_SECONDS = 2;

  private final LiveCourse course;
  private final long behind;
  private final long ahead;
  private final Thread thread;
  private @Nullable ReadAhead sounds;
  private volatile boolean closed;

  Reader(LiveCourse course, int rate) {
    this.course = course;
    this.behind = Math.round(BEHIND_SECONDS * rate);
    this.ahead = Math.round(AHEAD_SECONDS * rate);
    this.thread = Thread.ofPlatform().name("songline-reader").daemon().start(this::work);
  }

  private void work() {
    while (!closed) {
      read();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Reads for another machine from now on, and has ready what it plays next. */
  synchronized void follow(ReadAhead other) {
    sounds = other;
    read();
  }

  /** Has ready what plays next. */
  synchronized void read() {
    read(course.frame());
  }

  /** Has ready what plays next, and what would play at a frame. */
  synchronized void read(long target) {
    ReadAhead now = sounds;
    if (now == null) {
      return;
    }
    long here = course.frame();
    Loop loop = course.loop();
    long start = loop == null ? here : loop.from();
    now.read(here - behind, here + ahead, target, target + ahead, start, start + ahead);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
