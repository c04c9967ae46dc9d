package org.songline.mastering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.mastering.chain.Plan;
import org.songline.mastering.chain.PlanStep;
import org.songline.mastering.reference.Hearing;
import org.songline.mastering.reference.Likeness;
import org.songline.mastering.reference.Match;
import org.songline.mastering.reference.MatchError;
import org.songline.mastering.reference.MatchStep;

/**
 * Makes the sound like references: plans devices, hears what comes of them behind the limiter, and
 * corrects the plan by that.
 */
final class Matching {
  private static final int ROUNDS = 3;

  /** A match this close, root mean squares in dB, is not corrected further. */
  private static final double MID_ENOUGH = 0.3;

  private static final double SIDE_ENOUGH = 0.6;

  private final int rate;
  private final int channels;
  private final Likeness wish;
  private final Plan.Limiter limiter;
  private final Work work;
  private final List<MasterReport.Step> words = new ArrayList<>();
  private List<PlanStep> steps = List.of();

  Matching(int rate, int channels, Likeness wish, Plan.Limiter limiter, Work work) {
    this.rate = rate;
    this.channels = channels;
    this.wish = wish;
    this.limiter = limiter;
    this.work = work;
  }

  /** The devices that were found. */
  List<PlanStep> steps() {
    return steps;
  }

  /** What was done, and what came of it. */
  List<MasterReport.Step> words() {
    return words;
  }

  /**
   * The sound after the devices that match best; the same as came when nothing is to be done.
   *
   * @param sound stays open
   * @param goal loudness behind the limiter, LUFS
   */
  SampleStore run(SampleStore sound, double goal) throws IOException {
    work.stage(0.1);
    Hearing.Heard mix = hear(sound, null, 0);
    if (!mix.audible()) {
      return sound;
    }
    Match match = new Match(mix, wish.references(), wish.amounts(), rate);
    List<MatchStep> tried = match.steps();
    SampleStore best = sound;
    MatchError bestError = match.error(mix);
    MatchError before = bestError;
    List<MatchStep> found = List.of();
    double drive = Double.NaN;
    for (int round = 0; round < ROUNDS && !tried.isEmpty(); round++) {
      SampleStore treated = Treated.of(sound, plan(tried), rate, channels, work);
      boolean kept = false;
      try {
        work.stage(0.2);
        if (Double.isNaN(drive)) {
          drive = goal - lufs(hear(treated, null, 0), goal);
        }
        Hearing.Heard came = hear(treated, limiter, drive);
        drive += goal - lufs(came, goal);
        MatchError error = match.error(came);
        if (best == sound || badness(error) < badness(bestError)) {
          if (best != sound) {
            best.close();
          }
          best = treated;
          bestError = error;
          found = tried;
          kept = true;
        }
        if (error.mid() <= MID_ENOUGH && error.side() <= SIDE_ENOUGH) {
          break;
        }
        if (round + 1 < ROUNDS) {
          tried = match.refined(came);
        }
      } finally {
        if (!kept) {
          treated.close();
        }
      }
    }
    steps = plan(found);
    describe(found, before, bestError);
    return best;
  }

  private static double badness(MatchError error) {
    return error.mid() + 0.5 * error.side();
  }

  private static double lufs(Hearing.Heard heard, double otherwise) {
    Double lufs = heard.measured().figures().loudness().integratedLufs();
    return lufs == null ? otherwise : lufs;
  }

  private static List<PlanStep> plan(List<MatchStep> steps) {
    return steps.stream()
        .map(step -> new PlanStep(step.name(), step.device(), step.settings(), step.why()))
        .toList();
  }

  /**
   * @param through the limiter; null for none
   */
  private Hearing.Heard hear(SampleStore sound, Plan.@Nullable Limiter through, double drive)
      throws IOException {
    var hearing = new Hearing(rate, channels, EnumSet.noneOf(Hearing.Detail.class));
    if (through == null) {
      sound.each((x, n) -> hearing.accept(x, 0, n), work);
    } else {
      new LimiterPass(rate, channels, through, drive, Exact.gain(through.ceilingDbtp()))
          .run(sound, (x, n) -> hearing.accept(x, 0, n), work);
    }
    return hearing.finish("mix");
  }

  private void describe(List<MatchStep> found, MatchError before, MatchError after) {
    String names =
        String.join(", ", wish.references().stream().map(each -> each.profile().name()).toList());
    for (MatchStep step : found) {
      String name = step.name();
      words.add(
          new MasterReport.Step(
              Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' '),
              step.what(),
              step.why()));
    }
    words.add(
        new MasterReport.Step(
            "Match",
            found.isEmpty()
                ? "nothing changed but the level"
                : String.format(
                    Locale.ROOT,
                    "loud parts now %.2f dB (mid) and %.2f dB (side) from %s",
                    after.mid(),
                    after.side(),
                    names),
            String.format(
                Locale.ROOT,
                "they were %.2f and %.2f dB; root mean square over third octaves, 40 Hz to 16 kHz",
                before.mid(),
                before.side())));
  }
}
