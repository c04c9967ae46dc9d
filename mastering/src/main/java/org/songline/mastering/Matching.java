package org.songline.mastering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.dsp.dither.Dither;
import org.songline.mastering.chain.Plan;
import org.songline.mastering.chain.PlanStep;
import org.songline.mastering.reference.Excerpt;
import org.songline.mastering.reference.Hearing;
import org.songline.mastering.reference.Likeness;
import org.songline.mastering.reference.Match;
import org.songline.mastering.reference.MatchError;
import org.songline.mastering.reference.MatchRange;
import org.songline.mastering.reference.MatchStep;
import org.songline.measure.Measured;
import org.songline.measure.Measurer;
import org.songline.measure.Part;

/**
 * Makes the sound like references: plans devices, tries them with the limiter on excerpts and
 * corrects the plan by that, then makes the master and corrects once more if all of it shows more
 * than the excerpts did.
 */
final class Matching {
  private static final int TRIALS = 5;
  private static final int MASTERS = 3;
  private static final int RANGE_TRIALS = 3;

  /** Seconds on which plans are tried. */
  private static final double EXCERPT = 24;

  /** Mean reduction of the limiter from which peaks are cut off before it, dB. */
  private static final double MOST_HELD = 1.5;

  /** What counts in addition where no drive reaches the loudness, dB. */
  private static final double CRAMMED = 2;

  private static final double CLIPPER_CEILING = -0.3;

  private static final int BLOCK = 4096;

  /** A trial this close, root mean squares in dB, is not corrected further. */
  private static final double MID_ENOUGH = 0.35;

  private static final double SIDE_ENOUGH = 0.7;

  /** The same for peaks above the body, LU. */
  private static final double PEAKS_ENOUGH = 0.5;

  /** A master this close is not made again. */
  private static final double MID_MADE = 0.45;

  private static final double SIDE_MADE = 0.9;

  private final MasterRequest request;
  private final int rate;
  private final Likeness wish;
  private final Plan.Limiter limiter;
  private final Dither.Kind dither;
  private final Work work;
  private final List<MasterReport.Step> words = new ArrayList<>();
  private final List<MasterReport.Pass> passes = new ArrayList<>();
  private List<PlanStep> steps = List.of();
  private @Nullable String shortfall;

  /** Where peaks are cut off before the limiter, dBFS; NaN for nowhere. */
  private double clip = Double.NaN;

  /** How far forecasts of loudness were off at last, LU. */
  private double error;

