package org.songline.studio.live;

import java.util.concurrent.atomic.AtomicLong;

/** How much time blocks take. The audio path writes, anyone reads. */
final class Load {
  private static final double SMOOTH_SECONDS = 0.5;

  private final int rate;
  private final AtomicLong blocks = new AtomicLong();
  private final AtomicLong late = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong worst = new AtomicLong();
  private volatile double share;

  Load(int rate) {
    this.rate = rate;
  }

  /** A block took so long. On the audio path. */
  void took(long nanos, int frames) {
    double seconds = (double) frames / rate;
    double part = nanos * 1e-9 / seconds;
    double last = share;
    share = last + (part - last) * Math.min(1, seconds / SMOOTH_SECONDS);
    blocks.set(blocks.get() + 1);
    if (part > 1) {
      late.set(late.get() + 1);
    }
    if (nanos > worst.get()) {
      worst.set(nanos);
    }
  }

  /** A block could not be made. On the audio path. */
  void failed() {
    failures.set(failures.get() + 1);
  }

  double share() {
    return share;
  }

  long blocks() {
    return blocks.get();
  }

  long late() {
    return late.get();
  }

  long failures() {
    return failures.get();
  }

  /** The longest time since the last look. */
  double worstMillis() {
    return worst.getAndSet(0) * 1e-6;
  }
}
