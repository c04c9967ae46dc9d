package org.songline.mastering;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.limiter.TruePeakLimiter;
import org.songline.mastering.chain.Plan;
import org.songline.measure.loudness.Loudness;

/** One run of a prepared mix through a gain and the limiter. */
final class LimiterPass {
  /** Levels of parts in steps of a decibel, from -100 dB. */
  private static final int LEVELS = 160;

  private static final double RELATIVE_GATE = 10;

  private final int rate;
  private final int channels;
  private final Plan.Limiter settings;
  private final float gain;
  private final double ceiling;
  private final double[] reductions = new double[LEVELS];
  private final long[] counts = new long[LEVELS];
  private double lowest = 1;

  /**
   * What a run gave.
   *
   * @param lufs integrated loudness; null for none
   * @param rangeLu loudness range; null for short sounds
   * @param reductionDb the most that the limiter turned down, 0 or above
   * @param meanReductionDb the mean of that over the parts that count towards the loudness
   */
  record Outcome(
      @Nullable Double lufs,
      @Nullable Double rangeLu,
      double reductionDb,
      double meanReductionDb) {}

  /**
   * @param driveDb gain into the limiter
   * @param ceiling linear
   */
  LimiterPass(int rate, int channels, Plan.Limiter settings, double driveDb, double ceiling) {
    this.rate = rate;
    this.channels = channels;
    this.settings = settings;
    gain = (float) Exact.gain(driveDb);
    this.ceiling = ceiling;
  }

  void run(SampleStore source, Pipe.Sink sink, Work work) throws IOException {
    TruePeakLimiter limiter = new TruePeakLimiter(rate, settings.lookaheadMs() / 1000);
    double release = settings.releaseMs() / 1000;
    Pipe.run(
        source,
        channels,
        limiter.latency(),
        quantum -> {
          double power = 1e-10;
          for (int i = 0; i < quantum.length; i++) {
            quantum[i] *= gain;
            power += quantum[i] * (double) quantum[i];
          }
          limiter.process(quantum, 0, ceiling, 1, release);
          lowest = Math.min(lowest, limiter.gain());
          int level =
              Math.clamp((int) (0.5 * Exact.decibels(power / quantum.length) + 100), 0, LEVELS - 1);
          counts[level]++;
          if (limiter.gain() < 1) {
            reductions[level] -= Exact.decibels(limiter.gain());
          }
        },
        sink,
        work);
  }

  /** Runs for the figures only. */
  Outcome outcome(SampleStore source, Work work) throws IOException {
    Loudness meter = new Loudness(rate, channels);
    run(source, (x, n) -> meter.accept(x, 0, n), work);
    double lufs = meter.integrated();
    var range = meter.range();
    return new Outcome(
        Double.isFinite(lufs) ? (Double) lufs : null,
        range.isPresent() ? (Double) range.getAsDouble() : null,
        -reductionDb(),
        Double.isFinite(lufs) ? mean(lufs - RELATIVE_GATE) : 0);
  }

  private double mean(double gate) {
    double sum = 0;
    long count = 0;
    for (int i = Math.clamp((int) (gate + 100), 0, LEVELS - 1); i < LEVELS; i++) {
      sum += reductions[i];
      count += counts[i];
    }
    return count == 0 ? 0 : sum / count;
  }

  /** The most that the limiter turned down, 0 or below. */
  double reductionDb() {
    return Exact.decibels(lowest);
  }
}
