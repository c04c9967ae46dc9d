package org.songline.mastering;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.limiter.TruePeakLimiter;
import org.songline.measure.loudness.Loudness;

/** One run of a prepared mix through a gain and the limiter. */
final class LimiterPass {
  private static final double LOOKAHEAD = 0.003;
  private static final double RELEASE = 0.2;

  private final int rate;
  private final int channels;
  private final float gain;
  private final double ceiling;
  private double lowest = 1;

  /**
   * @param driveDb gain into the limiter
   * @param ceiling linear
   */
  LimiterPass(int rate, int channels, double driveDb, double ceiling) {
    this.rate = rate;
    this.channels = channels;
    gain = (float) Exact.gain(driveDb);
    this.ceiling = ceiling;
  }

  void run(SampleStore source, Pipe.Sink sink, Work work) throws IOException {
    TruePeakLimiter limiter = new TruePeakLimiter(rate, LOOKAHEAD);
    Pipe.run(
        source,
        channels,
        limiter.latency(),
        quantum -> {
          for (int i = 0; i < quantum.length; i++) {
            quantum[i] *= gain;
          }
          limiter.process(quantum, 0, ceiling, 1, RELEASE);
          lowest = Math.min(lowest, limiter.gain());
        },
        sink,
        work);
  }

  /** The integrated loudness of the result; null when it has none. */
  @Nullable Double loudness(SampleStore source, Work work) throws IOException {
    Loudness meter = new Loudness(rate, channels);
    run(source, (x, n) -> meter.accept(x, 0, n), work);
    double lufs = meter.integrated();
    return Double.isFinite(lufs) ? lufs : null;
  }

  /** The most that the limiter turned down, 0 or below. */
  double reductionDb() {
    return Exact.decibels(lowest);
  }
}
