package org.songline.measure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Exact;
import org.songline.measure.level.ClipRun;

class MeasurerTest {
  private static final int RATE = 48_000;

  private static Measurement measured(float[]... channels) {
    return measured(RATE, channels).figures();
  }

  private static Measured measured(int rate, float[]... channels) {
    var measurer = new Measurer(rate, channels.length, Part.all());
    measurer.accept(Signals.interleave(channels), 0, channels[0].length);
    return measurer.finish();
  }

  private static float[] sine(double hertz, double dbfs, double seconds) {
    return new Signals(RATE).sine(hertz, dbfs, seconds).mono();
  }

  @Test
  void aSineHasTheLevelsOfASine() {
    var m = measured(sine(1000, -6, 5));
    assertThat(m.seconds()).isEqualTo(5.0);
    assertThat(m.levels().samplePeakDbfs()).isCloseTo(-6, within(0.001));
    assertThat(m.levels().truePeakDbtp()).isCloseTo(-6, within(0.02));
    assertThat(m.levels().rmsDbfs()).isCloseTo(-9.0103, within(0.001));
    assertThat(m.levels().crestDb()).isCloseTo(3.0103, within(0.001));
    assertThat(m.levels().plrLu()).isCloseTo(3.01, within(0.03));
    assertThat(m.levels().psrLu()).isCloseTo(3.01, within(0.03));
    assertThat(m.stereo()).isNull();
    assertThat(m.faults().clipRuns()).isZero();
    assertThat(m.faults().dcOffsetDbfs()).isNull();
  }

  @Test
  void aPeakIsFoundWhereItIs() {
    float[] x = sine(100, -20, 3);
    x[70_000] = -0.9f;
    var m = measured(new float[x.length], x);
    var right = m.levels().byChannel().get(1);
    assertThat(right.samplePeakDbfs()).isCloseTo(-0.915, within(0.001));
    assertThat(right.samplePeakSeconds()).isEqualTo(70_000.0 / RATE);
    assertThat(right.truePeakSeconds()).isCloseTo(70_000.0 / RATE, within(2.0 / RATE));
    assertThat(m.levels().byChannel().get(0).samplePeakDbfs()).isNull();
    assertThat(m.levels().byChannel().get(0).truePeakDbtp()).isNull();
  }

  @Test
  void channelsRelateAsTheyWereMade() {
    float[] a = Signals.noise(RATE * 4, 0.5, 1);
    float[] b = Signals.noise(RATE * 4, 0.5, 2);
    float[] half = scaled(a, 0.5f);
    float[] opposite = scaled(a, -1);

    var mono = requireNonNull(measured(a, a).stereo());
    assertThat(mono.correlation()).isCloseTo(1, within(1e-9));
    assertThat(mono.monoLossDb()).isCloseTo(0, within(1e-6));
    assertThat(mono.widthDb()).isNull();
    assertThat(mono.balanceDb()).isCloseTo(0, within(1e-9));

    var wide = requireNonNull(measured(a, b).stereo());
    assertThat(wide.correlation()).isCloseTo(0, within(0.01));
    assertThat(wide.monoLossDb()).isCloseTo(-3.01, within(0.05));
    assertThat(wide.widthDb()).isCloseTo(0, within(0.1));
    assertThat(wide.lowCorrelation()).isCloseTo(0, within(0.3));

    var lost = requireNonNull(measured(a, opposite).stereo());
    assertThat(lost.correlation()).isCloseTo(-1, within(1e-9));
    assertThat(lost.monoLossDb()).isNull();

    var left = requireNonNull(measured(a, half).stereo());
    assertThat(left.correlation()).isCloseTo(1, within(1e-6));
    assertThat(left.balanceDb()).isCloseTo(-6.02, within(0.01));

    var oneSided = requireNonNull(measured(a, new float[a.length]).stereo());
    assertThat(oneSided.correlation()).isNull();
    assertThat(oneSided.monoLossDb()).isCloseTo(-3.01, within(0.01));
  }

