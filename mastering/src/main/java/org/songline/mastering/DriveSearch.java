package org.songline.mastering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.mastering.chain.Plan;

/**
 * Finds the drive into the limiter: by the secant method the one whose loudness comes closest to
 * the goal, and if that does harm, by halving the greatest that does none.
 */
final class DriveSearch {
  private static final double NEARLY = 0.5;
  private static final int MOST_PASSES = 12;
  private static final int MOST_HALVINGS = 7;
  static final double MOST_DRIVE = 40;
  private static final double STEP = 0.01;

  private final SampleStore prepared;
  private final int rate;
  private final int channels;
  private final Plan.Limiter limiter;
  private final double ceiling;
  private final Harm limits;
  private final Work work;
  private final List<MasterReport.Pass> passes = new ArrayList<>();
  private @Nullable String shortfall;

  DriveSearch(
      SampleStore prepared, int rate, int channels, Plan.Limiter limiter, Harm limits, Work work) {
    this.prepared = prepared;
    this.rate = rate;
    this.channels = channels;
    this.limiter = limiter;
    ceiling = Exact.gain(limiter.ceilingDbtp());
    this.limits = limits;
    this.work = work;
  }

  List<MasterReport.Pass> passes() {
    return passes;
  }

  /** Why the goal cannot be reached; null when it can. */
  @Nullable String shortfall() {
    return shortfall;
  }

  /**
   * The drive in steps of 0.01 dB.
   *
   * @param start where to begin, dB
   */
  double find(double goal, double start) throws IOException {
    double drive = rounded(start);
    double best = drive;
    double bestError = Double.POSITIVE_INFINITY;
    double lastDrive = Double.NaN;
    double lastLoudness = Double.NaN;
    boolean saturated = false;
    @Nullable String harm = null;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      LimiterPass.Outcome found = run(drive);
      double heard = heard(found);
      double error = goal - heard;
      if (Math.abs(error) < bestError) {
        bestError = Math.abs(error);
        best = drive;
        harm = limits.of(found, limiter.ceilingDbtp());
      }
      if (bestError <= Levelling.CLOSE
          || (error > 0 && limits.of(found, limiter.ceilingDbtp()) != null)) {
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
      double next = rounded(drive + Math.clamp(step, -12, 12));
      if (next == drive) {
        break;
      }
      drive = next;
    }
    if (harm != null) {
      return harmless(best, harm);
    }
    if (bestError > Mastering.TOLERANCE) {
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

  private LimiterPass.Outcome run(double drive) throws IOException {
    work.stage(0.3);
    LimiterPass run = new LimiterPass(rate, channels, limiter, drive, ceiling);
    LimiterPass.Outcome found = run.outcome(prepared, work);
    passes.add(MasterReport.Pass.of(drive, found));
    return found;
  }

  /** The greatest drive under a harmful one that does no harm. */
  private double harmless(double harmful, String harm) throws IOException {
    // Where even the loudest allowed peak needs no limiting.
    double low = rounded(Math.min(harmful - 1, limiter.ceilingDbtp() - peak()));
    double high = harmful;
    String reason = harm;
    LimiterPass.Outcome reached = run(low);
    if (limits.of(reached, limiter.ceilingDbtp()) == null) {
      for (int i = 0; i < MOST_HALVINGS && high - low > 0.1; i++) {
        double middle = rounded((low + high) / 2);
        LimiterPass.Outcome found = run(middle);
        String why = limits.of(found, limiter.ceilingDbtp());
        if (why == null) {
          low = middle;
          reached = found;
        } else {
          high = middle;
          reason = why;
        }
      }
    }
    shortfall = heldBack(heard(reached), reason);
    return low;
  }

  /** What is said of a loudness that harm keeps from the goal. */
  static String heldBack(double lufs, String harm) {
    return String.format(
        Locale.ROOT, "%.1f LUFS is as loud as it gets without harm: %s", lufs, harm);
  }

  private static double heard(LimiterPass.Outcome outcome) {
    return outcome.lufs() == null ? -100 : outcome.lufs();
  }

  /** A drive within reach, in steps of 0.01 dB; NaN for none. */
  static double rounded(double drive) {
    return Decisions.round(Math.clamp(drive, -MOST_DRIVE, MOST_DRIVE), STEP);
  }

  /** When the goal is out of reach, the least drive that is nearly as loud as the loudest. */
  private double gentlest(double loudest) {
    return passes.stream()
        .filter(pass -> pass.lufs() != null && pass.lufs() >= loudest - NEARLY)
        .mapToDouble(MasterReport.Pass::driveDb)
        .min()
        .orElseThrow();
  }

  private double peak() throws IOException {
    PeakProfile profile = new PeakProfile(rate, channels);
    prepared.each(profile::accept, work);
    return profile.peakDbfs();
  }
}
