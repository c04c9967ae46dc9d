package org.songline.engine.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.songline.engine.plan.Outlet;
import org.songline.engine.plan.Port;
import org.songline.engine.run.Machine;

/** The outputs of a running render with their sinks. */
final class Exits implements AutoCloseable {
  private final List<Exit> exits = new ArrayList<>();
  private long frames;

  private static final class Exit {
    final Port port;
    final float[] audio;
    final RenderSink sink;
    float left;
    float right;

    Exit(Port port, float[] audio, RenderSink sink) {
      this.port = port;
      this.audio = audio;
      this.sink = sink;
    }
  }

  private Exits() {}

  static Exits open(Machine machine, RenderRequest request, RenderSink.Factory sinks, int rate)
      throws IOException {
    Exits exits = new Exits();
    boolean opened = false;
    try {
      for (Port port : machine.plan().ports()) {
        if (request.wants(Outlet.MIX) || !(port instanceof Port.Mix)) {
          exits.exits.add(new Exit(port, machine.output(port), sinks.open(port, rate)));
        }
      }
      opened = true;
      return exits;
    } finally {
      if (!opened) {
        exits.close();
      }
    }
  }

  /** The highest magnitude of any output within frames of the block. */
  float peak(int from, int to) {
    float peak = 0;
    for (Exit exit : exits) {
      for (int i = from * 2; i < to * 2; i++) {
        peak = Math.max(peak, Math.abs(exit.audio[i]));
      }
    }
    return peak;
  }

  /** Hands frames of the block to the sinks. */
  void write(int from, int count) throws IOException {
    for (Exit exit : exits) {
      float left = exit.left;
      float right = exit.right;
      for (int i = from * 2; i < (from + count) * 2; i += 2) {
        left = Math.max(left, Math.abs(exit.audio[i]));
        right = Math.max(right, Math.abs(exit.audio[i + 1]));
      }
      exit.left = left;
      exit.right = right;
      exit.sink.write(exit.audio, from * 2, count);
    }
    frames += count;
  }

  void finish() throws IOException {
    for (Exit exit : exits) {
      exit.sink.finish();
    }
  }

  long frames() {
    return frames;
  }

  List<RenderReport.Made> made() {
    return exits.stream()
        .map(exit -> new RenderReport.Made(exit.port, exit.left, exit.right))
        .toList();
  }

  @Override
  public void close() throws IOException {
    IOException failed = null;
    for (Exit exit : exits) {
      try {
        exit.sink.close();
      } catch (IOException e) {
        failed = e;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
