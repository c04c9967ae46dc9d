package org.songline.mastering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.dither.Dither;
import org.songline.dsp.limiter.TruePeakLimiter;
import org.songline.mastering.chain.Plan;
import org.songline.mastering.chain.PlanStep;
import org.songline.mastering.codec.Decoded;
import org.songline.mastering.input.AudioInput;
import org.songline.mastering.reference.Hearing;
import org.songline.mastering.reference.Likeness;
import org.songline.mastering.reference.ToneTarget;
import org.songline.measure.Measurement;
import org.songline.measure.loudness.Loudness;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;

/**
 * Makes a master: measures the mix, changes its rate, decides on a chain (or takes a given one) and
 * applies it, finds the drive into the true-peak limiter that gives the wanted loudness without
 * harm, drops bits with dither, and measures the very numbers that will be written.
 */
public final class Mastering {
  /** How close to the goal the finished loudness must be, LU. */
  public static final double TOLERANCE = 0.2;

  /** Says what a master shall be like; asked once, while the mix is heard. */
  @FunctionalInterface
  public interface Wish {
    /**
     * What is wished, which may take a while to find out; stops when the thread is interrupted.
     *
     * @throws IOException when it cannot be found out
     */
    Likeness likeness() throws IOException;
  }

  private final AudioInput input;
  private final Optional<Plan> given;
  private final Optional<Wish> wish;
  private final Work work;
  private final int rate;
  private final int channels;
  private final List<MasterReport.Step> words = new ArrayList<>();
  private MasterRequest request;
  private ToneTarget tone = ToneTarget.usual();
  private SampleStore sound;

  private @Nullable String shortfall;
  private List<MasterReport.Pass> passes = List.of();

  private Mastering(
      AudioInput input,
      MasterRequest request,
      Optional<Plan> given,
      Optional<Wish> wish,
      Progress progress) {
    this.input = input;
    this.request = request;
    this.given = given;
    this.wish = wish;
    work = new Work(progress, input.name());
    rate = request.sampleRate() == 0 ? input.sampleRate() : request.sampleRate();
    channels = input.channels();
    sound = new SampleStore(channels);
  }

  /**
   * Masters a mix by rule. The result holds the samples: close it.
   *
   * @param input mono or stereo, 4 to 384 kHz
   * @param progress told in thousandths of the whole
   * @throws MediaProblem when the mix cannot be mastered
   * @throws CancellationException when {@code progress} asks to stop; nothing is left behind
   */
  public static Mastered master(AudioInput input, MasterRequest request, Progress progress)
      throws IOException {
    return check(new Mastering(input, request, Optional.empty(), Optional.empty(), progress)).run();
  }

  /**
   * Masters a mix with a given chain: its devices, ceiling, bits and dither hold in place of the
   * request's; the request's loudness is searched when the chain's drive is left open.
   */
  public static Mastered master(
      AudioInput input, MasterRequest request, Plan plan, Progress progress) throws IOException {
    MasterRequest fitting =
        request
            .level(request.loudnessLufs(), plan.limiter().ceilingDbtp())
            .format(plan.depth().bits(), request.sampleRate());
    return check(new Mastering(input, fitting, Optional.of(plan), Optional.empty(), progress))
        .run();
  }

  /**
   * Masters a mix towards references: tone, dynamics, width and loudness as far as wanted, in place
   * of the request's loudness and treatments. With all amounts 0 and peaks under the ceiling the
   * samples stay what they are.
   */
  public static Mastered master(
      AudioInput input, MasterRequest request, Likeness wish, Progress progress)
      throws IOException {
    return master(input, request, () -> wish, progress);
  }

  /** The same; references may be heard on another thread while the mix is heard. */
  public static Mastered master(
      AudioInput input, MasterRequest request, Wish wish, Progress progress) throws IOException {
    return check(new Mastering(input, request, Optional.empty(), Optional.of(wish), progress))
        .run();
  }

  private static Mastering check(Mastering mastering) throws MediaProblem {
    AudioInput input = mastering.input;
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
    return mastering;
  }

  private Mastered run() throws IOException {
    try {
      work.stage(0.2);
      if (wish.isPresent()) {
        return matched(wish.get());
      }
      Facts facts = heard(MixTake.forRules(input)).facts(request);
      return finish(facts, given.isPresent() ? apply(given.get()) : decide(facts));
    } finally {
      sound.close();
    }
  }