  Matching(
      MasterRequest request,
      int rate,
      Likeness wish,
      Plan.Limiter limiter,
      Dither.Kind dither,
      Work work) {
    this.request = request;
    this.rate = rate;
    this.wish = wish;
    this.limiter = limiter;
    this.dither = dither;
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

  /** All runs through the limiter. */
  List<MasterReport.Pass> passes() {
    return passes;
  }

  /** Why the loudness was not reached; null when it was. */
  @Nullable String shortfall() {
    return shortfall;
  }

  /**
   * The master that matches best.
   *
   * @param sound stays open
   * @param mix the same, heard
   * @param goal loudness behind the limiter, LUFS
   * @param limits of harm
   * @param keeps whether samples to which nothing is done stay what they are
   */
  Finish.Result run(SampleStore sound, Hearing.Heard mix, double goal, Harm limits, boolean keeps)
      throws IOException {
    var range = new MatchRange(mix.measured(), wish.references(), wish.amounts().dynamics());
    Match match = new Match(mix, wish.references(), wish.amounts(), rate);
    List<MatchStep> found = tried(match, sound, mix, goal);
    SampleStore ready = treated(sound, found);
    boolean used = false;
    try {
      if (range.narrower()) {
        range.leaves(left(ready, goal));
      }
      range.note().ifPresent(this::leave);
      used = !range.narrower();
      if (used) {
        return made(sound, ready, mix, match, found, goal, limits, keeps, List.of());
      }
    } finally {
      if (!used && ready != sound) {
        ready.close();
      }
    }
    try (SampleStore calm = calmed(sound, range)) {
      Hearing.Heard heard = hear(calm);
      // What is taken on purpose is no harm.
      double least = Harm.least(heard.measured().figures().loudness().rangeLu());
      Harm fewer = limits.range(Math.min(limits.rangeLu(), least));
      match = new Match(heard, mix, wish.references(), wish.amounts(), rate);
      found = tried(match, calm, heard, goal);
      ready = treated(calm, found);
      return made(calm, ready, heard, match, found, goal, fewer, false, List.of(range.step()));
    }
  }

  private void leave(String why) {
    words.add(new MasterReport.Step("Match dynamics", "left alone", why));
  }

  /** The loudness range that the limiter leaves, LU. */
  private double left(SampleStore prepared, double goal) throws IOException {
    Forecast forecast = Forecast.of(prepared, rate, limiter, Work.NONE);
    double drive = forecast.drive(goal);
    Double range = forecast.outcome(Double.isNaN(drive) ? goal - forecast.lufs() : drive).rangeLu();
    return range == null ? 0 : range;
  }

  /** The sound with the loudness range that is wanted, as far as that can be had. */
  private SampleStore calmed(SampleStore sound, MatchRange range) throws IOException {
    for (int trial = 0; trial < RANGE_TRIALS; trial++) {
      Double found;
      try (SampleStore tried = treated(sound, List.of(range.step()))) {
        found = measured(tried).figures().loudness().rangeLu();
      }
      if (found == null || range.reached(found)) {
        break;
      }
      range.refine(found);
    }
    return treated(sound, List.of(range.step()));
  }

  /**
   * @param ready the sound after what is planned; is closed
   * @param planned what was found on excerpts
   * @param first what was done to the sound already
   */
  private Finish.Result made(
      SampleStore sound,
      SampleStore ready,
      Hearing.Heard mix,
      Match match,
      List<MatchStep> planned,
      double goal,
      Harm limits,
      boolean keeps,
      List<MatchStep> first)
      throws IOException {
    List<MatchStep> found = planned;
    Made best = null;
    boolean done = false;
    try {
      for (int master = 0; master < MASTERS; master++) {
        SampleStore prepared = master == 0 ? ready : treated(sound, found);
        Made made = master(sound, prepared, found, goal, limits, keeps && first.isEmpty(), match);
        boolean better = best == null || made.score() < best.score();
        if (better) {
          if (best != null) {
            best.result().samples().close();
          }
          best = made;
        } else {
          made.result().samples().close();
        }
        Hearing.Heard heard = made.result().heard();
        if (heard == null || made.good() || !better || master == MASTERS - 1) {
          break;
        }
        found = clipped(match.refined(heard, match.whole()));
      }
      Made made = Objects.requireNonNull(best);
      List<MatchStep> all = new ArrayList<>(first);
      all.addAll(made.steps());
      steps = plan(all);
      shortfall = made.shortfall();
      match.note().ifPresent(this::leave);
      describe(all, match.error(mix), made);
      done = true;
      return made.result();
    } finally {
      if (!done && best != null) {
        best.result().samples().close();
      }
    }
  }

  /**
   * A master.
   *
   * @param mid what is missing of the wanted tone, root mean square in dB
   * @param side the same for the sides
   * @param shortfall why its loudness is another; null when it is not
   */
  private record Made(
      List<MatchStep> steps,
      Finish.Result result,
      double mid,
      double side,
      @Nullable String shortfall) {
    double score() {
      return Matching.score(mid, side);
    }

    boolean good() {
      return mid <= MID_MADE && side <= SIDE_MADE;
    }
  }

  private static double score(double mid, double side) {
    return mid + 0.5 * side;
  }

  private Made master(
      SampleStore sound,
      SampleStore prepared,
      List<MatchStep> found,
      double goal,
      Harm limits,
      boolean keeps,
      Match match)
      throws IOException {
    var levelling = new Levelling(request, rate, limiter, dither, !found.isEmpty(), work);
    levelling.expect(error);
    Finish.Result result;
    try {
      result = levelling.to(goal, prepared, limits, keeps && found.isEmpty());
    } finally {
      if (prepared != sound) {
        prepared.close();
      }
    }
    passes.addAll(levelling.passes());
    Hearing.Heard heard = result.heard();
    double[] missed = heard == null ? new double[2] : match.misses(heard, match.whole());
    return new Made(found, result, missed[0], missed[1], levelling.shortfall());
  }

  /** The same sound when nothing is to be done; otherwise a new store. */
  private SampleStore treated(SampleStore sound, List<MatchStep> found) throws IOException {
    return found.isEmpty() ? sound : Treated.of(sound, plan(found), rate, sound.channels(), work);
  }

  /** The devices that do best on excerpts, behind the limiter. */
  private List<MatchStep> tried(Match match, SampleStore sound, Hearing.Heard mix, double goal)
      throws IOException {
    List<MatchStep> tried = match.steps();
    if (tried.isEmpty() && !match.lowersPeaks()) {
      return tried;
    }
    Excerpt excerpt = match.excerpt(EXCERPT);
    List<MatchStep> found = tried;
    Match.State state = match.state();
    try (SampleStore part = copy(sound, excerpt)) {
      Measured before = measured(part);
      double wanted = lufs(before, goal) + goal - lufs(mix.measured(), goal);
      double best = Double.POSITIVE_INFINITY;
      for (int trial = 0; trial < TRIALS; trial++) {
        Trial came = trial(part, tried, wanted);
        double[] missed = match.misses(came.heard(), excerpt);
        double excess = Math.abs(match.excess(before, came.heard().measured()));
        double score = score(missed[0], missed[1]) + 0.5 * excess + came.missing();
        if (score < best) {
          best = score;
          found = tried;
          state = match.state();
        }
        boolean crammed = wish.exact() && came.held() > MOST_HELD;
        if (crammed) {
          clip(came, wanted);
        } else if (missed[0] <= MID_ENOUGH && missed[1] <= SIDE_ENOUGH && excess <= PEAKS_ENOUGH) {
          break;
        }
        if (trial < TRIALS - 1) {
          match.refinePeaks(before, came.prepared(), came.heard().measured());
          tried = clipped(match.refined(came.heard(), excerpt));
        }
      }
    }
    match.restore(state);
    return found;
  }

  private SampleStore copy(SampleStore sound, Excerpt excerpt) throws IOException {
    SampleStore all = new SampleStore(sound.channels());
    float[] block = new float[BLOCK * sound.channels()];
    for (Excerpt.Part part : excerpt.parts()) {
      long end = Math.min(sound.frames(), part.to() * excerpt.stepFrames());
      for (long at = part.from() * excerpt.stepFrames(); at < end; at += BLOCK) {
        all.append(block, 0, sound.read(at, block, 0, (int) Math.min(BLOCK, end - at)));
      }
    }
    return all;
  }

  /**
   * What a trial gave.
   *
   * @param prepared before the limiter
   * @param heard behind it
   * @param held what the limiter turns down on average, dB
   * @param missing loudness that it does not reach, LU
   */
  private record Trial(Measured prepared, Hearing.Heard heard, double held, double missing) {}

  /** Lets peaks be cut off so far that the limiter has less to do. */
  private void clip(Trial came, double wanted) {
    double room = limiter.ceilingDbtp() - (wanted - lufs(came.prepared(), wanted));
    clip =
        Double.isNaN(clip)
            ? Math.min(0, room + MOST_HELD)
            : clip - Math.clamp(came.held() - MOST_HELD + came.missing(), 0.5, 3);
    clip = Decisions.round(Math.clamp(clip, -36, 0), 0.1);
  }

  /** With peaks cut off, where that was found to be needed. */
  private List<MatchStep> clipped(List<MatchStep> found) {
    if (Double.isNaN(clip)) {
      return found;
    }
    List<MatchStep> all = new ArrayList<>(found);
    // The clipper drives into a ceiling close to full scale; the level comes back in the limiter.
    double drive = Decisions.round(CLIPPER_CEILING - clip, 0.1);
    all.add(
        new MatchStep(
            "match-clipper",
            "clipper",
            Map.of("drive", drive, "ceiling", CLIPPER_CEILING, "guard", 0.0),
            String.format(Locale.ROOT, "what stands above %.1f dB is cut off", clip),
            "the limiter alone would have to turn down more than it can without squeezing"));
    return all;
  }

  /** An excerpt behind devices and limiter, about as loud as wanted. */
  private Trial trial(SampleStore part, List<MatchStep> found, double wanted) throws IOException {
    SampleStore prepared = treated(part, found);
    try {
      Forecast forecast = Forecast.of(prepared, rate, limiter, Work.NONE);
      forecast.expect(error);
      double drive = forecast.drive(wanted);
      double used = Double.isNaN(drive) ? wanted - forecast.lufs() : drive;
      var hearing = new Hearing(rate, part.channels(), EnumSet.noneOf(Hearing.Detail.class));
      new LimiterPass(rate, part.channels(), limiter, used, Exact.gain(limiter.ceilingDbtp()))
          .run(prepared, (x, n) -> hearing.accept(x, 0, n), Work.NONE);
      Hearing.Heard heard = hearing.finish("trial");
      double came = lufs(heard.measured(), wanted);
      double held = forecast.outcome(used).meanReductionDb();
      if (Double.isNaN(drive)) {
        return new Trial(measured(prepared), heard, held + CRAMMED, Math.max(0, wanted - came));
      }
      forecast.learn(drive, came);
      error = forecast.error();
      return new Trial(measured(prepared), heard, held, 0);
    } finally {
      if (prepared != part) {
        prepared.close();
      }
    }
  }

  private static double lufs(Measured measured, double otherwise) {
    Double lufs = measured.figures().loudness().integratedLufs();
    return lufs == null ? otherwise : lufs;
  }

  private static List<PlanStep> plan(List<MatchStep> steps) {
    return steps.stream()
        .map(step -> new PlanStep(step.name(), step.device(), step.settings(), step.why()))
        .toList();
  }

  private Measured measured(SampleStore sound) throws IOException {
    var measurer = new Measurer(rate, sound.channels(), EnumSet.noneOf(Part.class));
    sound.each((x, n) -> measurer.accept(x, 0, n), Work.NONE);
    return measurer.finish();
  }

  private Hearing.Heard hear(SampleStore sound) throws IOException {
    var hearing = new Hearing(rate, sound.channels(), EnumSet.noneOf(Hearing.Detail.class));
    sound.each((x, n) -> hearing.accept(x, 0, n), Work.NONE);
    return hearing.finish("mix");
  }

  private void describe(List<MatchStep> found, MatchError before, Made made) {
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
            made.steps().isEmpty()
                ? "tone and width are left as they are"
                : String.format(
                    Locale.ROOT,
                    "behind the limiter %.2f dB (mid) and %.2f dB (side) of what is wanted are"
                        + " missing",
                    made.mid(),
                    made.side()),
            String.format(
                Locale.ROOT,
                "loud parts were %.2f and %.2f dB from %s; root mean square over third octaves,"
                    + " 40 Hz to 16 kHz",
                before.mid(),
                before.side(),
                names)));
  }
}
