package org.songline.engine.run;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Several threads on one block. Tasks that are ready stand in a list; a thread takes the next place
 * of the list, waits until a task stands there, runs it, and appends the tasks that it made ready.
 * Sums add in the order of the plan, so that the bits are those of {@link ReferenceExecutor}. A
 * waiting thread spins for some microseconds, then parks.
 */
public final class ParallelExecutor implements Executor {
  private static final int SPINS = 200;
  private static final long NAP_NANOS = 20_000;
  private static final int CLOSED = -1;

  private final Worker[] workers;
  private final AtomicInteger block = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger ready = new AtomicInteger();

  /** How many workers are in the block, or {@link #CLOSED} between blocks. */
  private final AtomicInteger inside = new AtomicInteger(CLOSED);

  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private AtomicIntegerArray places = new AtomicIntegerArray(0);
  private AtomicIntegerArray waits = new AtomicIntegerArray(0);
  private volatile boolean closed;
  private @Nullable Machine machine;
  private long quantum;
  private int count;
  private int total;

  /**
   * @param threads 2 or more, the calling one included
   */
  public ParallelExecutor(int threads) {
    workers = new Worker[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker("songline-engine-" + (i + 1));
      workers[i].start();
    }
  }

  private final class Worker extends Thread {
    private volatile boolean parked;

    Worker(String name) {
      super(name);
      setDaemon(true);
    }

    @Override
    public void run() {
      int seen = 0;
      while (!closed) {
        int now = await(seen);
        if (now != seen) {
          seen = now;
          if (enter()) {
            work();
            inside.decrementAndGet();
          }
        }
      }
    }

    /** A worker that wakes after the block is over stays out. */
    private boolean enter() {
      int now = inside.get();
      while (now != CLOSED) {
        if (inside.compareAndSet(now, now + 1)) {
          return true;
        }
        now = inside.get();
      }
      return false;
    }

    private int await(int seen) {
      for (int i = 0; i < SPINS * 10; i++) {
        if (block.get() != seen) {
          return block.get();
        }
        Thread.onSpinWait();
      }
      parked = true;
      while (block.get() == seen && !closed) {
        LockSupport.park(this);
      }
      parked = false;
      return block.get();
    }
  }

  @Override
  public void run(Machine next, long from, int length) {
    begin(next, from, length);
    inside.set(0);
    block.incrementAndGet();
    for (Worker worker : workers) {
      if (worker.parked) {
        LockSupport.unpark(worker);
      }
    }
    work();
    // Every place of the list is taken now; those inside are at their last task.
    for (int spins = 0; !inside.compareAndSet(0, CLOSED); spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(NAP_NANOS);
      }
    }
    machine = null;
    Throwable thrown = failure.getAndSet(null);
    if (thrown != null) {
      throw new IllegalStateException("a device failed: " + thrown, thrown);
    }
  }

  private void begin(Machine next, long from, int length) {
    next.begin(from, length);
    machine = next;
    quantum = from;
    count = length;
    total = next.tasks() + next.feeds();
    if (places.length() < total) {
      places = new AtomicIntegerArray(total);
      waits = new AtomicIntegerArray(total);
    }
    for (int i = 0; i < total; i++) {
      places.setPlain(i, -1);
    }
    taken.set(0);
    ready.set(0);
    for (int task = 0; task < next.tasks(); task++) {
      waits.setPlain(task, next.waits(task));
    }
    for (int task = 0; task < next.tasks(); task++) {
      if (next.waits(task) == 0) {
        append(task);
      }
    }
    // Reading ahead comes last: nobody waits for it in this block.
    for (int feed = 0; feed < next.feeds(); feed++) {
      append(next.tasks() + feed);
    }
  }

  private void append(int task) {
    places.setRelease(ready.getAndIncrement(), task);
  }

  private void work() {
    Machine now = machine;
    if (now == null) {
      return;
    }
    int all = total;
    for (int place = taken.getAndIncrement(); place < all; place = taken.getAndIncrement()) {
      int task = standing(place);
      if (task < 0) {
        return;
      }
      try {
        run(now, task);
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
        return;
      }
    }
  }

  private int standing(int place) {
    int task = places.getAcquire(place);
    for (int spins = 0; task < 0; spins++) {
      if (failure.get() != null) {
        return -1;
      }
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(NAP_NANOS);
      }
      task = places.getAcquire(place);
    }
    return task;
  }

  private void run(Machine now, int task) {
    if (task >= now.tasks()) {
      now.feed(task - now.tasks(), quantum + count, count);
      return;
    }
    now.run(task, quantum, count);
    for (int follower : now.next(task)) {
      if (waits.decrementAndGet(follower) == 0) {
        append(follower);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    block.incrementAndGet();
    Arrays.stream(workers).forEach(LockSupport::unpark);
    for (Worker worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
