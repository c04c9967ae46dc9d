package org.songline.dsp.limiter;

import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.StereoDelay;
import org.songline.dsp.peak.PeakFinder;

/**
 * Holds a true-peak ceiling for interleaved stereo that is clipped already and passes it only in
 * short overshoots, 64 frames at a time. Each peak is turned down by a smooth dip in the gain of
 * both sides, with its middle where the peak is between the frames. Where dips overlap, the root of
 * the sum of their eighth powers counts: never less than the deepest, hardly more, and smooth. So a
 * wave gets the same gain wherever it lies between the samples: what the guard adds to a tone are
 * harmonics, where a gain that is held and let go from frame to frame adds a ripple beside them.
 * What little is left above the ceiling a {@link LimiterStage} takes down.
 *
 * <p>What is heard must hold nothing close to half the sample rate, where a peak cannot be told
 * from its samples: see {@link org.songline.dsp.oversample.Oversampler#clean}. Allocates nothing
 * while running.
 */
public final class OvershootGuard {
  /** What stays so far below the ceiling passes unchanged to the bit. */
  public static final double UNTOUCHED_DECIBELS = 0.06;

  /**
   * How far below the ceiling peaks are put: the last stage, which aims above, has nothing to do.
   */
  private static final double AIM_DECIBELS = 0.05;

  private static final double REACH_SECONDS = 0.0005;

  /** Frames: at low sample rates a shorter dip would spill too far past half the rate. */
  private static final int LEAST_REACH = 24;

  private static final double TRIM_RELEASE = 0.2;

  private final PeakFinder[] finders = {new PeakFinder(), new PeakFinder()};
  private final int reach;
  private final int lag;
  private final StereoDelay delay;
  private final LimiterStage trim;
  private final double aim = Exact.gain(-AIM_DECIBELS);
  private final double trimAim = Exact.gain(-TruePeakLimiter.GUARD_DECIBELS);

  /**
   * Sums of the eighth powers of what dips take off the gain of each frame: those that come out
   * next, then later ones.
   */
  private final double[] powers;

  /** How many of them may not be 0. */
  private int pending;

  public OvershootGuard(double sampleRate) {
    reach = Math.max(LEAST_REACH, (int) Math.rint(REACH_SECONDS * sampleRate));
    // A peak may be told of up to a frame late.
    lag = PeakFinder.LATENCY + reach;
    delay = new StereoDelay(lag);
    powers = new double[Quantum.FRAMES + 2 * reach + 1];
    trim = LimiterStage.trim(sampleRate);
  }

  /** Frames by which the output lags the input. */
  public int latency() {
    return lag + trim.latency();
  }

  /** Whether nothing is turned down, now or soon. */
  public boolean resting() {
    return pending == 0 && trim.resting();
  }

  /**
   * Guards one quantum in place.
   *
   * @param x interleaved stereo; its peaks should be less than twice the ceiling
   * @param at index of the first sample
   * @param ceiling largest true peak of the output, linear, above 0
   */
  public void process(float[] x, int at, double ceiling) {
    float level = (float) (ceiling * aim);
    int left = finders[0].find(x, at, Quantum.CHANNELS, level);
    int right = finders[1].find(x, at + 1, Quantum.CHANNELS, level);
    for (int peak = 0; peak < left; peak++) {
      dip(finders[0].at(peak), 1 - level / finders[0].size(peak));
    }
    for (int peak = 0; peak < right; peak++) {
      dip(finders[1].at(peak), 1 - level / finders[1].size(peak));
    }
    delay.process(x, at);
    if (pending > 0) {
      turnDown(x, at);
    }
    trim.process(x, at, (float) (ceiling * trimAim), 1, TRIM_RELEASE);
  }

  /**
   * Lowers the gain around a place.
   *
   * @param place in frames after the first that the finders look at
   * @param depth by how much, below 1
   */
  private void dip(float place, float depth) {
    double middle = (double) place + reach;
    int first = Math.max(0, (int) middle - reach + 1);
    int end = Math.min(powers.length, (int) middle + reach + 1);
    double scale = 1.0 / reach;
    for (int i = first; i < end; i++) {
      double away = (i - middle) * scale;
      double u = Math.max(0, Math.fma(-away, away, 1));
      double square = u * u;
      double cut = depth * square * square;
      double cut2 = cut * cut;
      double cut4 = cut2 * cut2;
      powers[i] = Math.fma(cut4, cut4, powers[i]);
    }
    pending = Math.max(pending, end);
  }

  private void turnDown(float[] x, int at) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      double cut = Math.sqrt(Math.sqrt(Math.sqrt(powers[i])));
      float gain = (float) Math.max(0, 1 - cut);
      x[at + 2 * i] *= gain;
      x[at + 2 * i + 1] *= gain;
    }
    int kept = powers.length - Quantum.FRAMES;
    System.arraycopy(powers, Quantum.FRAMES, powers, 0, kept);
    Arrays.fill(powers, kept, powers.length, 0);
    pending = Math.max(0, pending - Quantum.FRAMES);
  }

  public void reset() {
    finders[0].reset();
    finders[1].reset();
    delay.reset();
    trim.reset();
    Arrays.fill(powers, 0);
    pending = 0;
  }
}
