package org.songline.engine.render;

import java.io.IOException;
import java.util.List;
import org.songline.dsp.Quantum;
import org.songline.engine.run.Executor;
import org.songline.engine.run.Machine;
import org.songline.media.Progress;

/** One run of a machine from the start of the song to the end of the span. */
final class Pass {
  /** -120 dBFS. */
  private static final float QUIET = 1e-6f;

  private static final int FRAMES = Quantum.FRAMES;

  private final Machine machine;
  private final Executor executor;
  private final Exits exits;
  private final Span span;
  private long written;
  private long quiet;
  private boolean over;

  Pass(Machine machine, Executor executor, Exits exits, Span span) {
    this.machine = machine;
    this.executor = executor;
    this.exits = exits;
    this.span = span;
    this.written = span.from();
  }

  /** Runs; false when {@code progress} asked to stop. */
  boolean run(Progress progress) throws IOException {
    int block = machine.quanta();
    long lag = machine.plan().latency();
    long total = span.least() == span.most() ? span.least() : -1;
    machine.enter();
    machine.prepare(0, block);
    over = span.from() >= span.most();
    for (long quantum = 0; !over; quantum += block) {
      if (!progress.at(Math.max(0, quantum - lag) * FRAMES, total)) {
        return false;
      }
      executor.run(machine, quantum, block);
      List<String> failures = machine.failures();
      if (!failures.isEmpty()) {
        throw new IOException(String.join("; ", failures));
      }
      deliver(quantum - lag, block);
    }
    progress.at(written, written);
    return true;
  }

  /**
   * Writes what of the block lies in the span. Whether the tail is over is asked quantum by
   * quantum, so that the block's length does not show in the length of the file.
   */
  private void deliver(long quantum, int count) throws IOException {
    long start = quantum * FRAMES;
    int from = (int) Math.clamp(span.from() - start, 0, (long) count * FRAMES);
    int to = from;
    for (int q = 0; q < count && !over; q++) {
      long first = start + (long) q * FRAMES;
      int end = (q + 1) * FRAMES;
      if (first + FRAMES <= span.from()) {
        continue;
      }
      to = (int) Math.min(end, span.most() - start);
      if (first + FRAMES > span.least() && span.least() < span.most()) {
        int a = (int) Math.max((long) q * FRAMES, span.least() - start);
        quiet = exits.peak(a, to) < QUIET ? quiet + (to - a) : 0;
        over = quiet >= span.quiet();
      }
      over |= to < end || start + to >= span.most();
    }
    if (to > from) {
      exits.write(from, to - from);
      written = start + to;
    }
  }
}
