package org.songline.engine.render;

import java.util.List;
import org.songline.engine.plan.Port;

/**
 * What a render made.
 *
 * @param rate frames a second
 * @param frames length of every output
 * @param outputs in the order of the plan
 * @param latency frames by which the plan's outputs lag the song; already taken off
 * @param problems what was missing or left out, a line each
 * @param prepareSeconds time to compile and to have recordings ready
 * @param renderSeconds time to make and write the sound
 * @param cancelled whether it was stopped; then no output was finished
 */
public record RenderReport(
    int rate,
    long frames,
    List<Made> outputs,
    int latency,
    List<String> problems,
    double prepareSeconds,
    double renderSeconds,
    boolean cancelled) {
  public RenderReport {
    outputs = List.copyOf(outputs);
    problems = List.copyOf(problems);
  }

  /**
   * One output.
   *
   * @param left highest magnitude of a left sample, full scale is 1
   * @param right of a right one
   */
  public record Made(Port port, float left, float right) {}
}
