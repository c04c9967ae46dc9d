package org.songline.dsp.resample;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes the sample rate of a stream, between any two whole rates.
 *
 * <p>Windowed-sinc filters in double precision, chosen for the lower of the two rates {@code r}:
 * flat to 0.4535 r (20 kHz at 44.1 kHz) within 0.0001 dB; whatever lies above 0.5102 r (22.5 kHz at
 * 44.1 kHz) is 150 dB down. Phase is linear and there is no net delay: output frame {@code m} is
 * the input's value at time {@code m * from / to}. A stream of {@code n} frames becomes {@code
 * ceil(n * to / from)} frames. Rates far apart go in two or more steps, each with the shortest
 * filter that keeps these figures.
 *
 * <p>The output is the same to the bit however the input is cut into blocks, and on every machine.
 * One instance serves one stream; running allocates nothing.
 */
public final class Resampler {
  /** Share of the lower rate up to which the response is flat. */
  public static final double PASS = 20.0 / 44.1;

  /** Share of the lower rate from which nothing is left. */
  public static final double STOP = 22.5 / 44.1;

  private static final int CHUNK = 4096;
  private static final long MAX_RATE = 10_000_000;

  private final int channels;
  private final long up;
  private final long down;
  private final Stage[] stages;
  private final double[][][] between;
  private long added;
  private long produced;

  private Resampler(int channels, long from, long to, List<Stage> stages) {
    this.channels = channels;
    long common = gcd(from, to);
    up = to / common;
    down = from / common;
    this.stages = stages.toArray(new Stage[0]);
    between = new double[stages.size() + 1][][];
    int frames = CHUNK;
    for (int s = 0; s <= stages.size(); s++) {
      between[s] = new double[channels][frames];
      if (s < stages.size()) {
        frames = stages.get(s).maxOutput(frames);
      }
    }
  }

  /**
   * @param channels interleaved channels, 1 to 64
   * @param from frames a second that go in
   * @param to frames a second that come out
   * @throws IllegalArgumentException if a count is out of range, or the rates are more than a
   *     factor of 1000 apart
   */
  public static Resampler of(int channels, long from, long to) {
    if (channels < 1 || channels > 64) {
      throw new IllegalArgumentException("channels " + channels + ": needs 1 to 64");
    }
    if (from < 1 || to < 1 || from > MAX_RATE || to > MAX_RATE) {
      throw new IllegalArgumentException("sample rates " + from + " and " + to);
    }
    if (from / to >= 1000 || to / from >= 1000) {
      throw new IllegalArgumentException("sample rates " + from + " and " + to + " too far apart");
    }
    return new Resampler(channels, from, to, plan(channels, from, to));
  }

  /**
   * Steps by two while a sharp filter at the high rate would be long: the cheap steps let through
   * what the sharp one removes.
   */
  private static List<Stage> plan(int channels, long from, long to) {
    List<Stage> stages = new ArrayList<>();
    if (from == to) {
      return stages;
    }
    double pass = PASS * Math.min(from, to);
    double stop = STOP * Math.min(from, to);
    double rate = from;
    long remainingUp = to;
    long remainingDown = from;
    while (rate >= 3.0 * to) {
      // What folds around the new rate must land above the final stop band edge.
      stages.add(Stage.of(channels, 1, 2, pass / rate, (rate / 2 - stop) / rate));
      rate /= 2;
      remainingUp *= 2;
    }
    if (to >= 2 * from) {
      stages.add(Stage.of(channels, 2, 1, pass / rate, stop / rate));
      rate *= 2;
      remainingDown *= 2;
      stop = rate - stop;
    }
    long common = gcd(remainingUp, remainingDown);
    if (remainingUp != remainingDown) {
      stages.add(
          Stage.of(
              channels, remainingUp / common, remainingDown / common, pass / rate, stop / rate));
    }
    return stages;
  }

  public int channels() {
    return channels;
  }

  /** Frames that a whole stream of {@code inputFrames} becomes. */
  public long outputFrames(long inputFrames) {
    long whole = Math.multiplyExact(inputFrames / down, up);
    long part = Math.multiplyExact(inputFrames % down, up);
    return whole + (part + down - 1) / down;
  }

