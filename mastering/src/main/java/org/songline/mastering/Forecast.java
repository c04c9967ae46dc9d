package org.songline.mastering;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.limiter.CoarseLimiter;
import org.songline.mastering.chain.Plan;
import org.songline.measure.curve.Curve;
import org.songline.measure.loudness.ChannelLayout;
import org.songline.measure.loudness.Loudness;

/**
 * Foretells what the limiter will make of a prepared mix at any drive, from the peaks and powers of
 * blocks of a third of a millisecond: the gain of each block, and with it the loudness energy of
 * each hop. What one real run gave corrects it.
 */
final class Forecast {
  private static final int BLOCKS_PER_HOP = 30;
  private static final double BLOCK_RATE = BLOCKS_PER_HOP * (double) Loudness.HOPS_PER_SECOND;

  /** Blocks whose reduction is counted together; a divisor of those of a hop. */
  private static final int TOGETHER = 5;

  private static final int MOST_TRIALS = 12;
  private static final int MOST_HALVINGS = 8;
  private static final double EXACT = 0.004;

  /** Where harm is looked for when no drive reaches the goal, dB beyond what gain alone needs. */
  private static final double BEYOND = 12;

  /** Loudness that a decibel of drive must bring; below this the limiter takes it all. */
  private static final double LEAST_SLOPE = 0.1;

  private final int rate;
  private final int channels;
  private final Plan.Limiter limiter;
  private final Curve hops = new Curve();

  /** Of each block: its highest sample and its mean square. */
  private float[] peaks = new float[1 << 16];

  private float[] powers = new float[1 << 16];
  private int blocks;
  private final Loudness meter;
  private double shift;

  /** What was foretold before, by drive. */
  private final Map<Double, Run> runs = new HashMap<>();

  private float peak;
  private double power;
  private long frames;
  private long begin;
  private long end;

  private Forecast(int rate, int channels, Plan.Limiter limiter) {
    this.rate = rate;
    this.channels = channels;
    this.limiter = limiter;
    meter = new Loudness(rate, ChannelLayout.of(channels), hops::add);
    end = boundary(1);
  }

  static Forecast of(SampleStore prepared, int rate, Plan.Limiter limiter, Work work)
      throws IOException {
    Forecast forecast = new Forecast(rate, prepared.channels(), limiter);
    prepared.each(forecast::accept, work);
    return forecast;
  }

  /** Where blocks end: all of a hop together where the hop does. */
  private long boundary(long block) {
    long hop = block / BLOCKS_PER_HOP;
    long from = meter.boundary(hop);
    return from + (meter.boundary(hop + 1) - from) * (block % BLOCKS_PER_HOP) / BLOCKS_PER_HOP;
  }

  private void accept(float[] x, int count) {
    meter.accept(x, 0, count);
    for (int done = 0; done < count; ) {
      int n = (int) Math.min(count - done, end - frames);
      take(x, done * channels, n * channels);
      done += n;
      frames += n;
      if (frames == end) {
        endBlock();
      }
    }
  }

  private void endBlock() {
    if (blocks == peaks.length) {
      peaks = Arrays.copyOf(peaks, 2 * blocks);
      powers = Arrays.copyOf(powers, 2 * blocks);
    }
    peaks[blocks] = peak;
    powers[blocks] = (float) (power / Math.max(1, channels * (end - begin)));
    blocks++;
    peak = 0;
    power = 0;
    begin = end;
    end = boundary(blocks + 1L);
  }

  private void take(float[] x, int from, int samples) {
    float most = peak;
    float sum = 0;
    for (int i = from; i < from + samples; i++) {
      most = Math.max(most, Math.abs(x[i]));
      sum = Math.fma(x[i], x[i], sum);
    }
    peak = most;
    power += sum;
  }

  /** Loudness before the limiter, LUFS; not finite when there is none. */
  double lufs() {
    return meter.integrated();
  }

  /**
   * What was foretold of a run, without any correction.
   *
   * @param lufs loudness; not finite for none
   * @param rangeLu null for short sounds
   * @param reductions null where nobody asked for them
   */
  private record Run(double lufs, @Nullable Double rangeLu, @Nullable ReductionMeter reductions) {}

  /** What a run at a drive would give. */
  LimiterPass.Outcome outcome(double drive) {
    Run run = runs.get(drive);
    ReductionMeter reductions = run == null ? null : run.reductions();
    if (run == null || reductions == null) {
      reductions = new ReductionMeter();
      run = run(drive, reductions);
      runs.put(drive, run);
    }
    double lufs = run.lufs() + shift;
    return new LimiterPass.Outcome(
        Double.isFinite(lufs) ? (Double) lufs : null,
        run.rangeLu(),
        reductions.most(),
        Double.isFinite(lufs) ? reductions.mean(lufs) : 0);
  }

  /** The loudness that a run at a drive would give; not finite for none. */
  private double lufs(double drive) {
    return runs.computeIfAbsent(drive, it -> run(it, null)).lufs() + shift;
  }

