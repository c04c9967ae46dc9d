package org.songline.mastering.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.songline.mastering.MasterReport;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Mastered;
import org.songline.mastering.Mastering;
import org.songline.mastering.Target;
import org.songline.mastering.chain.PlanStep;
import org.songline.mastering.input.AudioInput;
import org.songline.media.Progress;

class MatchedMasterTest {
  private static final double SECONDS = 12;

  private static final MasterRequest REQUEST =
      MasterRequest.of(Target.find("spotify").orElseThrow()).format(24, 0);

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Pair(String name, float[] mix, float[] reference, double limit) {}

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Done(float[] samples, MasterReport report) {}

  private static Done master(float[] mix, Profile reference, Amounts amounts) throws IOException {
    return master(mix, new Likeness(List.of(Reference.of(reference)), amounts));
  }

  private static Done master(float[] mix, Likeness wish) throws IOException {
    return master(mix, () -> wish);
  }

  private static Done master(float[] mix, Mastering.Wish wish) throws IOException {
    AudioInput input = AudioInput.of("mix", Pieces.RATE, 2, mix);
    try (Mastered mastered = Mastering.master(input, REQUEST, wish, Progress.NONE)) {
      float[] samples = new float[2 * (int) mastered.frames()];
      mastered.read(0, samples, 0, (int) mastered.frames());
      return new Done(samples, mastered.report());
    }
  }

