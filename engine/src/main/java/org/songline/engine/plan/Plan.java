package org.songline.engine.plan;

import java.util.List;

/**
 * What makes the sound of a song: operations in an order in which each finds its inputs ready.
 * Tasks are the pieces that may run on different threads; the operations of one task run in order.
 * Immutable. {@link PlanText} prints it.
 *
 * @param rate frames a second
 * @param tasks in dependency order
 * @param buffers how many buffers the operations use
 * @param latency quanta by which every output lags the song
 */
public record Plan(int rate, List<Task> tasks, int buffers, int latency) {
  public Plan {
    tasks = List.copyOf(tasks);
  }

  /**
   * @param after indexes of the tasks that must be done before, ascending
   */
  public record Task(List<Op> ops, List<Integer> after) {
    public Task {
      ops = List.copyOf(ops);
      after = List.copyOf(after);
    }
  }

  /** Whether a device is run, as it is. */
  public boolean runs(DeviceSpec device) {
    for (Task task : tasks) {
      for (Op op : task.ops()) {
        if (op instanceof Op.Device run && run.device().equals(device)) {
          return true;
        }
      }
    }
    return false;
  }

  /** All operations in order. */
  public List<Op> ops() {
    return tasks.stream().flatMap(task -> task.ops().stream()).toList();
  }

  /** The ports in the order of their operations. */
  public List<Port> ports() {
    return ops().stream()
        .filter(Op.Output.class::isInstance)
        .map(op -> ((Op.Output) op).port())
        .toList();
  }
}
