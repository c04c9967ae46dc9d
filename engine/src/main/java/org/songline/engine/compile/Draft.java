package org.songline.engine.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.songline.engine.plan.Op;
import org.songline.engine.plan.Plan;

/** A plan in the making: tasks that grow, and the buffers handed out so far. */
final class Draft {
  private final List<List<Op>> tasks = new ArrayList<>();
  private int buffers;

  int buffer() {
    return buffers++;
  }

  int task() {
    tasks.add(new ArrayList<>());
    return tasks.size() - 1;
  }

  void add(int task, Op op) {
    tasks.get(task).add(op);
  }

  /** A buffer with this sound at the given lag. */
  int delayed(int task, String at, Sound sound, int lag) {
    if (sound.lag() == lag) {
      return sound.buffer();
    }
    int out = buffer();
    add(task, new Op.Delay(at, sound.lag(), sound.buffer(), out, lag - sound.lag()));
    return out;
  }

  /** Finds which task must wait for which, from who reads and writes each buffer. */
  Plan plan(int rate, int latency) {
    Map<Integer, Integer> writer = new HashMap<>();
    Map<Integer, TreeSet<Integer>> readers = new HashMap<>();
    List<Plan.Task> done = new ArrayList<>();
    for (int task = 0; task < tasks.size(); task++) {
      TreeSet<Integer> after = new TreeSet<>();
      for (Op op : tasks.get(task)) {
        for (int buffer : reads(op)) {
          if (writer.containsKey(buffer)) {
            after.add(writer.get(buffer));
          }
          readers.computeIfAbsent(buffer, key -> new TreeSet<>()).add(task);
        }
        for (int buffer : writes(op)) {
          if (writer.containsKey(buffer)) {
            after.add(writer.get(buffer));
          }
          after.addAll(readers.getOrDefault(buffer, new TreeSet<>()));
          readers.remove(buffer);
          writer.put(buffer, task);
        }
      }
      after.remove(task);
      done.add(new Plan.Task(tasks.get(task), List.copyOf(after)));
    }
    return new Plan(rate, done, buffers, latency);
  }

  private static List<Integer> reads(Op op) {
    return switch (op) {
      case Op.Clips clips -> List.of();
      case Op.Device device -> reads(device);
      case Op.Modulator modulator ->
          Stream.of(modulator.in().stream(), modulator.side().stream(), buffers(modulator.moved()))
              .flatMap(Function.identity())
              .toList();
      case Op.Lanes lanes -> List.of();
      case Op.Delay delay -> List.of(delay.in());
      case Op.Fader fader -> List.of(fader.in());
      case Op.Tap tap -> List.of(tap.in());
      case Op.Sum sum -> sum.inputs().stream().map(Op.Input::buffer).toList();
      case Op.Output output -> List.of(output.in());
    };
  }

  private static List<Integer> writes(Op op) {
    return switch (op) {
      case Op.Clips clips -> List.of(clips.out());
      case Op.Device device ->
          Stream.concat(
                  Stream.of(device.buffer()), device.outs().stream().filter(buffer -> buffer >= 0))
              .toList();
      case Op.Modulator modulator -> List.of(modulator.out());
      case Op.Lanes lanes -> lanes.strips().stream().map(Op.Lane::buffer).toList();
      case Op.Delay delay -> List.of(delay.out());
      case Op.Fader fader -> List.of(fader.out());
      case Op.Tap tap -> List.of(tap.out());
      case Op.Sum sum -> List.of(sum.out());
      case Op.Output output -> List.of();
    };
  }

  private static List<Integer> reads(Op.Device device) {
    return Stream.of(
            device.side().stream(),
            buffers(device.moved()),
            device.before().stream().flatMap(stage -> buffers(stage.moved())))
        .flatMap(Function.identity())
        .toList();
  }

  private static Stream<Integer> buffers(List<Op.Moved> moved) {
    return moved.stream().map(Op.Moved::buffer);
  }
}