  @Test
  void aReferenceMayBeHeardWhileTheMixIsHeard() throws IOException {
    float[] mix = Pieces.noise(SECONDS, 1, 3, -6, 6);
    float[] record = Pieces.noise(SECONDS, 2, 4.2, -6, 15);
    Likeness known = new Likeness(List.of(Reference.of(Pieces.profile(record))), Amounts.ALL);
    List<Thread> threads = new ArrayList<>();
    Done later =
        master(
            mix,
            () -> {
              threads.add(Thread.currentThread());
              return new Likeness(List.of(Reference.of(Pieces.profile(record))), Amounts.ALL);
            });
    assertThat(later.samples()).isEqualTo(master(mix, () -> known).samples());
    assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void aReferenceThatCannotBeHeardIsTold() {
    float[] mix = Pieces.noise(SECONDS, 1, 3, -6, 6);
    IOException gone = new IOException("reference.wav does not exist");
    assertThatThrownBy(
            () ->
                master(
                    mix,
                    () -> {
                      throw gone;
                    }))
        .isSameAs(gone);
  }

  @Test
  void aMixThatCannotBeReadEndsTheHearingOfTheReference() {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Mastering.Wish endless =
        () -> {
          asked.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            ended.countDown();
          }
          throw new IOException("stopped");
        };
    Progress stopper =
        (done, total) -> {
          if (done > 0) {
            await(asked);
          }
          return done == 0;
        };
    AudioInput input = AudioInput.of("mix", Pieces.RATE, 2, Pieces.noise(SECONDS, 1, 3, -6, 6));
    assertThatThrownBy(() -> Mastering.master(input, REQUEST, endless, stopper).close())
        .isInstanceOf(CancellationException.class);
    assertThat(ended.getCount()).isZero();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<Pair> pairs() {
    float[] pink = Pieces.noise(SECONDS, 1, 3, -6, 6);
    return Stream.of(
        new Pair("darker", pink, Pieces.noise(SECONDS, 2, 4.2, -6, 15), 12),
        new Pair("brighter and softer", pink, Pieces.noise(SECONDS, 3, 1.8, -6, 0.6), 12),
        new Pair("narrower", pink, Pieces.noise(SECONDS, 4, 3, -12, 8), 12),
        new Pair("wider", pink, Pieces.noise(SECONDS, 5, 3.3, -1, 8), 12),
        new Pair(
            "moving otherwise",
            Pieces.pumped(pink, 9, 0.5),
            Pieces.pumped(Pieces.noise(SECONDS, 6, 3.5, -4, 8), 4, 0.7),
            12));
  }

  @TestFactory
  Stream<DynamicTest> aMasterSoundsLikeItsReference() {
    return pairs().map(pair -> DynamicTest.dynamicTest(pair.name(), () -> matched(pair)));
  }

  private static void matched(Pair pair) throws IOException {
    Profile reference = Pieces.profile(pair.reference());
    Amounts amounts = Amounts.ALL.limit(pair.limit());
    Done done = master(pair.mix(), reference, amounts);
    Match judge =
        new Match(Pieces.heard(pair.mix()), List.of(Reference.of(reference)), amounts, Pieces.RATE);
    Hearing.Heard heard = Pieces.heard(done.samples());
    MatchError error = judge.error(heard);
    assertThat(error.mid()).as("mid, dB").isLessThanOrEqualTo(0.5);
    assertThat(error.side()).as("side, dB").isLessThanOrEqualTo(1);
    assertThat(error.loudness()).as("loudness, LU").isCloseTo(0, within(0.1));
    assertThat(heard.measured().figures().levels().truePeakDbtp())
        .isNotNull()
        .isLessThanOrEqualTo(REQUEST.ceilingDbtp());
    assertThat(done.report().steps()).anyMatch(step -> step.name().equals("Match"));
    assertThat(done.report().steps())
        .filteredOn(step -> step.name().equals("Match tone"))
        .allMatch(step -> step.what().contains("dB Q") && step.why().contains("loud parts"));
  }

  /** Hits over a bed, in parts of different loudness. */
  private static float[] song(double partDb) {
    return Pieces.parts(Pieces.struck(Pieces.noise(32, 1, 3, -6, 1), 2, 12), 8, partDb);
  }

  /** What a fast compressor leaves of peaks. */
  private static float[] held(float[] mix) {
    Profile profile = Pieces.profile(mix);
    double peaks = profile.lufs() + profile.psrMiddle();
    Map<String, Double> settings =
        Map.of("threshold", peaks - 9, "ratio", 8.0, "attack", 0.1, "release", 40.0, "knee", 0.0);
    return Chain.run(List.of(new MatchStep("held", "compressor", settings, "", "")), mix);
  }

  /** What a master must bring nearer: the figure, before, wanted and after. */
  private static void nearer(
      float[] mix, float[] reference, ToDoubleFunction<Profile> figure, String step)
      throws IOException {
    Profile wanted = Pieces.profile(reference);
    double before = figure.applyAsDouble(Pieces.profile(mix));
    double aim = figure.applyAsDouble(wanted);
    Done done = master(mix, wanted, Amounts.ALL);
    double after = figure.applyAsDouble(Pieces.profile(done.samples()));
    assertThat(before - aim).as("difference to begin with, LU").isGreaterThan(2);
    assertThat(Math.abs(after - aim)).isLessThanOrEqualTo(0.5 * (before - aim));
    assertThat(done.report().plan().steps()).extracting(PlanStep::name).contains(step);
  }

  @Test
  void peaksComeDownToTheReferencesByAFastCompressor() throws IOException {
    float[] mix = song(0);
    nearer(mix, held(mix), Profile::psrMiddle, "match-peaks");
  }

  @Test
  void loudnessMovesAsLittleAsTheReferencesByASlowCompressor() throws IOException {
    nearer(song(-9), song(-3), Profile::range, "match-range");
  }

  @Test
  void whatIsCompressedAlreadyIsLeftAloneAndTheReportSaysWhy() throws IOException {
    float[] open = song(-9);
    float[] held = held(song(-3));
    Done done = master(held, Pieces.profile(open), Amounts.ALL);
    assertThat(done.report().plan().steps()).noneMatch(step -> step.device().equals("compressor"));
    assertThat(done.report().steps())
        .filteredOn(step -> step.name().equals("Match dynamics"))
        .hasSize(2)
        .allMatch(step -> step.what().equals("left alone") && step.why().contains("cannot"));
    Profile before = Pieces.profile(held);
    Profile after = Pieces.profile(done.samples());
    assertThat(after.range()).isCloseTo(before.range(), within(0.3));
    assertThat(after.psrMiddle()).isCloseTo(before.psrMiddle(), within(0.5));
  }

  @Test
  void amountNoughtLeavesEverySample() throws IOException {
    float[] mix = Pieces.noise(2, 1, 3, -6, 2);
    for (int i = 0; i < mix.length; i++) {
      mix[i] = (float) Math.rint(mix[i] * 0x1p23f) * 0x1p-23f;
    }
    Profile reference = Pieces.profile(Pieces.noise(4, 2, 4.2, -12, 8));
    assertThat(master(mix, reference, Amounts.NONE).samples()).isEqualTo(mix);
  }
}
