package org.songline.studio.server;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;
import org.songline.model.SongProblem;
import org.songline.studio.wire.Refusal;
import org.songline.studio.wire.Tell;

/** Work that takes a while, one piece at a time, told to every window as it goes on. */
final class Jobs implements AutoCloseable {
  private static final long INTERVAL = 100_000_000;

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("jobs").factory());
  private final Map<String, AtomicBoolean> cancels = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private final Consumer<Tell> told;

  /** What a job does; it gives what pages may want to know of what it made. */
  @FunctionalInterface
  interface Work {
    /**
     * @throws Exception when it fails; a problem in its own words, others as a failure
     */
    String run(Progress progress) throws Exception;
  }

  Jobs(Consumer<Tell> told) {
    this.told = told;
  }

  /**
   * Begins a job once those before it are done.
   *
   * @return its name
   */
  String start(String label, Work work) {
    String job = "job-" + count.incrementAndGet();
    AtomicBoolean cancelled = new AtomicBoolean();
    cancels.put(job, cancelled);
    told.accept(new Tell.Job(job, label, -1, false, Optional.empty(), Optional.empty()));
    worker.execute(() -> run(job, label, work, cancelled));
    return job;
  }

  /** Ends a job at its next step, if it is there. */
  void cancel(String job) {
    AtomicBoolean cancelled = cancels.get(job);
    if (cancelled != null) {
      cancelled.set(true);
    }
  }

  private void run(String job, String label, Work work, AtomicBoolean cancelled) {
    Optional<String> result = Optional.empty();
    Optional<Refusal> refusal = Optional.empty();
    try {
      if (cancelled.get()) {
        refusal = Optional.of(new Refusal("cancelled"));
      } else {
        result = Optional.of(work.run(new Told(job, label, cancelled)));
      }
      if (cancelled.get()) {
        result = Optional.empty();
        refusal = Optional.of(new Refusal("cancelled"));
      }
    } catch (SongProblem | MediaProblem problem) {
      refusal = Optional.of(new Refusal(String.valueOf(problem.getMessage())));
    } catch (Exception failure) {
      refusal =
          Optional.of(
              new Refusal(
                  cancelled.get() ? "cancelled" : label + " could not be done: " + failure));
    }
    cancels.remove(job);
    told.accept(new Tell.Job(job, label, 1, true, result, refusal));
  }

  /** Tells how far a job is, not more than ten times a second. */
  private final class Told implements Progress {
    private final String job;
    private final String label;
    private final AtomicBoolean cancelled;
    private long last;

    private Told(String job, String label, AtomicBoolean cancelled) {
      this.job = job;
      this.label = label;
      this.cancelled = cancelled;
    }

    @Override
    public boolean at(long done, long total) {
      long now = System.nanoTime();
      if (now - last > INTERVAL) {
        last = now;
        double share = total > 0 ? Math.min(1, (double) done / total) : -1;
        told.accept(new Tell.Job(job, label, share, false, Optional.empty(), Optional.empty()));
      }
      return !cancelled.get();
    }
  }

  @Override
  public void close() {
    cancels.values().forEach(cancelled -> cancelled.set(true));
    worker.shutdownNow();
  }
}
