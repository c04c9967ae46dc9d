package org.songline.mastering;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hands parcels to a thread of its own, which takes them one after the other in the order in which
 * they were handed on, while the next are made: what comes out is the same as without it. Parcels
 * that were taken come back to be filled again.
 *
 * @param <T> a parcel
 */
final class Relay<T> implements AutoCloseable {
  /** Takes what was handed on. */
  @FunctionalInterface
  interface Taker<T> {
    void take(T parcel) throws IOException;
  }

  /** A parcel, or none at the end. */
  private record Handed<T>(@Nullable T parcel) {}

  private final BlockingQueue<T> empty;
  private final BlockingQueue<Handed<T>> full;
  private final Taker<T> taker;
  private final Thread thread;
  private boolean ended;
  private volatile @Nullable Throwable failure;

  /** Whether what is still under way need not be taken. */
  private volatile boolean idle;

  /**
   * @param parcels all that are ever under way, at least one
   */
  Relay(List<T> parcels, Taker<T> taker) {
    this.taker = taker;
    empty = new ArrayBlockingQueue<>(parcels.size(), false, parcels);
    full = new ArrayBlockingQueue<>(parcels.size() + 1);
    thread = Thread.ofPlatform().name("songline relay").daemon().unstarted(this::work);
    thread.start();
  }

  private void work() {
    for (T parcel = next(full).parcel(); parcel != null; parcel = next(full).parcel()) {
      try {
        if (!idle) {
          taker.take(parcel);
        }
      } catch (IOException | RuntimeException | Error e) {
        failure = e;
        idle = true;
      }
      empty.add(parcel);
    }
  }

  /** The next of a queue; an interruption that comes meanwhile is kept for later. */
  private static <T> T next(BlockingQueue<T> queue) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return queue.take();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * A parcel to be filled; waits until there is one.
   *
   * @throws IOException what the taker met
   */
  T parcel() throws IOException {
    T parcel = next(empty);
    check();
    return parcel;
  }

  /** Hands a filled parcel on. */
  void hand(T parcel) {
    full.add(new Handed<>(parcel));
  }

  /**
   * Waits until all was taken.
   *
   * @throws IOException what the taker met
   */
  void finish() throws IOException {
    end();
    check();
  }

  private void check() throws IOException {
    rethrow(failure);
  }

  /** Throws what another thread met; nothing when it met nothing. */
  static void rethrow(@Nullable Throwable met) throws IOException {
    switch (met) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    full.add(new Handed<>(null));
    join(thread);
  }

  /** Waits for the end of a thread; an interruption that comes meanwhile is kept for later. */
  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it; what was not yet taken is left. */
  @Override
  public void close() {
    idle = true;
    end();
  }
}
