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
  private static final int ROUNDS = 4;

  /** Seconds on which plans are tried. */
  private static final double EXCERPT = 40;

  private static final int BLOCK = 4096;

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
  private double drive = Double.NaN;

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

  /** What will about give the wanted loudness, dB into the limiter; NaN when nothing was tried. */
  double drive() {
    return drive;
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
    List<MatchStep> found = match.steps();
    double[] missed = {0, 0};
    if (!found.isEmpty()) {
      Match.Excerpt excerpt = match.excerpt(EXCERPT);
      try (SampleStore part = copy(sound, excerpt)) {
        List<MatchStep> tried = found;
        double before = lufs(hear(part, null, 0), goal);
        double gain = goal - lufs(mix, goal);
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
          Hearing.Heard came = attempt(part, plan(tried), before + gain);
          double[] misses = match.misses(came, excerpt);
          if (misses[0] + 0.5 * misses[1] < best) {
            best = misses[0] + 0.5 * misses[1];
            found = tried;
            missed = misses;
          }
          if ((misses[0] <= MID_ENOUGH && misses[1] <= SIDE_ENOUGH) || round == ROUNDS - 1) {
            break;
          }
          tried = match.refined(came, excerpt);
        }
      }
    }
    steps = plan(found);
    describe(found, match.error(mix), missed);
    return steps.isEmpty() ? sound : Treated.of(sound, steps, rate, channels, work);
  }

  private SampleStore copy(SampleStore sound, Match.Excerpt excerpt) throws IOException {
    SampleStore part = new SampleStore(channels);
    float[] block = new float[BLOCK * channels];
    long end = Math.min(sound.frames(), excerpt.from() + excerpt.frames());
    for (long at = excerpt.from(); at < end; at += BLOCK) {
      part.append(block, 0, sound.read(at, block, 0, (int) Math.min(BLOCK, end - at)));
    }
    return part;
  }

  /** An excerpt behind devices and limiter, about as loud as wanted. */
  private Hearing.Heard attempt(SampleStore part, List<PlanStep> plan, double wanted)
      throws IOException {
    try (SampleStore treated = Treated.of(part, plan, rate, channels, work)) {
      if (Double.isNaN(drive)) {
        drive = wanted - lufs(hear(treated, null, 0), wanted);
      }
      Hearing.Heard came = hear(treated, limiter, drive);
      drive += wanted - lufs(came, wanted);
      return came;
    }
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

  private void describe(List<MatchStep> found, MatchError before, double[] missed) {
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
                    "behind the limiter %.2f dB (mid) and %.2f dB (side) of what is wanted are"
                        + " missing",
                    missed[0],
                    missed[1]),
            String.format(
                Locale.ROOT,
                "loud parts were %.2f and %.2f dB from %s; root mean square over third octaves,"
                    + " 40 Hz to 16 kHz",
                before.mid(),
                before.side(),
                names)));
  }
}
