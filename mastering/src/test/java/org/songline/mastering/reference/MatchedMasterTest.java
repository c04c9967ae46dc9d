package org.songline.mastering.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.songline.mastering.MasterReport;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Mastered;
import org.songline.mastering.Mastering;
import org.songline.mastering.Target;
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
    AudioInput input = AudioInput.of("mix", Pieces.RATE, 2, mix);
    Likeness wish = new Likeness(List.of(Reference.of(reference)), amounts);
    try (Mastered mastered = Mastering.master(input, REQUEST, wish, Progress.NONE)) {
      float[] samples = new float[2 * (int) mastered.frames()];
      mastered.read(0, samples, 0, (int) mastered.frames());
      return new Done(samples, mastered.report());
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
