package org.songline.mastering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.songline.dsp.dither.Dither;
import org.songline.dsp.peak.TruePeak;
import org.songline.mastering.chain.Plan;
import org.songline.mastering.input.AudioInput;
import org.songline.measure.loudness.Loudness;
import org.songline.media.MediaProblem;
import org.songline.media.Progress;

class MasteringTest {
  private static final Target SPOTIFY = Target.find("spotify").orElseThrow();

  @Test
  void twoHundredHostileMixesKeepTheCeilingAndReachTheLoudnessOrSayWhy() throws IOException {
    long seed = 20_261_121;
    Random random = new Random(seed);
    int reached = 0;
    for (int round = 0; round < 200; round++) {
      Hostile kind = Hostile.values()[round % Hostile.values().length];
      int rate = new int[] {44_100, 48_000, 8000, 22_050, 96_000, 44_100, 192_000}[round % 7];
      int channels = 1 + random.nextInt(2);
      double seconds = (rate > 50_000 ? 0.45 : 0.5) + 0.5 * random.nextDouble();
      float[] mix = kind.make(random, rate, channels, seconds);
      MasterRequest request =
          MasterRequest.of(SPOTIFY)
              .level(-6 - random.nextInt(14), -random.nextInt(30) / 10.0)
              .format(
                  random.nextBoolean() ? 16 : 24,
                  random.nextBoolean() ? 0 : random.nextBoolean() ? 44_100 : 48_000)
              .manner(false, round % 2 == 0);
      String name = "seed " + seed + " round " + round + " " + kind + " at " + rate;
      try (Mastered master =
          Mastering.master(AudioInput.of(name, rate, channels, mix), request, Progress.NONE)) {
        float[] y = samples(master);
        double peak = truePeak(y, channels);
        assertThat(peak).as(name).isLessThanOrEqualTo(request.ceilingDbtp());
        MasterReport report = master.report();
        if (report.reached()) {
          reached++;
          assertThat(loudness(y, master.sampleRate(), channels))
              .as(name)
              .isCloseTo(request.loudnessLufs(), within(Mastering.TOLERANCE));
          assertThat(report.shortfall()).as(name).isNull();
        } else {
          assertThat(report.shortfall()).as(name).isNotBlank();
        }
        long frames = mix.length / channels;
        assertThat(master.frames())
            .as(name)
            .isEqualTo((frames * master.sampleRate() + rate - 1) / rate);
      }
    }
    // Most of them have a loudness and must reach it.
    assertThat(reached).isGreaterThan(100);
  }

  @Test
  void anOrdinaryMixReachesEveryTarget() throws IOException {
    float[] mix = Hostile.SONG.make(new Random(3), 48_000, 2, 4);
    for (Target target : Target.all()) {
      try (Mastered master =
          Mastering.master(
              AudioInput.of("song", 48_000, 2, mix), MasterRequest.of(target), Progress.NONE)) {
        MasterReport report = master.report();
        assertThat(report.reached()).as("%s: %s", target.id(), report.shortfall()).isTrue();
        assertThat(report.after().loudness().integratedLufs())
            .as(target.id())
            .isCloseTo(target.loudnessLufs(), within(Mastering.TOLERANCE));
        assertThat(truePeak(samples(master), 2))
            .as(target.id())
            .isLessThanOrEqualTo(target.ceilingDbtp());
        assertThat(report.text()).contains("Limiter", "Loudness reached", target.name());
      }
    }
  }

