package org.songline.mastering.playback;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.convolve.Convolver;
import org.songline.dsp.convolve.Impulse;
import org.songline.dsp.filter.Crossover;
import org.songline.dsp.filter.MinimumPhase;
import org.songline.dsp.limiter.TruePeakLimiter;
import org.songline.mastering.input.AudioInput;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;

/**
 * The sound of a device: sides joined as it joins them, its response as a filter of minimum phase,
 * and its protection as a true-peak limiter. As many frames come out as went in, in their places.
 */
public final class Playing {
  /** Nothing leaves louder than this, whatever the device. */
  private static final double CEILING = -1;

  private static final double LOOKAHEAD = 0.003;
  private static final double RELEASE = 0.2;

  /** After this part of a second nothing is left of what crossovers do. */
  private static final int RINGING = 8;

  private final PlaybackDevice device;
  private final float gain;
  private final double ceiling;
  private final Convolver convolver;
  private final TruePeakLimiter limiter;
  private final Crossover mid = new Crossover();
  private final Crossover side = new Crossover();
  private final float far;
  private final float[] late;
  private int lateAt;

  /**
   * @param volumeDb by how much the device is turned up
   */
  public Playing(PlaybackDevice device, int sampleRate, double volumeDb) {
    this.device = device;
    gain = (float) Exact.gain(volumeDb);
    ceiling = Exact.gain(Math.min(CEILING, device.surroundings().limitDbfs().orElse(CEILING)));
    convolver = Convolver.offline(Impulse.mono(filter(device.tone(), sampleRate)));
    limiter = new TruePeakLimiter(sampleRate, LOOKAHEAD);
    if (device.sides().monoBelowHertz() > 0 && !device.sides().mono()) {
      mid.tune(device.sides().monoBelowHertz(), sampleRate);
      side.tune(device.sides().monoBelowHertz(), sampleRate);
    }
    far = (float) Exact.gain(-device.sides().offDecibels());
    late = new float[(int) Math.rint(device.sides().offMilliseconds() * sampleRate / 1000)];
  }

  /** A response as a filter of about a fifth of a second. */
  public static float[] filter(Tone tone, int sampleRate) {
    int taps = Integer.highestOneBit(Math.max(64, sampleRate / 4));
    double[] magnitude = new double[MinimumPhase.bins(taps)];
    double step = 0.5 * sampleRate / (magnitude.length - 1);
    for (int i = 0; i < magnitude.length; i++) {
      magnitude[i] = Exact.gain(tone.decibels(Math.max(1, i * step)));
    }
    return MinimumPhase.design(magnitude, taps);
  }

  /** Where finished sound goes. */
  @FunctionalInterface
  public interface Sink {
    /** Takes interleaved stereo. */
    void accept(float[] interleaved, int offset, int frames) throws IOException;
  }

  /**
   * Plays a mix.
   *
   * @param progress told in frames
   * @throws MediaProblem when it has more than two channels
   * @throws CancellationException when {@code progress} asks to stop
   */
  public void run(AudioInput input, Sink sink, Progress progress) throws IOException {
    int channels = input.channels();
    if (channels > 2) {
      throw new MediaProblem(
          input.name(),
          "",
          "has " + channels + " channels, and devices play mono or stereo",
          "mix it down to stereo first");
    }
    int block = convolver.block();
    float[] in = new float[block * channels];
    float[] out = new float[2 * block];
    long read = 0;
    long written = 0;
    long skip = limiter.latency();
    boolean more = true;
    while (more || written < read) {
      if (!progress.at(read, input.frames())) {
        throw new CancellationException(input.name() + ": stopped");
      }
      int count = 0;
      while (more && count < block) {
        int n = input.read(in, count * channels, block - count);
        more = n > 0;
        count += n;
      }
      read += count;
      for (int i = 0; i < block; i++) {
        out[2 * i] = i < count ? sane(in[i * channels]) : 0;
        out[2 * i + 1] = i < count ? sane(in[i * channels + channels - 1]) : 0;
      }
      process(out);
      int from = (int) Math.min(block, skip);
      skip -= from;
      int ready = (int) Math.min(block - from, read - written);
      sink.accept(out, 2 * from, ready);
      written += ready;
    }
  }

  private static float sane(float x) {
    return Math.abs(x) <= 1e6f ? x : 0;
  }

  private void process(float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= gain;
    }
    colour(x);
    for (int at = 0; at < x.length; at += Quantum.SAMPLES) {
      limiter.process(x, at, ceiling, 1, RELEASE);
    }
  }

  /** All but volume and protection. */
  private void colour(float[] x) {
    sides(x);
    convolver.process(x, 0);
    if (device.sides().mono()) {
      // The transform of both sides together rounds them differently.
      for (int i = 0; i < x.length; i += 2) {
        x[i + 1] = x[i];
      }
    }
    off(x);
  }

  /**
   * What comes of a click of height 1 in one side: all that the device does, but for its volume and
   * its protection.
   *
   * @param side 0 for left, 1 for right
   * @return interleaved stereo
   */
  public static float[] click(PlaybackDevice device, int sampleRate, int side) {
    var playing = new Playing(device, sampleRate, 0);
    int block = playing.convolver.block();
    int frames = filter(device.tone(), sampleRate).length + sampleRate / RINGING;
    float[] whole = new float[2 * block * (1 + (frames - 1) / block)];
    float[] part = new float[2 * block];
    for (int at = 0; at < whole.length; at += part.length) {
      Arrays.fill(part, 0);
      part[side] = at == 0 ? 1 : 0;
      playing.colour(part);
      System.arraycopy(part, 0, whole, at, part.length);
    }
    return Arrays.copyOf(whole, 2 * frames);
  }

  private void sides(float[] x) {
    if (device.sides().monoBelowHertz() == 0) {
      return;
    }
    boolean mono = device.sides().mono();
    for (int i = 0; i < x.length; i += 2) {
      float m = 0.5f * (x[i] + x[i + 1]);
      float s = 0;
      if (!mono) {
        side.step(0.5f * (x[i] - x[i + 1]));
        s = side.high();
        mid.step(m);
        m = mid.low() + mid.high();
      }
      x[i] = m + s;
      x[i + 1] = m - s;
    }
  }

  private void off(float[] x) {
    if (far == 1 && late.length == 0) {
      return;
    }
    for (int i = 1; i < x.length; i += 2) {
      float now = far * x[i];
      if (late.length > 0) {
        float then = late[lateAt];
        late[lateAt] = now;
        lateAt = lateAt + 1 == late.length ? 0 : lateAt + 1;
        now = then;
      }
      x[i] = now;
    }
  }
}
