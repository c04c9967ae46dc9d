package org.songline.mastering;

import java.io.IOException;
import java.util.Arrays;
import org.songline.dsp.Quantum;

/**
 * Runs a stored mono or stereo sound through something that works on stereo quanta with a latency,
 * and hands on exactly as many frames, in their old places.
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

  /** Frames worked on at a time. */
  private static final int BLOCK = 64 * Quantum.FRAMES;

  private Pipe() {}

  /**
   * @param source what to read
   * @param channels 1 or 2; mono goes through both sides
   * @param latency frames by which the worker's output lags
   * @param work told how many frames were done
   */
  static void run(
      SampleStore source, int channels, int latency, Worker worker, Sink sink, Work work)
      throws IOException {
    run(source, 0, source.frames(), channels, latency, worker, sink, work);
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
      Sink sink,
      Work work)
      throws IOException {
    float[] in = new float[BLOCK * channels];
    float[] block = new float[BLOCK * Quantum.CHANNELS];
    for (long at = 0; at < frames + latency; at += BLOCK) {
      int count =
          at < frames ? source.read(from + at, in, 0, (int) Math.min(BLOCK, frames - at)) : 0;
      spread(in, channels, count, block);
      int wanted = (int) Math.min(BLOCK, frames + latency - at);
      worker.process(block, (wanted + Quantum.FRAMES - 1) / Quantum.FRAMES);
      int first = (int) Math.clamp(latency - at, 0, (long) BLOCK);
      if (wanted > first) {
        gather(block, first, wanted - first, in, channels);
        sink.accept(in, wanted - first);
      }
      work.at(Math.min(at + BLOCK, frames + latency), frames + latency);
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
