package org.songline.mastering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.songline.dsp.Exact;
import org.songline.dsp.dither.Dither;
import org.songline.mastering.chain.Plan;
import org.songline.measure.Measurement;
import org.songline.measure.Measurer;
import org.songline.measure.Part;

/**
 * The last run: limiter, dither, and the measurement of the finished numbers. If those are over the
 * ceiling by any amount, the limiter aims lower and the run is done again.
 */
final class Finish {
  private static final int MOST_ATTEMPTS = 20;

  private final MasterRequest request;
  private final int rate;
  private final int channels;
  private final Plan.Limiter limiter;
  private final double drive;
  private final int passes;
  private final Work work;

  Finish(
      MasterRequest request,
      int rate,
      int channels,
      Plan.Limiter limiter,
      double drive,
      int passes,
      Work work) {
    this.request = request;
    this.rate = rate;
    this.channels = channels;
    this.limiter = limiter;
    this.drive = drive;
    this.passes = passes;
    this.work = work;
  }

  /**
   * The finished numbers.
   *
   * @param samples to be closed by the taker
   * @param after their measurement
   * @param words what was done
   */
  record Result(
      SampleStore samples,
      Measurement after,
      Plan.Limiter limiter,
      Plan.Depth depth,
      List<MasterReport.Step> words) {}

  /**
   * @param wanted how bits are dropped
   * @param untouched whether the sound is still the one that came, and already has these bits
   */
  Result run(SampleStore sound, Dither.Kind wanted, boolean untouched) throws IOException {
    double ceiling = Exact.gain(limiter.ceilingDbtp());
    double aim = ceiling;
    int bits = request.bits();
    Dither.Kind kind = untouched || bits == 32 ? Dither.Kind.NONE : wanted;
    for (int attempt = 0; ; attempt++) {
      work.stage(0.6);
      SampleStore samples = new SampleStore(channels);
      boolean kept = false;
      try {
        LimiterPass pass = new LimiterPass(rate, channels, limiter, drive, aim);
        Measurement after = pass(pass, sound, samples, kind);
        Double peak = after.levels().truePeakDbtp();
        if (peak != null && peak > limiter.ceilingDbtp()) {
          if (attempt == MOST_ATTEMPTS) {
            throw new IllegalStateException("the ceiling cannot be held at this depth");
          }
          double over = Exact.gain(peak) - ceiling;
          aim -= Math.max(over, 1e-7) * (1 << Math.min(attempt, 16)) + 1e-7;
          continue;
        }
        kept = true;
        return result(samples, after, pass, kind, untouched, attempt);
      } finally {
        if (!kept) {
          samples.close();
        }
      }
    }
  }

  private Measurement pass(
      LimiterPass pass, SampleStore sound, SampleStore samples, Dither.Kind kind)
      throws IOException {
    var measurer = new Measurer(rate, channels, EnumSet.of(Part.TRUE_PEAK, Part.SPECTRUM));
    int bits = request.bits();
    Dither[] dithers = new Dither[bits == 32 ? 0 : channels];
    for (int c = 0; c < dithers.length; c++) {
      dithers[c] = new Dither(kind, bits, request.seed() + c, true);
    }
    float step = bits == 32 ? 0 : (float) dithers[0].step();
    pass.run(
        sound,
        (x, n) -> {
          for (int i = 0; i < n * channels && dithers.length > 0; i++) {
            x[i] = dithers[i % channels].next(x[i]) * step;
          }
          measurer.accept(x, 0, n);
          samples.append(x, 0, n);
        },
        work);
    return measurer.finish().figures();
  }

  private Result result(
      SampleStore samples,
      Measurement after,
      LimiterPass pass,
      Dither.Kind kind,
      boolean untouched,
      int repeats) {
    List<MasterReport.Step> words = new ArrayList<>();
    String found =
        passes == 0
            ? "the drive was given"
            : passes + (passes == 1 ? " pass" : " passes") + " to find the drive";
    String set =
        String.format(
            Locale.ROOT,
            "%+.2f dB into it, ceiling %s dBTP, at most %.1f dB of reduction",
            drive,
            ceiling(limiter.ceilingDbtp()),
            Math.abs(pass.reductionDb()));
    words.add(new MasterReport.Step("Limiter", set, found));
    String depth =
        (request.bits() == 32 ? "32-bit floats" : request.bits() + " bits") + ", " + words(kind);
    String why =
        untouched && request.bits() < 32
            ? "nothing was changed, and the mix has these bits already"
            : repeats == 0
                ? "true peak measured on the finished numbers"
                : "repeated "
                    + (repeats == 1 ? "once" : repeats + " times")
                    + " until the finished numbers held the ceiling";
    words.add(new MasterReport.Step("Depth", depth, why));
    return new Result(
        samples,
        after,
        new Plan.Limiter(
            drive,
            limiter.ceilingDbtp(),
            limiter.lookaheadMs(),
            limiter.releaseMs(),
            limiter.why().isEmpty() ? set : limiter.why()),
        new Plan.Depth(request.bits(), kind, depth),
        words);
  }

  /** With hundredths only when there are any. */
  private static String ceiling(double dbtp) {
    boolean tenths = Math.rint(100 * dbtp) == 10 * Math.rint(10 * dbtp);
    return Decisions.number(tenths ? "%.1f" : "%.2f", dbtp);
  }

  private static String words(Dither.Kind kind) {
    return switch (kind) {
      case NONE -> "no dither";
      case TRIANGULAR -> "triangular dither";
      case SHAPED -> "triangular dither with noise shaping";
    };
  }
}
