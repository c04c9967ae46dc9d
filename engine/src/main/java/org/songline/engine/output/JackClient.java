package org.songline.engine.output;

import static org.songline.engine.output.NativeLibrary.INT;
import static org.songline.engine.output.NativeLibrary.MEMORY;
import static org.songline.engine.output.NativeLibrary.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client of a JACK server with ports of its own, at work on the server's thread. */
final class JackClient implements AutoCloseable {
  private final Jack jack;
  private final long client;
  private final Arena arena = Arena.ofShared();
  private final long[] inputs;
  private final long[] outputs;
  private final long[] heard;
  private final long[] played;
  private final Work work;
  private final Runnable shutdown;
  private final Runnable xrun;
  private volatile @Nullable Throwable failure;
  private volatile boolean gone;

  /** What a client does. */
  @FunctionalInterface
  interface Work {
    /**
     * One block. Waits for nothing and allocates nothing.
     *
     * @param inputs addresses of the samples of each input
     * @param outputs addresses of the samples of each output
     */
    void process(long[] inputs, long[] outputs, int frames);
  }

  /**
   * @param server its name; empty for the usual one
   * @param shutdown called on a thread of the library when the server is gone
   * @param xrun called when a block came too late
   * @throws OutputProblem when no server runs
   */
  JackClient(
      Jack jack,
      String name,
      String server,
      int inputs,
      int outputs,
      Work work,
      Runnable shutdown,
      Runnable xrun)
      throws OutputProblem {
    this.jack = jack;
    this.work = work;
    this.shutdown = shutdown;
    this.xrun = xrun;
    this.client = jack.open(name, server);
    if (client == 0) {
      arena.close();
      throw new OutputProblem("JACK", "no server runs");
    }
    this.inputs = ports("in", inputs, Jack.IS_INPUT);
    this.outputs = ports("out", outputs, Jack.IS_OUTPUT);
    this.heard = new long[inputs];
    this.played = new long[outputs];
    if (!callbacks()) {
      close();
      throw new OutputProblem("JACK", "the server takes no callbacks");
    }
  }

  private long[] ports(String name, int count, int flags) throws OutputProblem {
    long[] made = new long[count];
    for (int i = 0; i < count; i++) {
      made[i] = jack.port(client, name + "_" + (i + 1), flags);
      if (made[i] == 0) {
        jack.close(client);
        arena.close();
        throw new OutputProblem("JACK", "the server has no port left");
      }
    }
    return made;
  }

  private boolean callbacks() {
    MethodHandles.Lookup here = MethodHandles.lookup();
    return jack.callbacks(
        client,
        NativeLibrary.callback(here, this, "process", arena, INT, INT, POINTER),
        NativeLibrary.callback(here, this, "xrun", arena, INT, POINTER),
        NativeLibrary.callback(here, this, "shutdown", arena, null, POINTER));
  }

  @SuppressWarnings("UnusedMethod") // called from native code
  private int process(int frames, long unused) {
    try {
      for (int i = 0; i < inputs.length; i++) {
        heard[i] = jack.buffer(inputs[i], frames);
      }
      for (int i = 0; i < outputs.length; i++) {
        played[i] = jack.buffer(outputs[i], frames);
      }
      work.process(heard, played, frames);
    } catch (RuntimeException | Error e) {
      // Nothing may fly through native code.
      failure = e;
      for (long out : played) {
        silence(out, frames);
      }
    }
    return 0;
  }

  private static void silence(long address, int frames) {
    for (int f = 0; address != 0 && f < frames; f++) {
      MEMORY.set(ValueLayout.JAVA_FLOAT_UNALIGNED, address + (long) Float.BYTES * f, 0);
    }
  }

  @SuppressWarnings("UnusedMethod") // called from native code
  private int xrun(long unused) {
    xrun.run();
    return 0;
  }

  @SuppressWarnings("UnusedMethod") // called from native code
  private void shutdown(long unused) {
    gone = true;
    shutdown.run();
  }

  int rate() {
    return jack.rate(client);
  }

  int block() {
    return jack.block(client);
  }

  /** Changes the length of the blocks of the whole server, where it allows that. */
  boolean block(int frames) {
    return jack.block(client, frames);
  }

  void activate() throws OutputProblem {
    if (!jack.activate(client)) {
      throw new OutputProblem("JACK", "the server does not start the client");
    }
  }

  String input(int index) {
    return jack.name(inputs[index]);
  }

  String output(int index) {
    return jack.name(outputs[index]);
  }

  /** Frames until what leaves by an output is heard, as far as the server knows. */
  int playbackLatency(int output) {
    return jack.latency(outputs[output], true);
  }

  /** Frames until what leaves for a port of anybody is heard, as far as the server knows. */
  int playbackLatency(String port) {
    return jack.latency(client, port, true);
  }

  boolean connect(String from, String to) {
    return jack.connect(client, from, to);
  }

  /** The ports by which sound leaves the machine, in pairs or more, one list a device. */
  List<List<String>> speakers() {
    return devices(Jack.IS_INPUT);
  }

  /** The ports by which sound leaves by one device; none when there is no such device. */
  List<String> speakers(String device) {
    return only(speakers(), device);
  }

  /** The ports by which sound comes in by one device; none when there is no such device. */
  List<String> microphones(String device) {
    return only(devices(Jack.IS_OUTPUT), device);
  }

  private static List<String> only(List<List<String>> devices, String device) {
    return devices.stream()
        .filter(ports -> device(ports.getFirst()).equals(device))
        .findFirst()
        .orElse(List.of());
  }

  private List<List<String>> devices(int flags) {
    List<List<String>> devices = new ArrayList<>();
    for (String port : jack.ports(client, flags | Jack.IS_PHYSICAL)) {
      boolean same =
          !devices.isEmpty() && device(devices.getLast().getFirst()).equals(device(port));
      if (!same) {
        devices.add(new ArrayList<>());
      }
      devices.getLast().add(port);
    }
    return devices;
  }

  /** The client that a port belongs to: what stands before the colon. */
  static String device(String port) {
    return port.substring(0, Math.max(0, port.lastIndexOf(':')));
  }

  /** What its work failed with. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Stops its work before it returns. */
  @Override
  public void close() {
    if (!gone) {
      jack.deactivate(client);
    }
    jack.close(client);
    arena.close();
  }
}
