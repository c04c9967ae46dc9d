package org.songline.dsp.limiter;

import java.util.Arrays;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.OnePole;
import org.songline.dsp.peak.PeakEnvelope;

/** One measure-and-turn-down pass over interleaved stereo. */
final class LimiterStage {
  static final double FAST_SECONDS = 0.02;
  static final double HOLD_SECONDS = 0.012;
  private static final double TRIM_SECONDS = 0.001;

  /** Frames: at low sample rates a shorter curve would spill too much. */
  private static final int SHORTEST_BOX = 24;

  private final PeakEnvelope[] meters = {new PeakEnvelope(), new PeakEnvelope()};
  private final float[][] peaks = new float[Quantum.CHANNELS][Quantum.FRAMES];
  private final GainCurve[] curves;
  private final double[] before = {1, 1};
  private final float[] delay;
  private final double sampleRate;
  private final double fastRate;
  private final int latency;
  private final int hold;
  private double releaseSeconds;
  private double slowRate;
  private int delayAt;
  private int calm;
  private double lowest = 1;

  /** Whether the sides have had the same needs since both curves rested: one works for both. */
  private boolean linked = true;

  /**
   * @param lookahead seconds in which the gain falls
   */
  LimiterStage(double sampleRate, double lookahead) {
    this.sampleRate = sampleRate;
    int box = Math.max(SHORTEST_BOX, (int) Math.rint(sampleRate * lookahead / 2));
    hold = Math.max(1, (int) (sampleRate * HOLD_SECONDS));
    curves = new GainCurve[] {new GainCurve(box, hold), new GainCurve(box, hold)};
    latency = PeakEnvelope.LATENCY + 2 * box - 2;
    delay = new float[latency * Quantum.CHANNELS];
    calm = hold;
    fastRate = OnePole.smoothing(FAST_SECONDS, sampleRate);
  }

  /** A short one, for what another stage leaves above the ceiling. */
  static LimiterStage trim(double sampleRate) {
    return new LimiterStage(sampleRate, TRIM_SECONDS);
  }

  private void setRelease(double seconds) {
    releaseSeconds = seconds;
    slowRate = OnePole.smoothing(Math.clamp(seconds, 0.01, 2), sampleRate);
  }

  int latency() {
    return latency;
  }

  /** The lowest gain of the last quantum. */
  double lowest() {
    return lowest;
  }

  boolean resting() {
    return calm >= hold && curves[0].resting() && (linked || curves[1].resting());
  }

  void reset() {
    Arrays.fill(delay, 0);
    Arrays.fill(before, 1);
    delayAt = 0;
    calm = hold;
    lowest = 1;
    linked = true;
    for (int c = 0; c < Quantum.CHANNELS; c++) {
      meters[c].reset();
      curves[c].reset();
    }
  }

  /** As {@link TruePeakLimiter#process}, but aims at the ceiling itself. */
  void process(float[] x, int at, float ceiling, double link, double release) {
    if (release != releaseSeconds) {
      setRelease(release);
    }
    meters[0].process(x, at, Quantum.CHANNELS, ceiling, peaks[0]);
    meters[1].process(x, at + 1, Quantum.CHANNELS, ceiling, peaks[1]);
    boolean over = false;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      over |= peaks[0][i] > ceiling || peaks[1][i] > ceiling;
    }
    lowest = 1;
    boolean rests = resting();
    if (linked && link != 1) {
      linked = false;
      curves[1].copy(curves[0]);
    } else if (link == 1 && rests) {
      linked = true;
    }
    if (!over && rests) {
      for (int i = at; i < at + Quantum.SAMPLES; i++) {
        float late = delay[delayAt];
        delay[delayAt] = x[i];
        delayAt = delayAt + 1 == delay.length ? 0 : delayAt + 1;
        x[i] = late;
      }
      return;
    }
    calm = over ? 0 : Math.min(hold, calm + Quantum.FRAMES);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      double left = peaks[0][i] > ceiling ? ceiling / (double) peaks[0][i] : 1;
      double right = peaks[1][i] > ceiling ? ceiling / (double) peaks[1][i] : 1;
      double both = Math.min(left, right);
      left = linked ? both : left + link * (both - left);
      right = linked ? both : right + link * (both - right);
      // A peak lies between its frame and the next: both must be turned down.
      double leftGain = curves[0].next(Math.min(left, before[0]), fastRate, slowRate);
      double rightGain =
          linked ? leftGain : curves[1].next(Math.min(right, before[1]), fastRate, slowRate);
      before[0] = left;
      before[1] = right;
      lowest = Math.min(lowest, Math.min(leftGain, rightGain));
      int s = at + 2 * i;
      float lateLeft = delay[delayAt];
      float lateRight = delay[delayAt + 1];
      delay[delayAt] = x[s];
      delay[delayAt + 1] = x[s + 1];
      delayAt = delayAt + 2 == delay.length ? 0 : delayAt + 2;
      x[s] = (float) (lateLeft * leftGain);
      x[s + 1] = (float) (lateRight * rightGain);
    }
  }
}