  private MixTake heard(MixTake take) throws IOException {
    take.read(sound, rate, work);
    if (rate != input.sampleRate()) {
      words.add(
          new MasterReport.Step(
              "Sample rate",
              "from " + input.sampleRate() + " to " + rate + " Hz",
              "wanted for " + request.target().name()));
    }
    return take;
  }

  private Mastered matched(Wish wanted) throws IOException {
    MixTake mix;
    Likeness like;
    try (var references = new Meanwhile<>(wanted::likeness)) {
      mix = heard(MixTake.forMatch(input, rate));
      like = references.get();
    }
    request =
        request
            .level(Math.clamp(like.lufs(), -60, 0), request.ceilingDbtp())
            .amount(like.amounts().loudness())
            .manner(request.linearPhase(), request.careful() && !like.exact());
    tone = ToneTarget.of(like.references());
    Facts facts = mix.facts(request);
    Double goal = facts.goalLufs();
    return goal == null ? finish(facts, decide(facts)) : match(like, facts, goal, mix.heard());
  }

  private List<PlanStep> apply(Plan plan) throws IOException {
    for (PlanStep step : plan.steps()) {
      words.add(
          new MasterReport.Step(
              title(step.name()),
              step.device() + ", as planned",
              step.why().isEmpty() ? "no reason is written" : step.why()));
    }
    treat(plan.steps());
    return plan.steps();
  }