  private static float[] scaled(float[] x, float gain) {
    float[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] *= gain;
    }
    return y;
  }

  @Test
  void anOffsetIsSeen() {
    float[] x = sine(100, -12, 2);
    for (int i = 0; i < x.length; i++) {
      x[i] += 0.01f;
    }
    var m = measured(x);
    assertThat(m.levels().byChannel().getFirst().dcOffset()).isCloseTo(0.01, within(1e-6));
    assertThat(m.faults().dcOffsetDbfs()).isCloseTo(-40, within(0.01));
  }

  @Test
  void cutOffWavesAreCountedAndPlaced() {
    float[] x = sine(200, 3, 1);
    int clipped = 0;
    for (int i = 0; i < x.length; i++) {
      clipped += Math.abs(x[i]) >= 1 ? 1 : 0;
      x[i] = Math.clamp(x[i], -1f, 1f);
    }
    var faults = measured(x).faults();
    assertThat(faults.clipRuns()).isEqualTo(400);
    assertThat(faults.clippedSamples()).isEqualTo(clipped);
    assertThat(faults.clips()).hasSize(100);
    ClipRun first = faults.clips().getFirst();
    assertThat(first.channel()).isZero();
    assertThat(first.dbfs()).isCloseTo(0, within(1e-6));
    assertThat(first.frame()).isEqualTo(firstAt(x, 1));
  }

  private static long firstAt(float[] x, float level) {
    int i = 0;
    while (x[i] != level) {
      i++;
    }
    return i;
  }

  @Test
  void wavesCutOffBeforeTheyWereTurnedDownAreFoundToo() {
    float[] x = sine(200, 3, 1);
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.3f * Math.clamp(x[i], -1f, 1f);
    }
    var faults = measured(x).faults();
    assertThat(faults.clipRuns()).isEqualTo(400);
    assertThat(faults.clips().getFirst().dbfs()).isCloseTo(-10.458, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 41, 100, 997, 5000})
  void aWholeSineIsNotClippingEvenInSixteenBits(double hertz) {
    float[] x = sine(hertz, 0, 2);
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.round(x[i] * 32767) / 32768f;
    }
    assertThat(measured(x).faults().clipRuns()).isZero();
  }

  @Test
  void samplesBeyondFullScaleAndSamplesThatAreNoNumbersAreCounted() {
    float[] x = sine(1000, -6, 1);
    x[100] = 1.5f;
    x[200] = -1.01f;
    x[300] = Float.NaN;
    x[301] = Float.NEGATIVE_INFINITY;
    var m = measured(x, x);
    assertThat(m.faults().samplesOverFullScale()).isEqualTo(4);
    assertThat(m.faults().samplesNotNumbers()).isEqualTo(4);
    assertThat(m.loudness().integratedLufs()).isNotNull();
    assertThat(m.levels().truePeakDbtp()).isBetween(3.5, 4.5);
  }

  @Test
  void silenceAroundIsMeasuredToTheFrame() {
    float[] x = new float[RATE * 3];
    float[] tone = sine(1000, -6, 1);
    System.arraycopy(tone, 0, x, 50_000, tone.length);
    var faults = measured(x, new float[x.length]).faults();
    assertThat(faults.silenceAtStartSeconds()).isCloseTo(50_001.0 / RATE, within(1.0 / RATE));
    assertThat(faults.silenceAtEndSeconds())
        .isCloseTo((x.length - 50_000 - tone.length) / (double) RATE, within(2.0 / RATE));
    assertThat(measured(new float[RATE]).faults().silenceAtStartSeconds()).isEqualTo(1);
  }

  @Test
  void silenceHasNoFiguresAndNeitherHasNothing() {
    for (int frames : new int[] {0, 1, RATE * 12}) {
      var m = measured(new float[frames], new float[frames]);
      assertThat(m.loudness().integratedLufs()).isNull();
      assertThat(m.loudness().rangeLu()).isNull();
      assertThat(m.levels().truePeakDbtp()).isNull();
      assertThat(m.levels().samplePeakDbfs()).isNull();
      assertThat(m.levels().noiseFloorDbfs()).isNull();
      assertThat(m.balance()).isNull();
      assertThat(m.tempo()).isNull();
      assertThat(m.key()).isNull();
      assertThat(m.faults().clipRuns()).isZero();
    }
  }

  @Test
  void theNoiseFloorIsThatOfTheQuietParts() {
    float[] x = Signals.noise(RATE * 10, 0.001, 3);
    float[] tone = sine(1000, -12, 7);
    for (int i = 0; i < tone.length; i++) {
      x[i] += tone[i];
    }
    // Even noise has a mean square of a third of its peak's square.
    assertThat(measured(x).levels().noiseFloorDbfs()).isCloseTo(-64.77, within(0.3));
  }

  @Test
  void aSineHasItsLevelInItsBandAndNothingElsewhere() {
    var spectrum = requireNonNull(measured(44_100, tone44()).curves().spectrum());
    for (var band : spectrum.thirdOctaves()) {
      if (Math.abs(band.hertz() - 1000) < 1) {
        assertThat(band.dbfs()).isCloseTo(-10, within(0.05));
      } else {
        assertThat(band.dbfs()).as("at %.0f Hz", band.hertz()).isLessThan(-80);
      }
    }
  }

  private static float[] tone44() {
    return new Signals(44_100).sine(1000, -10, 5).mono();
  }

  @ParameterizedTest
  @ValueSource(ints = {22_050, 44_100, 48_000, 96_000, 192_000})
  void whiteNoiseRisesThreeDecibelsAnOctaveAtEveryRate(int rate) {
    var m = measured(rate, Signals.noise(rate * 8, 0.5, 9));
    var balance = requireNonNull(m.figures().balance());
    assertThat(balance.slopeDbPerOctave()).isCloseTo(3.01, within(0.25));
    double whole = 0;
    for (var band : requireNonNull(m.curves().spectrum()).thirdOctaves()) {
      whole += Exact.gain(2 * band.dbfs());
    }
    // Mean square 1/12, twice that against a sine, and the share of the band up to 22.4 kHz.
    double share = Math.min(1, 22_387 / (rate / 2.0));
    assertThat(0.5 * Exact.decibels(whole)).isCloseTo(0.5 * Exact.decibels(share / 6), within(0.2));
  }

  @Test
  void aSoundShorterThanOneWindowHasASpectrum() {
    var m = measured(RATE, sine(1000, -10, 0.1));
    var spectrum = requireNonNull(m.curves().spectrum());
    double power = 0;
    for (var band : spectrum.thirdOctaves()) {
      power += Exact.gain(2 * band.dbfs());
    }
    assertThat(0.5 * Exact.decibels(power)).isCloseTo(-10, within(0.5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void allFiguresAreTheSameBitsHoweverTheStreamIsCut(long seed) {
    float[] left = Signals.noise(44_100 * 12, 0.7, seed);
    float[] right = Signals.noise(44_100 * 12, 0.2, seed + 50);
    for (int i = 0; i < left.length; i++) {
      left[i] = Math.clamp(left[i] * (1 + i % 11_025 / 11_025f), -1f, 1f);
    }
    float[] stereo = Signals.interleave(left, right);
    var whole = new Measurer(44_100, 2, Part.all());
    whole.accept(stereo, 0, left.length);
    var cut = new Measurer(44_100, 2, Part.all());
    var random = new SplittableRandom(seed);
    for (int at = 0; at < left.length; ) {
      int n = Math.min(random.nextInt(0, 1 << random.nextInt(1, 15)), left.length - at);
      cut.accept(stereo, 2 * at, n);
      at += n;
    }
    var a = whole.finish();
    var b = cut.finish();
    assertThat(b.figures()).as("seed %d", seed).isEqualTo(a.figures());
    assertThat(b.curves().spectrum()).isEqualTo(a.curves().spectrum());
    assertThat(b.curves().loudness().shortTermLufs())
        .isEqualTo(a.curves().loudness().shortTermLufs());
    assertThat(requireNonNull(b.curves().waveform()).rms())
        .isDeepEqualTo(requireNonNull(a.curves().waveform()).rms());
  }

  @Test
  void whatIsNotAskedForIsNotThere() {
    var measurer = new Measurer(RATE, 2, EnumSet.noneOf(Part.class));
    measurer.accept(new Signals(RATE).sine(440, -6, 2).stereo(), 0, RATE * 2);
    var m = measurer.finish();
    assertThat(m.figures().levels().truePeakDbtp()).isNull();
    assertThat(m.figures().levels().samplePeakDbfs()).isNotNull();
    assertThat(m.figures().key()).isNull();
    assertThat(m.figures().balance()).isNull();
    assertThat(m.curves().waveform()).isNull();
    assertThat(m.curves().spectrum()).isNull();
  }

  @Test
  void aLongWaveformStaysInBoundedParts() {
    float[] x = new float[RATE * 40];
    x[1_000_000] = 0.75f;
    x[1_000_001] = -0.5f;
    var waveform = requireNonNull(measured(RATE, x).curves().waveform());
    assertThat(waveform.parts()).isBetween(4000, 8192);
    int part = 1_000_000 / waveform.framesPerPart();
    assertThat(waveform.high()[0][part]).isEqualTo(0.75f);
    assertThat(waveform.low()[0][part]).isEqualTo(-0.5f);
    assertThat(waveform.rms()[0][part + 1]).isZero();
  }
}