  /** A bound on the frames that one call of {@code process} with that many frames returns. */
  public int maxOutput(int inputFrames) {
    return (int) Math.min(Integer.MAX_VALUE, outputFrames(inputFrames) + 2 + stages.length);
  }

  /** A bound on the frames that {@code finish} returns. */
  public int maxFinish() {
    long frames = 0;
    for (Stage stage : stages) {
      frames = stage.maxOutput((int) frames + stage.reach() + 1);
    }
    return (int) frames + 2;
  }

  /** Back to the start of a stream. */
  public void reset() {
    for (Stage stage : stages) {
      stage.reset();
    }
    added = 0;
    produced = 0;
  }

  /**
   * Takes frames and gives those that are ready.
   *
   * @param in interleaved samples
   * @param inAt index of the first sample
   * @param frames how many frames to take
   * @param out receives interleaved samples; room for {@link #maxOutput} frames
   * @param outAt index of its first sample
   * @return frames written
   */
  public int process(float[] in, int inAt, int frames, float[] out, int outAt) {
    int written = 0;
    for (int done = 0; done < frames; ) {
      int count = Math.min(CHUNK, frames - done);
      for (int c = 0; c < channels; c++) {
        double[] plane = between[0][c];
        for (int i = 0, at = inAt + done * channels + c; i < count; i++, at += channels) {
          plane[i] = in[at];
        }
      }
      added += count;
      int got = run(count);
      interleave(got, out, outAt + written * channels);
      written += got;
      done += count;
    }
    return written;
  }

  /** As {@link #process(float[], int, int, float[], int)}, in double precision. */
  public int process(double[] in, int inAt, int frames, double[] out, int outAt) {
    int written = 0;
    for (int done = 0; done < frames; ) {
      int count = Math.min(CHUNK, frames - done);
      for (int c = 0; c < channels; c++) {
        double[] plane = between[0][c];
        for (int i = 0, at = inAt + done * channels + c; i < count; i++, at += channels) {
          plane[i] = in[at];
        }
      }
      added += count;
      int got = run(count);
      interleave(got, out, outAt + written * channels);
      written += got;
      done += count;
    }
    return written;
  }

  /**
   * Ends the stream and gives the frames still to come, so that the total is exact. Only {@link
   * #reset} may follow.
   *
   * @param out receives interleaved samples; room for {@link #maxFinish} frames
   * @param outAt index of the first
   * @return frames written
   */
  public int finish(float[] out, int outAt) {
    int written = 0;
    while (produced < outputFrames(added)) {
      int got = silence();
      interleave(got, out, outAt + written * channels);
      written += got;
    }
    return written;
  }

  /** As {@link #finish(float[], int)}, in double precision. */
  public int finish(double[] out, int outAt) {
    int written = 0;
    while (produced < outputFrames(added)) {
      int got = silence();
      interleave(got, out, outAt + written * channels);
      written += got;
    }
    return written;
  }

  private int silence() {
    for (double[] plane : between[0]) {
      java.util.Arrays.fill(plane, 0);
    }
    long left = outputFrames(added) - produced;
    // All that run() yields beyond the exact end is the tail of the filters.
    int got = run(CHUNK);
    if (got > left) {
      produced -= got - left;
      return (int) left;
    }
    return got;
  }

  private int run(int frames) {
    int count = frames;
    for (int s = 0; s < stages.length; s++) {
      count = stages[s].run(between[s], count, between[s + 1]);
    }
    produced += count;
    return count;
  }

  private void interleave(int frames, float[] out, int outAt) {
    for (int c = 0; c < channels; c++) {
      double[] plane = between[stages.length][c];
      for (int i = 0, at = outAt + c; i < frames; i++, at += channels) {
        out[at] = (float) plane[i];
      }
    }
  }

  private void interleave(int frames, double[] out, int outAt) {
    for (int c = 0; c < channels; c++) {
      double[] plane = between[stages.length][c];
      for (int i = 0, at = outAt + c; i < frames; i++, at += channels) {
        out[at] = plane[i];
      }
    }
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