  private static String title(String id) {
    return Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' ');
  }

  private Mastered match(Likeness like, Facts facts, double goal, Hearing.Heard mix)
      throws IOException {
    Matching matching = new Matching(request, rate, like, limiter(), dither(), work);
    Finish.Result result =
        matching.run(sound, mix, goal, limits(facts.mix()), stays(facts, limiter()));
    words.addAll(matching.words());
    if (request.codecSafety().isPresent()) {
      // The ceiling is sought anew behind the devices that were found.
      result.samples().close();
      treat(matching.steps());
      return finish(facts, matching.steps());
    }
    passes = matching.passes();
    shortfall = matching.shortfall();
    work.finish();
    return mastered(facts, matching.steps(), result, List.of());
  }

  private Plan.Limiter limiter() {
    return given
        .map(Plan::limiter)
        .orElseGet(
            () ->
                new Plan.Limiter(
                    null,
                    request.ceilingDbtp(),
                    Plan.Limiter.LOOKAHEAD_MS,
                    Plan.Limiter.RELEASE_MS,
                    ""));
  }

  /** Decides in two parts: what depends on the mix, and what depends on the peaks after that. */
  private List<PlanStep> decide(Facts facts) throws IOException {
    Decisions made = new Decisions();
    Double loudness = facts.mix().loudness().integratedLufs();
    if (loudness != null && request.amount() > 0) {
      ToneRules.clean(facts, request, made);
      ToneRules.balance(facts, request, made);
      ToneRules.flares(facts, request, made);
      DynamicsRules.compress(facts, request, sound, rate, made);
      ToneRules.width(facts, request, made);
      DynamicsRules.saturate(facts, request, made);
      treat(made.chain());
      int before = made.chain().size();
      if (facts.overshoot(request.ceilingDbtp()) > 0) {
        work.stage(0.05);
        var meter = new Loudness(rate, channels);
        PeakProfile peaks = new PeakProfile(rate, channels);
        sound.each(
            (x, n) -> {
              meter.accept(x, 0, n);
              peaks.accept(x, n);
            },
            work);
        if (Double.isFinite(meter.integrated())) {
          DynamicsRules.clip(facts, peaks, meter.integrated(), request, made);
        }
      }
      treat(made.chain().subList(before, made.chain().size()));
    }
    words.addAll(made.words());
    return made.chain();
  }

  private void treat(List<PlanStep> steps) throws IOException {
    if (!steps.isEmpty()) {
      replace(Treated.of(sound, steps, rate, channels, work));
    }
  }

  private void replace(SampleStore other) throws IOException {
    if (other != sound) {
      sound.close();
      sound = other;
    }
  }

  private Mastered finish(Facts facts, List<PlanStep> steps) throws IOException {
    Plan.Limiter limiter = limiter();
    double highest = limiter.ceilingDbtp();
    Optional<CodecCeiling> codecs =
        facts.goalLufs() == null
            ? Optional.empty()
            : request.codecSafety().map(wish -> new CodecCeiling(wish, highest));
    while (true) {
      Finish.Result result = limited(facts, steps, limiter);
      boolean kept = false;
      try {
        Mastered made = mastered(facts, steps, result, List.of());
        Double peak = result.after().levels().truePeakDbtp();
        kept =
            codecs.isEmpty()
                || peak == null
                || codecs.get().keeps(made.material(), peak, this::encoding);
        if (kept) {
          work.finish();
          return codecs.isEmpty() || peak == null
              ? made
              : mastered(facts, steps, codecs.get().told(result), codecs.get().decoded());
        }
      } finally {
        if (!kept) {
          result.samples().close();
        }
      }
      limiter = limiter.at(codecs.get().ceilingDbtp());
    }
  }

  private Progress encoding() {
    work.stage(0.1);
    return (done, total) -> {
      work.at(done, total);
      return true;
    };
  }

  /** Behind a limiter whose drive is given or sought. */
  private Finish.Result limited(Facts facts, List<PlanStep> steps, Plan.Limiter limiter)
      throws IOException {
    Double goal = facts.goalLufs();
    boolean keeps = steps.isEmpty() && stays(facts, limiter);
    Levelling levelling = new Levelling(request, rate, limiter, dither(), false, work);
    Finish.Result result;
    shortfall = null;
    if (limiter.driveDb() != null) {
      result = levelling.at(sound, limiter.driveDb(), keeps);
    } else if (goal != null) {
      result = levelling.to(goal, sound, limits(facts.mix()), keeps);
      shortfall = levelling.shortfall();
    } else {
      result = levelling.at(sound, 0, keeps);
      shortfall = silent(facts.mix());
    }
    passes = levelling.passes();
    return result;
  }

  private Mastered mastered(
      Facts facts, List<PlanStep> steps, Finish.Result result, List<Decoded> decoded) {
    List<MasterReport.Step> all = new ArrayList<>(words);
    all.addAll(result.words(passes.size()));
    return new Mastered(
        report(
            facts, result.after(), new Plan(steps, result.limiter(), result.depth()), all, decoded),
        result.samples(),
        rate,
        channels,
        request.bits());
  }

  private Harm limits(Measurement mix) {
    return request.careful() ? Harm.of(mix) : Harm.none();
  }

  private Dither.Kind dither() {
    return given.map(plan -> plan.depth().dither()).orElseGet(() -> request.ditherAt(rate));
  }

  /** Whether samples that nothing was done to may stay what they are. */
  private boolean stays(Facts facts, Plan.Limiter limiter) {
    return rate == input.sampleRate()
        && fits(facts.mix(), limiter.ceilingDbtp())
        && facts.wholeBits() <= request.bits();
  }

  private static boolean fits(Measurement mix, double ceilingDbtp) {
    Double peak = mix.levels().truePeakDbtp();
    return peak == null || peak < ceilingDbtp - 2 * TruePeakLimiter.GUARD_DECIBELS;
  }

  private static String silent(Measurement mix) {
    if (mix.frames() == 0) {
      return "the mix is empty";
    } else if (mix.levels().samplePeakDbfs() == null) {
      return "the mix is silent";
    } else if (mix.seconds() < 0.4) {
      return "the mix is shorter than the 400 ms that loudness is measured over";
    }
    return "nothing in the mix is louder than -70 LUFS, the floor of the measurement";
  }

  private MasterReport report(
      Facts facts,
      Measurement after,
      Plan plan,
      List<MasterReport.Step> steps,
      List<Decoded> decoded) {
    Double goal = facts.goalLufs();
    Double loudness = after.loudness().integratedLufs();
    boolean reached = goal != null && loudness != null && Math.abs(loudness - goal) <= TOLERANCE;
    String reason = shortfall;
    if (reached) {
      reason = null;
    } else if (reason == null) {
      reason =
          given.isPresent()
              ? "the drive of the plan makes another loudness"
              : "holding the ceiling at this depth changed the loudness";
    }
    return new MasterReport(
        input.name(),
        request,
        facts.mix(),
        after,
        goal,
        tone,
        steps,
        plan,
        MasterReport.heard(after),
        decoded,
        passes,
        reached,
        reason);
  }
}
