package org.songline.engine.run;

/** Runs blocks of a machine. All executors give the same bits. Used by one thread at a time. */
public interface Executor extends AutoCloseable {
  /**
   * Runs one block, and has the recordings ready that the next block of the same length plays.
   *
   * @param quantum the first quantum of the engine; blocks follow each other
   * @param count quanta, 1 to {@link Machine#quanta}
   */
  void run(Machine machine, long quantum, int count);

  @Override
  void close();

  /** The executor for a number of threads: the reference for one. */
  static Executor of(int threads) {
    return threads <= 1 ? new ReferenceExecutor() : new ParallelExecutor(threads);
  }
}
