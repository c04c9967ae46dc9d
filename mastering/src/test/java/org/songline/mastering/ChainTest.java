package org.songline.mastering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.dither.Dither;
import org.songline.mastering.chain.Plan;
import org.songline.mastering.chain.PlanStep;
import org.songline.mastering.chain.PlanText;
import org.songline.mastering.input.AudioInput;
import org.songline.media.Progress;

class ChainTest {
  private static final int RATE = 48_000;
  private static final Target CLUB = Target.find("club").orElseThrow();
  private static final Target SPOTIFY = Target.find("spotify").orElseThrow();

  @Test
  void aPlanMakesTheSameMasterAgain() throws IOException {
    float[] mix = drums(RATE * 12, 0.5);
    MasterRequest request = MasterRequest.of(CLUB);
    try (Mastered first = master(mix, request)) {
      Plan plan = PlanText.read("p", PlanText.write(first.report().plan(), "drums"));
      assertThat(plan.steps()).isNotEmpty();
      try (Mastered again =
          Mastering.master(AudioInput.of("mix", RATE, 2, mix), request, plan, Progress.NONE)) {
        assertThat(samples(again)).isEqualTo(samples(first));
      }
    }
  }

  @Test
  void aChainWithNothingToDoIsTheMixToTheBit() throws IOException {
    float[] mix = drums(RATE * 3, 0.3);
    MasterRequest request = MasterRequest.of(SPOTIFY).amount(0).format(32, 0);
    try (Mastered floats = master(mix, request)) {
      assertThat(samples(floats)).isEqualTo(mix);
    }
    for (int bits : new int[] {16, 24}) {
      float[] whole = mix.clone();
      for (int i = 0; i < whole.length; i++) {
        whole[i] = (float) Math.rint(whole[i] * (1 << (bits - 1))) / (1 << (bits - 1)) + 0f;
      }
      try (Mastered same = master(whole, request.format(bits, 0))) {
        assertThat(samples(same)).isEqualTo(whole);
        assertThat(same.report().plan().depth().dither()).isEqualTo(Dither.Kind.NONE);
      }
      // One sample between two steps, and dither is needed.
      whole[1000] += 0.4f / (1 << (bits - 1));
      try (Mastered dithered = master(whole, request.format(bits, 0))) {
        assertThat(dithered.report().plan().depth().dither()).isNotEqualTo(Dither.Kind.NONE);
      }
    }
    Plan empty =
        new Plan(
            List.of(),
            new Plan.Limiter(0.0, 0, 3, 200, ""),
            new Plan.Depth(32, Dither.Kind.NONE, ""));
    try (Mastered same =
        Mastering.master(AudioInput.of("mix", RATE, 2, mix), request, empty, Progress.NONE)) {
      assertThat(samples(same)).isEqualTo(mix);
    }
  }

  @Test
  void aMixThatHasRoomGetsGainAndNothingElse() throws IOException {
    float[] mix = drums(RATE * 12, 0.02);
    try (Mastered quiet = master(mix, MasterRequest.of(SPOTIFY).level(-45, -1))) {
      MasterReport report = quiet.report();
      assertThat(report.reached()).isTrue();
      assertThat(report.plan().steps())
          .extracting(PlanStep::name)
          .doesNotContain("multiband", "clipper", "saturation");
      assertThat(report.passes().getLast().reductionDb()).isZero();
      assertThat(names(report, "left out")).contains("Multiband");
    }
  }

  @Test
  void shortPeaksAreSharedBetweenClipperAndLimiterAndNoStepDoesMuch() throws IOException {
    float[] mix = drums(RATE * 12, 0.5);
    MasterRequest request = MasterRequest.of(CLUB).level(-13, -1);
    try (Mastered shared = master(mix, request);
        Mastered alone =
            master(mix, request.treatments(EnumSet.of(Treatment.DITHER)).manner(false, false))) {
      assertThat(shared.report().plan().steps()).extracting(PlanStep::name).contains("clipper");
      double both = worst(shared.report());
      double limiter = worst(alone.report());
      assertThat(both).isLessThan(limiter - 1);
      assertThat(shared.report().reached()).as(shared.report().shortfall()).isTrue();
    }
  }

