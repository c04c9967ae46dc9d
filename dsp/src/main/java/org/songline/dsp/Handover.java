package org.songline.dsp;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * When a kernel goes over from plain code to vector code of the same bits. Until the compiler has
 * vector code it runs hundreds of times slower and allocates; to get that far takes the better part
 * of a second, more than a short run can win back. So plain code makes the first hundred thousand
 * quanta. Then a thread in the background rehearses the vector code until it is compiled, and from
 * then on it makes all.
 *
 * <p>Threads may share one; whichever way they count, the sound is the same.
 */
public final class Handover {
  private static final int PLAIN = 100_000;
  private static final int ROUNDS = 40;
  private static final int RUNS = 250;
  private static final int PAUSE_MILLIS = 50;

  /** How many kernels have made their plain quanta and are not yet rehearsed. */
  private static final AtomicInteger REHEARSING = new AtomicInteger();

  private final Runnable rehearsal;
  private int count;
  private volatile boolean rehearsed;

  private Handover(Runnable rehearsal) {
    this.rehearsal = rehearsal;
  }

  /**
   * Begins to count.
   *
   * @param kernel what it is called
   * @param rehearsal runs the vector code for one quantum of anything
   */
  @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it; the sound goes first
  public static Handover of(String kernel, Runnable rehearsal) {
    Handover handover = new Handover(rehearsal);
    Thread.ofPlatform()
        .name("songline rehearses " + kernel)
        .daemon()
        .priority(Thread.MIN_PRIORITY)
        .start(handover::rehearse);
    return handover;
  }

  /** Whether the next quantum is for vector code. */
  public boolean vectors() {
    if (rehearsed) {
      return true;
    }
    if (count < PLAIN) {
      count++;
    }
    return false;
  }

  private void rehearse() {
    try {
      while (count < PLAIN) {
        Thread.sleep(PAUSE_MILLIS);
      }
      REHEARSING.incrementAndGet();
      try {
        for (int round = 0; round < ROUNDS; round++) {
          for (int run = 0; run < RUNS; run++) {
            rehearsal.run();
          }
          Thread.sleep(PAUSE_MILLIS);
        }
        rehearsed = true;
      } finally {
        REHEARSING.decrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether a kernel is about to go over, so that what it costs is about to change. */
  public static boolean near() {
    return REHEARSING.get() > 0;
  }
}
