package org.songline.engine.plan;

import java.util.List;
import java.util.stream.Collectors;

/** Prints a plan for people and for tests: one line an operation, buffers as {@code #n}. */
public final class PlanText {
  private PlanText() {}

  /** The text of a plan; equal plans print alike. */
  public static String of(Plan plan) {
    StringBuilder text = new StringBuilder();
    text.append("rate ").append(plan.rate());
    text.append(", latency ").append(plan.latency()).append(" quanta\n");
    for (int i = 0; i < plan.tasks().size(); i++) {
      Plan.Task task = plan.tasks().get(i);
      text.append("task ").append(i);
      if (!task.after().isEmpty()) {
        text.append(" after ");
        text.append(task.after().stream().map(String::valueOf).collect(Collectors.joining(", ")));
      }
      text.append('\n');
      task.ops().forEach(op -> text.append("  ").append(line(op)).append('\n'));
    }
    return text.toString();
  }

  private static String line(Op op) {
    String lag = op.lag() == 0 ? "" : " @-" + op.lag();
    return op.key() + lag + ": " + what(op);
  }

  private static String what(Op op) {
    return switch (op) {
      case Op.Clips clips -> "clips -> #" + clips.out();
      case Op.Device device ->
          device.device().type().id()
              + " #"
              + device.buffer()
              + device.notes().map(track -> " notes " + track.text()).orElse("")
              + device.side().map(side -> " side #" + side).orElse("")
              + device.before().stream()
                  .map(
                      stage ->
                          " through "
                              + stage.device().id().text()
                              + (stage.lag() == 0 ? "" : " @-" + stage.lag())
                              + moved(stage.device(), stage.moved()))
                  .collect(Collectors.joining())
              + (device.latency() == 0 ? "" : " latency " + device.latency())
              + moved(device.device(), device.moved())
              + outs(device);
      case Op.Modulator modulator ->
          modulator.device().type().id()
              + modulator.in().map(in -> " #" + in).orElse("")
              + modulator.notes().map(track -> " notes " + track.text()).orElse("")
              + modulator.side().map(side -> " side #" + side).orElse("")
              + moved(modulator.device(), modulator.moved())
              + " -> #"
              + modulator.out();
      case Op.Lanes lanes ->
          "lanes "
              + lanes.strips().getFirst().devices().stream()
                  .map(device -> device.type().id())
                  .collect(Collectors.joining(", "))
              + " on "
              + lanes.strips().stream()
                  .map(lane -> "#" + lane.buffer() + (lane.lag() == 0 ? "" : " @-" + lane.lag()))
                  .collect(Collectors.joining(" "));
      case Op.Delay delay -> "delay " + delay.quanta() + " #" + delay.in() + " -> #" + delay.out();
      case Op.Fader fader -> "fader #" + fader.in() + " -> #" + fader.out();
      case Op.Tap tap ->
          (tap.preFader() ? "pre-fader " : "") + "tap #" + tap.in() + " -> #" + tap.out();
      case Op.Sum sum ->
          "sum "
              + sum.inputs().stream()
                  .map(input -> "#" + input.buffer())
                  .collect(Collectors.joining(" "))
              + " -> #"
              + sum.out();
      case Op.Output output -> "output #" + output.in();
    };
  }

  private static String moved(DeviceSpec device, List<Op.Moved> moved) {
    return moved.stream()
        .map(
            one ->
                " "
                    + device.type().parameters().get(one.parameter()).id()
                    + "~"
                    + one.modulator().text()
                    + "#"
                    + one.buffer())
        .collect(Collectors.joining());
  }

  private static String outs(Op.Device device) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < device.outs().size(); i++) {
      if (device.outs().get(i) >= 0) {
        text.append(' ').append(device.device().type().outputs().get(i));
        text.append("->#").append(device.outs().get(i));
      }
    }
    return text.toString();
  }
}
