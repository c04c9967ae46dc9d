package org.songline.mastering;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.songline.dsp.Quantum;

/**
 * Runs a stored mono or stereo sound through something that works on stereo quanta with a latency,
 * and hands on exactly as many frames, in their old places. The work is shared by two threads, one
 * a few blocks behind the other.
 */
final class Pipe {
  /** Changes interleaved stereo quanta in place, one after the other. */
  @FunctionalInterface
  interface Worker {
    void process(float[] block, int quanta) throws IOException;
  }

  /** Takes finished frames, with the channels of the source. */
  @FunctionalInterface
  interface Sink {
    void accept(float[] interleaved, int frames) throws IOException;
  }

  /** Leaves everything as it is. */
  static final Worker NOTHING = (block, quanta) -> {};

  /** Frames worked on at a time. */
  static final int BLOCK = 64 * Quantum.FRAMES;

  /** Blocks under way from one thread to the other. */
  private static final int UNDER_WAY = 4;

  private Pipe() {}

  /** A block on its way: the frames from {@code first} on are to be handed on. */
  private static final class Block {
    final float[] samples = new float[BLOCK * Quantum.CHANNELS];
    int wanted;
    int first;

    int quanta() {
      return (wanted + Quantum.FRAMES - 1) / Quantum.FRAMES;
    }
  }

  /**
   * @param source what to read
   * @param channels 1 or 2; mono goes through both sides
   * @param latency frames by which the workers' output lags
   * @param worker on the thread that calls
   * @param next on another one, on what the first has done
   * @param sink on that too
   * @param work told how many frames were done
   */
  static void run(
      SampleStore source,
      int channels,
      int latency,
      Worker worker,
      Worker next,
      Sink sink,
      Work work)
      throws IOException {
    run(source, 0, source.frames(), channels, latency, worker, next, sink, work);
  }

  /**
   * The same for a part.
   *
   * @param from first frame of the source
   * @param frames how many
   */
  static void run(
      SampleStore source,
      long from,
      long frames,
      int channels,
      int latency,
      Worker worker,
      Worker next,
      Sink sink,
      Work work)
      throws IOException {
    float[] in = new float[BLOCK * channels];
    float[] out = new float[BLOCK * channels];
    List<Block> blocks = Stream.generate(Block::new).limit(UNDER_WAY).toList();
    try (var relay = new Relay<>(blocks, block -> pass(block, next, channels, out, sink))) {
      for (long at = 0; at < frames + latency; at += BLOCK) {
        Block block = relay.parcel();
        int count =
            at < frames ? source.read(from + at, in, 0, (int) Math.min(BLOCK, frames - at)) : 0;
        spread(in, channels, count, block.samples);
        block.wanted = (int) Math.min(BLOCK, frames + latency - at);
        block.first = (int) Math.clamp(latency - at, 0, (long) BLOCK);
        worker.process(block.samples, block.quanta());
        relay.hand(block);
        work.at(Math.min(at + BLOCK, frames + latency), frames + latency);
      }
      relay.finish();
    }
  }

  private static void pass(Block block, Worker next, int channels, float[] out, Sink sink)
      throws IOException {
    next.process(block.samples, block.quanta());
    int count = block.wanted - block.first;
    if (count > 0) {
      gather(block.samples, block.first, count, out, channels);
      sink.accept(out, count);
    }
  }

  /** Makes stereo of what came; what is missing is silent. */
  private static void spread(float[] in, int channels, int count, float[] block) {
    for (int i = 0; i < count; i++) {
      block[2 * i] = in[i * channels];
      block[2 * i + 1] = in[i * channels + channels - 1];
    }
    Arrays.fill(block, 2 * count, block.length, 0);
  }

  private static void gather(float[] block, int first, int count, float[] out, int channels) {
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < channels; c++) {
        out[i * channels + c] = block[2 * (first + i) + c];
      }
    }
  }
}