  /** Runs a meter over what the limiter would make of it. */
  private Run run(double drive, @Nullable ReductionMeter reductions) {
    var gains =
        new CoarseLimiter(BLOCK_RATE, limiter.lookaheadMs() / 1000, limiter.releaseMs() / 1000);
    var after = new Loudness(rate, channels);
    double gain = Exact.gain(drive);
    double square = gain * gain;
    double limit = Exact.gain(limiter.ceilingDbtp()) / gain;
    int late = gains.latency();
    double sum = 0;
    double limited = 0;
    double some = 0;
    double lowest = 1;
    for (int i = 0; i < blocks + late; i++) {
      double high = i < blocks ? peaks[i] : 0;
      double g = gains.next(high > limit ? limit / high : 1);
      int at = i - late;
      if (at >= 0) {
        double own = powers[at];
        sum += own;
        limited += own * g * g;
        some += own;
        lowest = Math.min(lowest, g);
        if ((at + 1) % TOGETHER == 0) {
          if (reductions != null) {
            reductions.add(some * square / TOGETHER, lowest);
          }
          some = 0;
          lowest = 1;
        }
        if ((at + 1) % BLOCKS_PER_HOP == 0) {
          after.acceptHop(hops.get(at / BLOCKS_PER_HOP) * square * (sum > 0 ? limited / sum : 1));
          sum = 0;
          limited = 0;
        }
      }
    }
    var range = after.range();
    return new Run(
        after.integrated(), range.isPresent() ? (Double) range.getAsDouble() : null, reductions);
  }

  /**
   * The drive that will give a loudness.
   *
   * @return dB; NaN when none does
   */
  double drive(double goal) {
    if (!Double.isFinite(lufs())) {
      return Double.NaN;
    }
    double drive = goal - lufs();
    double lastDrive = Double.NaN;
    double lastLufs = Double.NaN;
    for (int trial = 0; trial < MOST_TRIALS && Math.abs(drive) <= DriveSearch.MOST_DRIVE; trial++) {
      double lufs = lufs(drive);
      if (!Double.isFinite(lufs)) {
        return Double.NaN;
      }
      double error = goal - lufs;
      if (Math.abs(error) <= EXACT) {
        return drive;
      }
      double slope = (lufs - lastLufs) / (drive - lastDrive);
      if (slope < LEAST_SLOPE && error > 0) {
        return Double.NaN;
      }
      lastDrive = drive;
      lastLufs = lufs;
      drive += Math.clamp(error / (Double.isNaN(slope) ? 1 : Math.clamp(slope, 0.1, 1.5)), -12, 12);
    }
    return Double.NaN;
  }

  /**
   * The drive to run with.
   *
   * @param drive in steps of 0.01 dB
   * @param harm what keeps it from the goal; null when it reaches that
   * @param lowest whether the limiter has nothing to do at it
   */
  record Aim(double drive, @Nullable String harm, boolean lowest) {}

  /**
   * The drive that will give a loudness, or the greatest below it that keeps within limits, with
   * room for what forecasts of range and reduction are wrong by.
   *
   * @return null when it cannot be told
   */
  @Nullable Aim aim(double goal, Harm limits) {
    double drive = drive(goal);
    boolean reaches = !Double.isNaN(drive);
    double high = reaches ? drive : Math.min(DriveSearch.MOST_DRIVE, goal - lufs() + BEYOND);
    String harm = limits.of(outcome(high), limiter.ceilingDbtp());
    if (harm == null) {
      return reaches ? new Aim(DriveSearch.rounded(drive), null, false) : null;
    }
    double lowest = Math.min(high - 1, limiter.ceilingDbtp() - highest());
    double low = lowest;
    for (int i = 0; i < MOST_HALVINGS; i++) {
      double middle = 0.5 * (low + high);
      String why = limits.foretold(outcome(middle), limiter.ceilingDbtp());
      low = why == null ? middle : low;
      high = why == null ? high : middle;
      harm = why == null ? harm : why;
    }
    return new Aim(DriveSearch.rounded(low), harm, low == lowest);
  }

  /** Whether so much drive would still fall short of a loudness and keep within limits. */
  boolean leavesRoom(double drive, double goal, Harm limits) {
    LimiterPass.Outcome found = outcome(drive);
    return found.lufs() != null
        && found.lufs() < goal
        && limits.foretold(found, limiter.ceilingDbtp()) == null;
  }

  /** The highest sample, dBFS. */
  private double highest() {
    double most = 1e-9;
    for (int i = 0; i < blocks; i++) {
      most = Math.max(most, peaks[i]);
    }
    return Exact.decibels(most);
  }

  /** Expects to be wrong by so many LU. */
  void expect(double error) {
    shift = error;
  }

  /** By how many LU it expects to be wrong. */
  double error() {
    return shift;
  }

  /** Corrects all that is foretold by what a real run gave. */
  void learn(double drive, double lufs) {
    double foretold = lufs(drive);
    if (Double.isFinite(foretold)) {
      shift += lufs - foretold;
    }
  }
}
