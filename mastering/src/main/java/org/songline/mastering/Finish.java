package org.songline.mastering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.dither.Dither;
import org.songline.mastering.chain.Plan;
import org.songline.mastering.reference.BandHearing;
import org.songline.mastering.reference.Hearing;
import org.songline.measure.Measured;
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
  private final boolean hears;
  private final Work work;

  /**
   * @param hears whether the spectra of what comes out are wanted too
   */
  Finish(
      MasterRequest request,
      int rate,
      int channels,
      Plan.Limiter limiter,
      double drive,
      boolean hears,
      Work work) {
    this.request = request;
    this.rate = rate;
    this.channels = channels;
    this.limiter = limiter;
    this.drive = drive;
    this.hears = hears;
    this.work = work;
  }

  /**
   * The finished numbers.
   *
   * @param samples to be closed by the taker
   * @param after their measurement
   * @param heard the same with spectra; null unless wanted
   * @param outcome what the limiter did
   * @param depthWhy the reason for the depth, in words
   * @param ceiling words about the ceiling; empty when there is nothing to say
   */
  record Result(
      SampleStore samples,
      Measurement after,
      Hearing.@Nullable Heard heard,
      LimiterPass.Outcome outcome,
      Plan.Limiter limiter,
      Plan.Depth depth,
      String depthWhy,
      List<MasterReport.Step> ceiling) {
    /** With words about its ceiling. */
    Result because(String why, MasterReport.Step step) {
      return new Result(
          samples, after, heard, outcome, limiter.because(why), depth, depthWhy, List.of(step));
    }

    /** What was done, in words. */
    List<MasterReport.Step> words(int passes) {
      String found =
          passes == 0
              ? "the drive was given"
              : passes + (passes == 1 ? " pass" : " passes") + " to find the drive";
      List<MasterReport.Step> words = new ArrayList<>(ceiling);
      words.add(new MasterReport.Step("Limiter", set(limiter, outcome), found));
      words.add(new MasterReport.Step("Depth", depth.why(), depthWhy));
      return words;
    }
  }

  private static String set(Plan.Limiter limiter, LimiterPass.Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "%+.2f dB into it, ceiling %s dBTP, at most %.1f dB of reduction",
        limiter.driveDb(),
        ceiling(limiter.ceilingDbtp()),
        outcome.reductionDb());
  }

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
        BandHearing bands = hears ? new BandHearing(rate, channels) : null;
        Measured measured = pass(pass, sound, samples, kind, bands);
        Measurement after = measured.figures();
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
        Hearing.Heard heard = bands == null ? null : bands.finish("master", measured);
        return result(samples, after, heard, pass, kind, untouched, attempt);
      } finally {
        if (!kept) {
          samples.close();
        }
      }
    }
  }

  private Measured pass(
      LimiterPass pass,
      SampleStore sound,
      SampleStore samples,
      Dither.Kind kind,
      @Nullable BandHearing bands)
      throws IOException {
    var measurer = new Measurer(rate, channels, parts());
    int bits = request.bits();
    Dither[] dithers = new Dither[bits == 32 ? 0 : channels];
    for (int c = 0; c < dithers.length; c++) {
      dithers[c] = new Dither(kind, bits, request.seed() + c, true);
    }
    float step = bits == 32 ? 0 : (float) dithers[0].step();
    Pipe.Sink finished =
        (x, n) -> {
          for (int i = 0; i < n * channels && dithers.length > 0; i++) {
            x[i] = dithers[i % channels].next(x[i]) * step;
          }
          measurer.accept(x, 0, n);
          samples.append(x, 0, n);
        };
    if (bands == null) {
      pass.run(sound, finished, work);
      return measurer.finish();
    }
    try (var beside = new Beside(channels, Pipe.BLOCK, (x, n) -> bands.accept(x, 0, n))) {
      pass.run(
          sound,
          (x, n) -> {
            finished.accept(x, n);
            beside.accept(x, n);
          },
          work);
      beside.finish();
      return measurer.finish();
    }
  }

  /** Those that hear the spectra themselves need no others. */
  private Set<Part> parts() {
    return hears ? EnumSet.of(Part.TRUE_PEAK) : EnumSet.of(Part.TRUE_PEAK, Part.SPECTRUM);
  }

  private Result result(
      SampleStore samples,
      Measurement after,
      Hearing.@Nullable Heard heard,
      LimiterPass pass,
      Dither.Kind kind,
      boolean untouched,
      int repeats) {
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
    LimiterPass.Outcome outcome =
        pass.outcome(after.loudness().integratedLufs(), after.loudness().rangeLu());
    Plan.Limiter done =
        new Plan.Limiter(
            drive,
            limiter.ceilingDbtp(),
            limiter.lookaheadMs(),
            limiter.releaseMs(),
            limiter.why());
    return new Result(
        samples,
        after,
        heard,
        outcome,
        limiter.why().isEmpty() ? done.because(set(done, outcome)) : done,
        new Plan.Depth(request.bits(), kind, depth),
        why,
        List.of());
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
