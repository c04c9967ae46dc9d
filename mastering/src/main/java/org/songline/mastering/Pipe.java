package org.songline.mastering;

import java.io.IOException;
import org.songline.dsp.Quantum;

/**
 * Runs a stored mono or stereo sound through something that works on stereo quanta with a latency,
 * and hands on exactly as many frames, in their old places.
 */
final class Pipe {
  /** Changes one interleaved stereo quantum in place. */
  @FunctionalInterface
  interface Worker {
    void process(float[] quantum) throws IOException;
  }

  /** Takes finished frames, with the channels of the source. */
  @FunctionalInterface
  interface Sink {
    void accept(float[] interleaved, int frames) throws IOException;
  }

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
    float[] in = new float[Quantum.FRAMES * channels];
    float[] quantum = new float[Quantum.SAMPLES];
    float[] out = new float[Quantum.FRAMES * channels];
    for (long at = 0; at < frames + latency; at += Quantum.FRAMES) {
      java.util.Arrays.fill(quantum, 0);
      int count =
          at < frames
              ? source.read(from + at, in, 0, (int) Math.min(Quantum.FRAMES, frames - at))
              : 0;
      for (int i = 0; i < count; i++) {
        quantum[2 * i] = in[i * channels];
        quantum[2 * i + 1] = in[i * channels + channels - 1];
      }
      worker.process(quantum);
      int first = Math.clamp(latency - at, 0, Quantum.FRAMES);
      int last = (int) Math.min(Quantum.FRAMES, frames + latency - at);
      int ready = 0;
      for (int i = first; i < last; i++, ready++) {
        for (int c = 0; c < channels; c++) {
          out[ready * channels + c] = quantum[2 * i + c];
        }
      }
      if (ready > 0) {
        sink.accept(out, ready);
      }
      if ((at & 0x3fff) == 0) {
        work.at(at, frames + latency);
      }
    }
  }
}
