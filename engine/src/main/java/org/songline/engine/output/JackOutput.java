package org.songline.engine.output;

import static org.songline.engine.output.NativeLibrary.MEMORY;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import org.songline.dsp.Quantum;

/** Plays on the thread of a JACK server, as long as its blocks are. */
final class JackOutput extends FedOutput {
  private final JackClient client;
  private final int rate;
  private final int block;
  private final float[] left;
  private final float[] right;
  private volatile int latency;

  JackOutput(Jack jack, String server, OutputDevice device, int wished) throws OutputProblem {
    super(device);
    this.client =
        new JackClient(
            jack, "songline", server, 0, 2, this::process, running::lose, running::dropOut);
    this.rate = client.rate();
    if (wished > 0 && wished != client.block()) {
      boolean _ = client.block(wished);
    }
    int frames = client.block();
    this.block = Math.max(1, (frames + Quantum.FRAMES - 1) / Quantum.FRAMES) * Quantum.FRAMES;
    this.left = new float[block];
    this.right = new float[block];
    this.latency = device.latency();
  }

  @Override
  public void start(Source source, Runnable lost) throws OutputProblem {
    Feed _ = feed(source, lost);
    client.activate();
    List<String> ports = client.speakers(device().id());
    if (!ports.isEmpty()) {
      String second = ports.get(Math.min(1, ports.size() - 1));
      boolean _ = client.connect(client.output(0), ports.getFirst());
      boolean _ = client.connect(client.output(1), second);
    }
  }

  private void process(long[] inputs, long[] outputs, int frames) {
    Feed from = feed();
    int done = 0;
    while (from != null && done < frames) {
      int count = from.next(frames - done);
      float[] stereo = from.stereo();
      int at = from.from();
      for (int f = 0; f < count; f++) {
        left[f] = stereo[at + 2 * f];
        right[f] = stereo[at + 2 * f + 1];
      }
      from.used(count);
      long offset = (long) Float.BYTES * done;
      copy(left, outputs[0] + offset, count);
      copy(right, outputs[1] + offset, count);
      done += count;
    }
  }

  private static void copy(float[] samples, long address, int count) {
    MemorySegment.copy(samples, 0, MEMORY, ValueLayout.JAVA_FLOAT_UNALIGNED, address, count);
  }

  /** The names of its ports, left and right. */
  String port(int channel) {
    return client.output(channel);
  }

  @Override
  public int rate() {
    return rate;
  }

  @Override
  public int block() {
    return block;
  }

  @Override
  public int latency() {
    // The server knows the whole way only some time after it was joined.
    int told = running.playing() ? client.playbackLatency(0) : 0;
    latency = told > 0 ? told : latency;
    return latency;
  }

  @Override
  public Optional<Throwable> failure() {
    Optional<Throwable> thrown = super.failure();
    return thrown.isPresent() ? thrown : client.failure();
  }

  @Override
  public void close() {
    if (running.close()) {
      client.close();
    }
  }
}
