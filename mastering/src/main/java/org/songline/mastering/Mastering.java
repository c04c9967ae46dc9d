package org.songline.mastering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.dither.Dither;
import org.songline.dsp.resample.Resampler;
import org.songline.measure.Measurement;
import org.songline.measure.Measurer;
import org.songline.measure.Part;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;

/**
 * Makes a master: measures the mix, changes its rate, applies the {@link MasteringChain}, finds the
 * drive into the true-peak limiter that gives the wanted loudness, drops bits with dither, and
 * measures the very numbers that will be written. If those are over the ceiling by any amount, the
 * limiter aims lower and the last step is done again.
 */
public final class Mastering {
  /** How close to the goal the finished loudness must be, LU. */
  public static final double TOLERANCE = 0.2;

  private static final double CLOSE = 0.05;
  private static final double NEARLY = 0.5;
  private static final int MOST_PASSES = 12;
  private static final double MOST_DRIVE = 40;
  private static final int BLOCK = 4096;

  private final AudioInput input;
  private final MasterRequest request;
  private final Work work;
  private final int rate;
  private final int channels;
  private final List<MasterReport.Step> steps = new ArrayList<>();
  private final List<MasterReport.Pass> passes = new ArrayList<>();
  private final double ceiling;
  private @Nullable String shortfall;

  private Mastering(AudioInput input, MasterRequest request, Progress progress) {
    this.input = input;
    this.request = request;
    work = new Work(progress, input.name());
    rate = request.sampleRate() == 0 ? input.sampleRate() : request.sampleRate();
    channels = input.channels();
    ceiling = Exact.gain(request.ceilingDbtp());
  }

  /**
   * Masters a mix. The result holds the samples: close it.
   *
   * @param input mono or stereo, 4 to 384 kHz
   * @param progress told in thousandths of the whole
   * @throws MediaProblem when the mix cannot be mastered
   * @throws CancellationException when {@code progress} asks to stop; nothing is left behind
   */
  public static Mastered master(AudioInput input, MasterRequest request, Progress progress)
      throws IOException {
    if (input.channels() > 2) {
      throw new MediaProblem(
          input.name(),
          "",
          "has " + input.channels() + " channels, and masters are mono or stereo",
          "mix it down to stereo first");
    }
    if (input.sampleRate() < 4000 || input.sampleRate() > 384_000) {
      throw new MediaProblem(
          input.name(),
          "",
          "has a sample rate of " + input.sampleRate() + " Hz",
          "use one from 8000 to 384000 Hz");
    }
    return new Mastering(input, request, progress).run();
  }

  private Mastered run() throws IOException {
    SampleStore prepared = new SampleStore(channels);
    try {
      work.stage(0.2);
      Measurement before = take(prepared);
      MasteringChain chain = MasteringChain.decide(before, request);
      steps.addAll(chain.steps());
      if (!chain.devices().isEmpty()) {
        work.stage(0.15);
        prepared = treat(prepared, chain);
      }
      Double goal = goal(before);
      double drive = goal == null ? 0 : search(prepared, goal);
      return finish(prepared, before, goal, drive);
    } finally {
      prepared.close();
    }
  }

  /** Reads, measures and stores the mix at the rate of the master. */
  private Measurement take(SampleStore store) throws IOException {
    var measurer = new Measurer(input.sampleRate(), channels, heard());
    Resampler resampler = Resampler.of(channels, input.sampleRate(), rate);
    float[] in = new float[BLOCK * channels];
    float[] out = new float[Math.max(resampler.maxOutput(BLOCK), resampler.maxFinish()) * channels];
    long frames = 0;
    for (int n = input.read(in, 0, BLOCK); n > 0; n = input.read(in, 0, BLOCK)) {
      for (int i = 0; i < n * channels; i++) {
        // A value that is no number, or absurd, would spoil all that follows.
        in[i] = Math.abs(in[i]) <= 1e6f ? in[i] : 0;
      }
      measurer.accept(in, 0, n);
      store.append(out, 0, resampler.process(in, 0, n, out, 0));
      frames += n;
      work.at(frames, input.frames() < 0 ? 2 * frames : input.frames());
    }
    store.append(out, 0, resampler.finish(out, 0));
    if (rate != input.sampleRate()) {
      steps.add(
          new MasterReport.Step(
              "Sample rate",
              "from " + input.sampleRate() + " to " + rate + " Hz",
              "wanted for " + request.target().name()));
    }
    return measurer.finish().figures();
  }