  private static double worst(MasterReport report) {
    double drive = Objects.requireNonNull(report.plan().limiter().driveDb());
    return -report.passes().stream()
        .filter(p -> p.driveDb() == drive)
        .mapToDouble(MasterReport.Pass::reductionDb)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void loudnessStopsWhereItWouldDoHarmAndSaysSo() throws IOException {
    float[] mix = drums(RATE * 20, 0.5);
    MasterRequest request = MasterRequest.of(CLUB).level(-3, -1);
    try (Mastered careful = master(mix, request);
        Mastered anyway = master(mix, request.manner(false, false))) {
      MasterReport report = careful.report();
      assertThat(report.reached()).isFalse();
      assertThat(report.shortfall()).contains("without harm");
      double lufs = Objects.requireNonNull(report.after().loudness().integratedLufs());
      assertThat(-1 - lufs).isGreaterThanOrEqualTo(Harm.PEAK_TO_LOUDNESS - 0.1);
      assertThat(report.passes()).hasSizeLessThan(22);
      double range = Objects.requireNonNull(report.before().loudness().rangeLu());
      assertThat(report.after().loudness().rangeLu())
          .isGreaterThanOrEqualTo(Math.min(range * Harm.RANGE_KEPT, range - Harm.RANGE_LOST) - 0.2);
      assertThat(anyway.report().after().loudness().integratedLufs()).isGreaterThan(lufs + 1);
    }
  }

  @Test
  void aMixAsLoudAsTheTargetKeepsItsRange() throws IOException {
    float[] mix = drums(RATE * 30, 0.5);
    double lufs;
    try (Mastered plain = master(mix, MasterRequest.of(SPOTIFY).amount(0).format(32, 0))) {
      lufs = Objects.requireNonNull(plain.report().after().loudness().integratedLufs());
    }
    try (Mastered same = master(mix, MasterRequest.of(CLUB).level(Math.rint(lufs), -0.1))) {
      assertThat(same.report().after().loudness().rangeLu())
          .isCloseTo(same.report().before().loudness().rangeLu(), within(0.5));
    }
  }

  @Test
  void harshnessThatComesAndGoesIsHeldOnlyWhileItIsThere() throws IOException {
    float[] mix = new float[2 * RATE * 20];
    for (int i = 0; i < mix.length / 2; i++) {
      double t = (double) i / RATE;
      boolean harsh = t % 5 > 4.5;
      double v =
          0.1 * StrictMath.sin(2 * Math.PI * 300 * t)
              + 0.1 * StrictMath.sin(2 * Math.PI * 900 * t)
              + 0.004 * StrictMath.sin(2 * Math.PI * 3500 * t)
              + (harsh ? 0.15 * StrictMath.sin(2 * Math.PI * 3500 * t) : 0);
      mix[2 * i] = (float) v;
      mix[2 * i + 1] = (float) v;
    }
    MasterRequest request =
        MasterRequest.of(SPOTIFY)
            .treatments(EnumSet.of(Treatment.DYNAMIC_EQ))
            .level(-20, -1)
            .format(32, 0);
    try (Mastered held = master(mix, request);
        Mastered left = master(mix, request.treatments(EnumSet.noneOf(Treatment.class)))) {
      assertThat(held.report().plan().steps())
          .extracting(PlanStep::name)
          .containsExactly("dynamic-eq");
      float[] x = samples(left);
      float[] y = samples(held);
      double quiet = gain(x, y, 3500, 2) - gain(x, y, 300, 2);
      double loud = gain(x, y, 3500, 4.7) - gain(x, y, 300, 4.7);
      assertThat(quiet).isCloseTo(0, within(0.1));
      assertThat(loud).isBetween(-3.1, -1.0);
      assertThat(left.report().plan().steps()).isEmpty();
    }
  }

  /** Decibels from one sound to another at a frequency, over a fifth of a second. */
  private static double gain(float[] from, float[] to, double hertz, double seconds) {
    double[] power = new double[2];
    for (int k = 0; k < 2; k++) {
      float[] z = k == 0 ? from : to;
      double re = 0;
      double im = 0;
      for (int i = 0; i < RATE / 5; i++) {
        int at = 2 * ((int) (seconds * RATE) + i);
        re += z[at] * StrictMath.cos(2 * Math.PI * hertz * i / RATE);
        im += z[at] * StrictMath.sin(2 * Math.PI * hertz * i / RATE);
      }
      power[k] = re * re + im * im;
    }
    return 10 * StrictMath.log10(power[1] / power[0]);
  }

  @Test
  void bassOnOneSideIsMadeMonoWithoutRaisingPeaks() throws IOException {
    float[] mix = new float[2 * RATE * 8];
    for (int i = 0; i < mix.length / 2; i++) {
      double t = (double) i / RATE;
      double middle = 0.2 * StrictMath.sin(2 * Math.PI * 700 * t) * StrictMath.sin(5 * t);
      mix[2 * i] = (float) (middle + 0.5 * StrictMath.sin(2 * Math.PI * 50 * t));
      mix[2 * i + 1] = (float) (middle - 0.5 * StrictMath.sin(2 * Math.PI * 50 * t));
    }
    MasterRequest request = MasterRequest.of(SPOTIFY).treatments(EnumSet.of(Treatment.MONO_BASS));
    try (Mastered mono = master(mix, request)) {
      assertThat(mono.report().plan().steps()).extracting(PlanStep::name).contains("mono-bass");
      float[] y = samples(mono);
      double mid = 0;
      double side = 0;
      double re = 0;
      double im = 0;
      for (int i = RATE; i < RATE * 7; i++) {
        double s = (y[2 * i] - y[2 * i + 1]) / 2;
        double m = (y[2 * i] + y[2 * i + 1]) / 2;
        re += s * StrictMath.cos(2 * Math.PI * 50 * i / RATE);
        im += s * StrictMath.sin(2 * Math.PI * 50 * i / RATE);
        mid += m * m;
        side += s * s;
      }
      double left = 2 * Math.hypot(re, im) / (RATE * 6);
      double gain = Math.sqrt(mid / (RATE * 6)) / 0.1;
      // 24 dB an octave below 100 Hz leave a sixteenth at 50 Hz.
      assertThat(left / gain).isCloseTo(0.5 / 16.03, within(0.001));
      assertThat(side).isLessThan(mid);
    }
    float[] same = mix.clone();
    for (int i = 0; i < mix.length; i += 2) {
      same[i + 1] = same[i];
    }
    try (Mastered already = master(same, MasterRequest.of(CLUB).level(-14, -1))) {
      assertThat(names(already.report(), "left alone")).contains("Mono bass");
    }
  }

  @Test
  void theJudgeOfPeaksKnowsHowOftenTheyAre() {
    PeakProfile profile = new PeakProfile(48_000, 1);
    float[] x = new float[48_000];
    java.util.Arrays.fill(x, 0.1f);
    for (int i = 0; i < 10; i++) {
      x[4800 * i + 24] = 1;
    }
    profile.accept(x, x.length);
    assertThat(profile.peakDbfs()).isEqualTo(0);
    assertThat(profile.exceededFor(0.009)).isCloseTo(0, within(0.1));
    assertThat(profile.exceededFor(0.011)).isCloseTo(-20, within(0.11));
    assertThat(new PeakProfile(48_000, 1).peakDbfs()).isNegative().isInfinite();
  }

  private static List<String> names(MasterReport report, String what) {
    return report.steps().stream()
        .filter(step -> step.what().equals(what))
        .map(MasterReport.Step::name)
        .toList();
  }

  private static Mastered master(float[] mix, MasterRequest request) throws IOException {
    return Mastering.master(AudioInput.of("mix", RATE, 2, mix), request, Progress.NONE);
  }

  private static float[] samples(Mastered master) throws IOException {
    float[] all = new float[(int) master.frames() * master.channels()];
    master.read(0, all, 0, (int) master.frames());
    return all;
  }

  /** Chords with hits whose peaks are short and far above the rest; every other bar is softer. */
  private static float[] drums(int frames, double level) {
    Random random = new Random(11);
    float[] x = new float[2 * frames];
    for (int i = 0; i < frames; i++) {
      double t = (double) i / RATE;
      double hit = t % 0.5;
      double bar = i / (2 * RATE) % 2 == 0 ? 1 : 0.5;
      double chord = 0;
      for (int k = 1; k <= 4; k++) {
        chord += 0.05 * StrictMath.sin(2 * Math.PI * 110 * (k + 0.01) * t + k);
      }
      double noise = 0.8 * StrictMath.exp(-hit * 900) * random.nextGaussian();
      double kick = 0.3 * StrictMath.exp(-hit * 20) * StrictMath.sin(300 * hit);
      for (int c = 0; c < 2; c++) {
        double wide = 0.02 * StrictMath.sin(2 * Math.PI * 880 * t + c);
        x[2 * i + c] = (float) (level * bar * (chord + noise + kick + wide));
      }
    }
    return x;
  }
}
