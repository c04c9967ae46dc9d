package org.songline.engine.run;

/** One thread, one task after the other: what every other executor is measured against. */
public final class ReferenceExecutor implements Executor {
  @Override
  public void run(Machine machine, long quantum, int count) {
    machine.begin(quantum, count);
    for (int task = 0; task < machine.tasks(); task++) {
      machine.run(task, quantum, count);
    }
    machine.prepare(quantum + count, count);
  }

  @Override
  public void close() {}
}