  @Test
  void aBassToneSixDecibelsOverTheCeilingHasHarmonicsBelowSeventyDecibels() throws IOException {
    int rate = 48_000;
    float[] tone = new float[2 * rate * 4];
    for (int i = 0; i < tone.length / 2; i++) {
      tone[2 * i] = (float) StrictMath.sin(2 * Math.PI * 50 * i / rate);
      tone[2 * i + 1] = tone[2 * i];
    }
    Plan plan =
        new Plan(
            List.of(),
            new Plan.Limiter(5.0, -1, Plan.Limiter.LOOKAHEAD_MS, Plan.Limiter.RELEASE_MS, ""),
            new Plan.Depth(32, Dither.Kind.NONE, ""));
    try (Mastered master =
        Mastering.master(
            AudioInput.of("tone", rate, 2, tone), MasterRequest.of(SPOTIFY), plan, Progress.NONE)) {
      float[] y = samples(master);
      // The judge reads a harmonic that is known.
      double[] known = new double[rate];
      for (int i = 0; i < rate; i++) {
        known[i] =
            StrictMath.sin(2 * Math.PI * 50 * i / rate)
                + 1e-3 * StrictMath.sin(2 * Math.PI * 150 * i / rate);
      }
      assertThat(distortion(known)).isCloseTo(-60, within(0.01));
      double[] end = new double[rate];
      for (int i = 0; i < rate; i++) {
        end[i] = y[2 * (2 * rate + i)];
      }
      assertThat(distortion(end)).isLessThan(-70);
      assertThat(truePeak(y, 2)).isLessThanOrEqualTo(-1);
    }
  }

