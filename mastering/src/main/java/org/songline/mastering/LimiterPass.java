package org.songline.mastering;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.limiter.TruePeakLimiter;
import org.songline.mastering.chain.Plan;
import org.songline.measure.loudness.Loudness;

/** One run of a prepared mix through a gain and the limiter. */
final class LimiterPass {
  private final int rate;
  private final int channels;
  private final Plan.Limiter settings;
  private final float gain;
  private final double ceiling;
  private final ReductionMeter reductions = new ReductionMeter();

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

  /**
   * @param sink takes what comes out, on another thread
   */
  void run(SampleStore source, Pipe.Sink sink, Work work) throws IOException {
    TruePeakLimiter limiter = new TruePeakLimiter(rate, settings.lookaheadMs() / 1000);
    Pipe.run(
        source,
        channels,
        limiter.latency(),
        (block, quanta) -> {
          for (int quantum = 0; quantum < quanta; quantum++) {
            limit(limiter, block, quantum * Quantum.SAMPLES);
          }
        },
        Pipe.NOTHING,
        sink,
        work);
  }

  private void limit(TruePeakLimiter limiter, float[] x, int at) {
    double power = 0;
    for (int i = at; i < at + Quantum.SAMPLES; i++) {
      x[i] *= gain;
      power += x[i] * (double) x[i];
    }
    limiter.process(x, at, ceiling, 1, settings.releaseMs() / 1000);
    reductions.add(power / Quantum.SAMPLES, limiter.gain());
  }

  /** Runs for the figures only. */
  Outcome outcome(SampleStore source, Work work) throws IOException {
    Loudness meter = new Loudness(rate, channels);
    run(source, (x, n) -> meter.accept(x, 0, n), work);
    double lufs = meter.integrated();
    var range = meter.range();
    return outcome(
        Double.isFinite(lufs) ? (Double) lufs : null,
        range.isPresent() ? (Double) range.getAsDouble() : null);
  }

  /**
   * What a run gave whose output was measured elsewhere.
   *
   * @param lufs null for none
   * @param rangeLu null for short sounds
   */
  Outcome outcome(@Nullable Double lufs, @Nullable Double rangeLu) {
    return new Outcome(lufs, rangeLu, reductions.most(), lufs == null ? 0 : reductions.mean(lufs));
  }
}