  private SampleStore treat(SampleStore source, MasteringChain chain) throws IOException {
    List<DeviceStep> running = chain.running(rate);
    int latency = running.stream().mapToInt(DeviceStep::latency).sum();
    SampleStore result = new SampleStore(channels);
    boolean done = false;
    try {
      Pipe.run(
          source,
          channels,
          latency,
          quantum -> running.forEach(step -> step.process(quantum)),
          (x, n) -> result.append(x, 0, n),
          work);
      done = true;
    } finally {
      (done ? source : result).close();
    }
    return result;
  }

  private @Nullable Double goal(Measurement before) {
    Double loudness = before.loudness().integratedLufs();
    if (loudness != null) {
      return loudness + request.amount() * (request.loudnessLufs() - loudness);
    }
    if (before.frames() == 0) {
      shortfall = "the mix is empty";
    } else if (before.levels().samplePeakDbfs() == null) {
      shortfall = "the mix is silent";
    } else if (before.seconds() < 0.4) {
      shortfall = "the mix is shorter than the 400 ms that loudness is measured over";
    } else {
      shortfall = "nothing in the mix is louder than -70 LUFS, the floor of the measurement";
    }
    return null;
  }

  /** The drive whose loudness comes closest to the goal, by the secant method. */
  private double search(SampleStore prepared, double goal) throws IOException {
    work.stage(0.2);
    Double start = loudness(prepared);
    if (start == null) {
      shortfall = "nothing is left above -70 LUFS, the floor of the measurement";
      return 0;
    }
    double drive = Math.clamp(goal - start, -MOST_DRIVE, MOST_DRIVE);
    double best = drive;
    double bestError = Double.POSITIVE_INFINITY;
    double lastDrive = Double.NaN;
    double lastLoudness = Double.NaN;
    boolean saturated = false;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      work.stage(0.3);
      LimiterPass run = new LimiterPass(rate, channels, drive, ceiling);
      Double found = run.loudness(prepared, work);
      passes.add(new MasterReport.Pass(drive, found, run.reductionDb()));
      double heard = found == null ? -100 : found;
      double error = goal - heard;
      if (Math.abs(error) < bestError) {
        bestError = Math.abs(error);
        best = drive;
      }
      if (bestError <= CLOSE) {
        break;
      }
      double slope = (heard - lastLoudness) / (drive - lastDrive);
      saturated = slope < 0.04 && error > 0 && drive > lastDrive;
      if (saturated) {
        break;
      }
      lastDrive = drive;
      lastLoudness = heard;
      double step = error / (Double.isNaN(slope) ? 1 : Math.clamp(slope, 0.15, 1.5));
      double next = Math.clamp(drive + Math.clamp(step, -12, 12), -MOST_DRIVE, MOST_DRIVE);
      if (next == drive) {
        break;
      }
      drive = next;
    }
    if (bestError > TOLERANCE) {
      if (best >= MOST_DRIVE) {
        shortfall = "it would take more than " + (int) MOST_DRIVE + " dB of gain";
      } else if (saturated) {
        shortfall =
            "more drive into the limiter hardly makes it louder: its peaks are all that sounds";
        best = gentlest(goal - bestError);
      } else {
        shortfall = "the parts that count towards its loudness change with its level";
      }
    }
    return best;
  }

  /** When the goal is out of reach, the least drive that is nearly as loud as the loudest. */
  private double gentlest(double loudest) {
    return passes.stream()
        .filter(pass -> pass.lufs() != null && pass.lufs() >= loudest - NEARLY)
        .mapToDouble(MasterReport.Pass::driveDb)
        .min()
        .orElseThrow();
  }

  private @Nullable Double loudness(SampleStore store) throws IOException {
    var meter = new org.songline.measure.loudness.Loudness(rate, channels);
    float[] block = new float[BLOCK * channels];
    for (long at = 0; at < store.frames(); at += BLOCK) {
      meter.accept(block, 0, store.read(at, block, 0, BLOCK));
      work.at(at, store.frames());
    }
    double lufs = meter.integrated();
    return Double.isFinite(lufs) ? lufs : null;
  }

  private Mastered finish(
      SampleStore prepared, Measurement before, @Nullable Double goal, double drive)
      throws IOException {
    double aim = ceiling;
    Dither.Kind kind = request.ditherAt(rate);
    for (int attempt = 0; ; attempt++) {
      work.stage(0.6);
      SampleStore samples = new SampleStore(channels);
      boolean kept = false;
      try {
        var measurer = new Measurer(rate, channels, heard());
        LimiterPass run = new LimiterPass(rate, channels, drive, aim);
        Dither[] dithers = new Dither[channels];
        for (int c = 0; c < channels; c++) {
          dithers[c] = new Dither(kind, request.bits(), request.seed() + c, true);
        }
        float step = (float) dithers[0].step();
        run.run(
            prepared,
            (x, n) -> {
              for (int i = 0; i < n * channels; i++) {
                x[i] = dithers[i % channels].next(x[i]) * step;
              }
              measurer.accept(x, 0, n);
              samples.append(x, 0, n);
            },
            work);
        Measurement after = measurer.finish().figures();
        Double peak = after.levels().truePeakDbtp();
        double over = peak == null ? 0 : Exact.gain(peak) - ceiling;
        if (peak != null && peak > request.ceilingDbtp()) {
          if (attempt == 20) {
            throw new IllegalStateException("the ceiling cannot be held at this depth");
          }
          aim -= Math.max(over, 1e-7) * (1 << Math.min(attempt, 16)) + 1e-7;
          continue;
        }
        kept = true;
        describe(run, drive, kind, attempt);
        work.finish();
        return new Mastered(report(before, after, goal), samples, rate, channels, request.bits());
      } finally {
        if (!kept) {
          samples.close();
        }
      }
    }
  }

  private void describe(LimiterPass run, double drive, Dither.Kind kind, int repeats) {
    steps.add(
        new MasterReport.Step(
            "Limiter",
            String.format(
                Locale.ROOT,
                "%+.2f dB into it, ceiling %.1f dBTP, at most %.1f dB of reduction",
                drive,
                request.ceilingDbtp(),
                -run.reductionDb()),
            passes.size() + (passes.size() == 1 ? " pass" : " passes") + " to find the drive"));
    steps.add(
        new MasterReport.Step(
            "Depth",
            request.bits() + " bits, " + words(kind),
            repeats == 0
                ? "true peak measured on the finished numbers"
                : "repeated " + repeats + " times until the finished numbers held the ceiling"));
  }

  private static String words(Dither.Kind kind) {
    return switch (kind) {
      case NONE -> "no dither";
      case TRIANGULAR -> "triangular dither";
      case SHAPED -> "triangular dither with noise shaping";
    };
  }

  private MasterReport report(Measurement before, Measurement after, @Nullable Double goal) {
    Double loudness = after.loudness().integratedLufs();
    boolean reached = goal != null && loudness != null && Math.abs(loudness - goal) <= TOLERANCE;
    String reason = shortfall;
    if (reached) {
      reason = null;
    } else if (reason == null) {
      reason = "holding the ceiling at this depth changed the loudness";
    }
    return new MasterReport(
        input.name(), request, before, after, goal, steps, passes, reached, reason);
  }

  private static EnumSet<Part> heard() {
    return EnumSet.of(Part.TRUE_PEAK, Part.SPECTRUM);
  }
}