  /** Harmonics 2 to 40 of 50 Hz beside it, in dB, over a second at 48 kHz. */
  private static double distortion(double[] x) {
    double first = 0;
    double others = 0;
    for (int h = 1; h <= 40; h++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < x.length; i++) {
        re += x[i] * StrictMath.cos(2 * Math.PI * 50 * h * i / x.length);
        im += x[i] * StrictMath.sin(2 * Math.PI * 50 * h * i / x.length);
      }
      double power = re * re + im * im;
      first = h == 1 ? power : first;
      others += h == 1 ? 0 : power;
    }
    return 10 * StrictMath.log10(others / first);
  }

  @Test
  void everySampleIsAWholeNumberOfSteps() throws IOException {
    float[] mix = Hostile.SONG.make(new Random(3), 48_000, 2, 1);
    for (int bits : new int[] {16, 24}) {
      MasterRequest request = MasterRequest.of(SPOTIFY).format(bits, 44_100);
      try (Mastered master =
          Mastering.master(AudioInput.of("song", 48_000, 2, mix), request, Progress.NONE)) {
        assertThat(master.sampleRate()).isEqualTo(44_100);
        for (float x : samples(master)) {
          float steps = x * (1 << (bits - 1));
          assertThat(steps).isEqualTo((float) Math.rint(steps));
        }
      }
    }
  }

  @Test
  void theSameMixGivesTheSameMaster() throws IOException {
    float[] mix = Hostile.SONG.make(new Random(4), 48_000, 2, 1);
    MasterRequest request = MasterRequest.of(Target.find("cd").orElseThrow());
    try (Mastered one =
            Mastering.master(AudioInput.of("a", 48_000, 2, mix), request, Progress.NONE);
        Mastered two =
            Mastering.master(AudioInput.of("a", 48_000, 2, mix), request, Progress.NONE)) {
      assertThat(samples(one)).isEqualTo(samples(two));
      assertThat(one.report()).isEqualTo(two.report());
    }
  }

  @Test
  void amountZeroLeavesAllButTheCeilingAlone() throws IOException {
    float[] mix = Hostile.SONG.make(new Random(5), 48_000, 2, 2);
    for (int i = 0; i < mix.length; i++) {
      mix[i] *= 0.2f;
    }
    MasterRequest request = MasterRequest.of(SPOTIFY).amount(0);
    try (Mastered master =
        Mastering.master(AudioInput.of("song", 48_000, 2, mix), request, Progress.NONE)) {
      float[] y = samples(master);
      for (int i = 0; i < mix.length; i++) {
        assertThat(y[i]).isCloseTo(mix[i], within(3f / (1 << 23)));
      }
    }
    try (Mastered half =
        Mastering.master(AudioInput.of("s", 48_000, 2, mix), request.amount(0.5), Progress.NONE)) {
      double before = loudness(mix, 48_000, 2);
      assertThat(half.report().goalLufs()).isCloseTo((before - 14) / 2, within(1e-9));
    }
  }

  @Test
  void silenceStaysSilentAndSaysSo() throws IOException {
    for (int frames : new int[] {0, 1, 48_000}) {
      try (Mastered master =
          Mastering.master(
              AudioInput.of("none", 48_000, 2, new float[2 * frames]),
              MasterRequest.of(SPOTIFY),
              Progress.NONE)) {
        assertThat(samples(master)).containsOnly(new float[2 * frames]);
        assertThat(master.report().reached()).isFalse();
        assertThat(master.report().shortfall()).containsAnyOf("silent", "empty");
      }
    }
  }

  @Test
  void theChainIsDecidedByWhatWasMeasured() throws IOException {
    float[] mix = Hostile.SONG.make(new Random(6), 48_000, 2, 2);
    float[] dull = mix.clone();
    for (int i = 0; i < dull.length; i++) {
      double t = Math.floor(i / 2.0) / 48_000;
      dull[i] = (float) (0.05 * dull[i] + 0.5 * StrictMath.sin(2 * Math.PI * 100 * t) + 0.02);
    }
    MasterRequest request = MasterRequest.of(Target.find("club").orElseThrow());
    try (Mastered master =
        Mastering.master(AudioInput.of("dull", 48_000, 2, dull), request, Progress.NONE)) {
      assertThat(master.report().steps())
          .extracting(MasterReport.Step::name)
          .contains("Offset", "Mono bass", "Bass", "Limiter", "Depth");
      assertThat(master.report().steps().stream().filter(s -> s.name().equals("Bass")))
          .allMatch(s -> s.what().startsWith("-"));
    }
    try (Mastered plain =
        Mastering.master(
            AudioInput.of("dull", 48_000, 2, dull), request.shaping(false, false), Progress.NONE)) {
      assertThat(plain.report().steps())
          .extracting(MasterReport.Step::name)
          .doesNotContain("Bass", "Treble", "Glue");
    }
  }

  @Test
  void workCanBeStoppedAndProgressNeverGoesBack() throws IOException {
    float[] mix = Hostile.SONG.make(new Random(7), 48_000, 2, 1);
    long[] last = {0};
    Progress watch =
        (done, total) -> {
          assertThat(done).isBetween(last[0], total);
          last[0] = done;
          return true;
        };
    Mastering.master(AudioInput.of("song", 48_000, 2, mix), MasterRequest.of(SPOTIFY), watch)
        .close();
    assertThat(last[0]).isEqualTo(1000);
    for (int stop : new int[] {0, 150, 300, 600, 900}) {
      Progress stopper = (done, total) -> done < stop;
      AudioInput input = AudioInput.of("song", 48_000, 2, mix);
      assertThatThrownBy(() -> Mastering.master(input, MasterRequest.of(SPOTIFY), stopper))
          .isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void whatCannotBeMasteredIsRefusedInOneLine() {
    assertThatThrownBy(
            () ->
                Mastering.master(
                    AudioInput.of("six.wav", 48_000, 6, new float[600]),
                    MasterRequest.of(SPOTIFY),
                    Progress.NONE))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("six.wav")
        .hasMessageContaining("6 channels");
    assertThatThrownBy(() -> MasterRequest.of(SPOTIFY).level(Double.NaN, -1))
        .hasMessageContaining("loudness");
    assertThatThrownBy(() -> MasterRequest.of(SPOTIFY).format(20, 0)).hasMessageContaining("bits");
  }

  @Test
  void targetsAreCompleteAndTellTheirSource() {
    assertThat(Target.all())
        .extracting(Target::id)
        .contains("spotify", "apple", "tidal", "youtube", "amazon", "deezer", "club", "cd", "aes")
        .contains("broadcast")
        .doesNotHaveDuplicates();
    for (Target target : Target.all()) {
      assertThat(target.source()).isNotBlank();
      assertThat(target.date()).matches("20\\d\\d-\\d\\d");
      assertThat(MasterRequest.of(target).ceilingDbtp()).isLessThanOrEqualTo(0);
    }
    assertThat(Target.find("nowhere")).isEmpty();
  }

  @Test
  void longSoundsGoThroughAFileUnchanged() throws IOException {
    Random random = new Random(8);
    try (SampleStore store = new SampleStore(2, 1000)) {
      float[] all = new float[300_000];
      for (int i = 0; i < all.length; i++) {
        all[i] = random.nextFloat();
      }
      for (int at = 0; at < all.length; ) {
        int frames = Math.min((all.length - at) / 2, 1 + random.nextInt(60_000));
        store.append(all, at, frames);
        at += 2 * frames;
      }
      assertThat(store.frames()).isEqualTo(150_000);
      float[] got = new float[all.length];
      for (int at = 0; at < 150_000; ) {
        int n = store.read(at, got, 2 * at, 1 + random.nextInt(70_000));
        at += n;
      }
      assertThat(got).isEqualTo(all);
    }
  }

  private static float[] samples(Mastered master) throws IOException {
    float[] all = new float[(int) master.frames() * master.channels()];
    int n = master.read(0, all, 0, (int) master.frames());
    assertThat(n).isEqualTo((int) master.frames());
    return all;
  }

  private static double truePeak(float[] x, int channels) {
    double most = 0;
    for (int c = 0; c < channels; c++) {
      TruePeak meter = TruePeak.fine();
      meter.add(x, c, channels, x.length / channels);
      meter.finish();
      most = Math.max(most, meter.peak());
    }
    return 20 * StrictMath.log10(most);
  }

  private static double loudness(float[] x, int rate, int channels) {
    Loudness meter = new Loudness(rate, channels);
    meter.accept(x, 0, x.length / channels);
    return meter.integrated();
  }

  /** Things that are handed to a mastering program by accident or malice. */
  private enum Hostile {
    SONG,
    SQUARES,
    BETWEEN_SAMPLES,
    NOISE,
    NOISE_BURSTS,
    HIGH_BLIPS,
    WORST_PHASE,
    IMPULSES,
    SILENCE,
    OFFSET,
    SHORT,
    QUIET,
    LOUD_THEN_QUIET,
    BROKEN;

    float[] make(Random random, int rate, int channels, double seconds) {
      int frames = (int) (seconds * rate);
      if (this == SHORT) {
        frames = random.nextInt(rate / 3);
      }
      float[] x = new float[frames * channels];
      int period = 3 + random.nextInt(60);
      double level = 0.1 + 2 * random.nextDouble();
      for (int i = 0; i < frames; i++) {
        double t = (double) i / rate;
        boolean burst = i / (rate / 10) % 2 == 0;
        for (int c = 0; c < channels; c++) {
          double v =
              switch (this) {
                case SONG, LOUD_THEN_QUIET ->
                    0.4 * StrictMath.exp(-(t % 0.5) * 9) * StrictMath.sin(350 * (t % 0.5))
                        + 0.15 * StrictMath.sin(2 * Math.PI * 220 * t + c)
                        + 0.1 * StrictMath.sin(2 * Math.PI * 554 * t) * StrictMath.sin(3 * t)
                        + 0.2 * StrictMath.exp(-(t % 0.25) * 60) * random.nextGaussian();
                case SQUARES -> burst ? (i / period % 2 == 0 ? level : -level) : 0;
                case BETWEEN_SAMPLES ->
                    burst ? level * StrictMath.sin(Math.PI / 2 * i + Math.PI / 4) : 0;
                case NOISE_BURSTS -> burst ? level * (2 * random.nextDouble() - 1) : 0;
                case HIGH_BLIPS ->
                    i % (rate / 8) < 40
                        ? level * StrictMath.sin(2 * Math.PI * 0.45 * i) * (c == 0 ? 1 : -1)
                        : 0.1 * StrictMath.sin(2 * Math.PI * 100 * t);
                // Ones whose signs meet those of the interpolating sine: the highest peak of all.
                case WORST_PHASE ->
                    i % (rate / 6) < 32 ? ((i % (rate / 6) / 16 + i) % 2 == 0 ? 1 : -1) : 0;
                case NOISE, SHORT -> 2 * random.nextDouble() - 1;
                case IMPULSES -> i % (rate / 5) == 7 ? 1 : 0;
                case SILENCE -> 0;
                case OFFSET -> 0.7;
                case QUIET -> 1e-3 * random.nextGaussian();
                case BROKEN ->
                    i % 5000 == 99
                        ? (c == 0 ? Double.NaN : Double.POSITIVE_INFINITY)
                        : 0.3 * random.nextGaussian();
              };
          if (this == LOUD_THEN_QUIET && t > seconds / 2) {
            v *= 0.01;
          }
          x[i * channels + c] = (float) v;
        }
      }
      return x;
    }
  }
}
