package org.songline.mastering;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Something that another thread finds out meanwhile.
 *
 * @param <T> what it is
 */
final class Meanwhile<T> implements AutoCloseable {
  private final FutureTask<T> task;
  private final Thread thread;

  /** Begins at once. */
  Meanwhile(Callable<T> work) {
    task = new FutureTask<>(work);
    thread = Thread.ofPlatform().name("songline meanwhile").daemon().start(task);
  }

  /**
   * What was found; waits for it.
   *
   * @throws IOException what kept the other thread from finding it out
   */
  T get() throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped");
    } catch (ExecutionException e) {
      Relay.rethrow(e.getCause());
      throw new IllegalStateException(e);
    }
  }

  /** Interrupts the thread if it is still at work, and waits for its end. */
  @Override
  public void close() {
    task.cancel(true);
    Relay.join(thread);
  }
}
