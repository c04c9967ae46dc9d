package org.songline.mastering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.dither.Dither;
import org.songline.mastering.chain.Plan;

/**
 * Brings a prepared mix to its loudness and to its finished numbers. The drive is foretold, and the
 * run that makes the numbers shows whether that was right; where forecasts fail the drive is
 * searched.
 */
final class Levelling {
  /** As close as the drive is searched, LU. */
  static final double CLOSE = 0.05;

  /** As close as a forecast has to be, LU. */
  private static final double FORETOLD = 0.08;

  /** Drive that could be added without harm and is not worth another run, dB. */
  private static final double NEAR = 0.2;

  private static final int MOST_RUNS = 4;

  private final MasterRequest request;
  private final int rate;
  private final Plan.Limiter limiter;
  private final Dither.Kind dither;
  private final boolean hears;
  private final Work work;
  private double shift;
  private final List<MasterReport.Pass> passes = new ArrayList<>();
  private @Nullable String shortfall;

  /**
   * @param limiter its drive is searched when it is left open
   * @param dither how bits are dropped
   * @param hears whether the spectra of what comes out are wanted too
   */
  Levelling(
      MasterRequest request,
      int rate,
      Plan.Limiter limiter,
      Dither.Kind dither,
      boolean hears,
      Work work) {
    this.request = request;
    this.rate = rate;
    this.limiter = limiter;
    this.dither = dither;
    this.hears = hears;
    this.work = work;
  }

  /** Expects forecasts to be wrong by so many LU. */
  void expect(double error) {
    shift = error;
  }

  /** All runs through the limiter. */
  List<MasterReport.Pass> passes() {
    return passes;
  }

  /** Why the goal cannot be reached; null when it can. */
  @Nullable String shortfall() {
    return shortfall;
  }

  /** The finished numbers at a drive, which {@code keeps} every bit of if it can. */
  Finish.Result at(SampleStore prepared, double drive, boolean keeps) throws IOException {
    return new Finish(request, rate, prepared.channels(), limiter, drive, hears, work)
        .run(prepared, dither, keeps && drive == 0);
  }

  /**
   * The finished numbers at a loudness.
   *
   * @param keeps whether they stay what they are if the drive is 0
   */
  Finish.Result to(double goal, SampleStore prepared, Harm limits, boolean keeps)
      throws IOException {
    work.stage(0.1);
    Forecast forecast = Forecast.of(prepared, rate, limiter, work);
    forecast.expect(shift);
    if (!Double.isFinite(forecast.lufs())) {
      shortfall = "nothing is left above -70 LUFS, the floor of the measurement";
      return at(prepared, 0, keeps);
    }
    Finish.Result result = foretold(goal, prepared, limits, keeps, forecast);
    if (result != null) {
      return result;
    }
    DriveSearch search =
        new DriveSearch(prepared, rate, prepared.channels(), limiter, limits, work);
    double start = forecast.drive(goal);
    double drive = search.find(goal, Double.isNaN(start) ? goal - forecast.lufs() : start);
    passes.addAll(search.passes());
    shortfall = search.shortfall();
    return at(prepared, drive, keeps);
  }

  /** Corrects the forecast by what comes out until it is right; null when that does not help. */
  private Finish.@Nullable Result foretold(
      double goal, SampleStore prepared, Harm limits, boolean keeps, Forecast forecast)
      throws IOException {
    Harm allowed = limits;
    for (int run = 0; run < MOST_RUNS; run++) {
      Forecast.Aim aim = forecast.aim(goal, allowed);
      if (aim == null) {
        return null;
      }
      Finish.Result result = at(prepared, aim.drive(), keeps);
      boolean kept = false;
      try {
        LimiterPass.Outcome found = result.outcome();
        passes.add(MasterReport.Pass.of(aim.drive(), found));
        Double lufs = found.lufs();
        if (lufs == null) {
          return null;
        }
        forecast.learn(aim.drive(), lufs);
        if (aim.harm() != null && aim.lowest()) {
          kept = true;
          shortfall = DriveSearch.heldBack(lufs, aim.harm());
        } else if (limits.of(found, limiter.ceilingDbtp()) != null) {
          allowed = allowed.stricter();
        } else if (aim.harm() == null) {
          kept = Math.abs(goal - lufs) <= FORETOLD;
        } else {
          kept = !forecast.leavesRoom(aim.drive() + NEAR, goal, allowed);
          if (kept) {
            shortfall = DriveSearch.heldBack(lufs, aim.harm());
          }
        }
        if (kept) {
          return result;
        }
      } finally {
        if (!kept) {
          result.samples().close();
        }
      }
    }
    return null;
  }
}
