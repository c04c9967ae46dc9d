package org.songline.dsp.oscillator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Quantum;
import org.songline.dsp.oscillator.LinkedOscillators.Links;

class LinkedOscillatorsTest {
  private static final double RATE = 48_000;

  /** About 110, 441, 1245, 2489 and 4979 Hz at 48 kHz. */
  private static final int[] PERIODS = {151, 603, 1701, 3399, 6799};

  private static LinkedOscillators linked(Links links) {
    return new LinkedOscillators(links, RATE);
  }

  private static void play(LinkedOscillators l, int o, Wave wave, double cycles, double gain) {
    l.parts[o].play(wave, null);
    l.parts[o].cycles.set((float) cycles, (float) cycles);
    l.parts[o].shape.set(0.5f, 0.5f);
    l.parts[o].gain.set((float) gain, (float) gain);
  }

  /** {@link AliasJudge#SIZE} samples of a steady sound, after some to settle. */
  private static double[] render(LinkedOscillators l) {
    var state = l.voice();
    float[] out = new float[Quantum.FRAMES];
    l.start(state, new double[3], 0, out);
    double[] x = new double[AliasJudge.SIZE];
    for (int at = -32 * Quantum.FRAMES; at < x.length; at += Quantum.FRAMES) {
      l.run(state, out, null);
      for (int f = 0; at >= 0 && f < Quantum.FRAMES; f++) {
        x[at + f] = out[f];
      }
    }
    return x;
  }

  @ParameterizedTest
  @EnumSource(Wave.class)
  void aloneTheyHaveNoAliasAboveMinus90Decibels(Wave wave) {
    for (int periods : PERIODS) {
      LinkedOscillators l = linked(new Links(0, 0, 0, 0, 0, 0));
      play(l, 0, wave, periods / (double) AliasJudge.SIZE, 1);
      AliasJudge judge = new AliasJudge(render(l), periods);
      assertThat(judge.worst()).as("%d periods", periods).isLessThan(-90);
      double exact =
          switch (wave) {
            case SINE -> 1;
            case TRIANGLE -> 8 / Math.PI / Math.PI;
            case SAW -> 2 / Math.PI;
            case PULSE -> 4 / Math.PI;
          };
      assertThat(judge.harmonic(1)).isCloseTo(exact, offset(2e-3));
    }
  }

  @ParameterizedTest
  @EnumSource(Wave.class)
  void hardSyncOfAnyWaveHasNoAliasAboveMinus90Decibels(Wave wave) {
    for (int periods : PERIODS) {
      for (double ratio : new double[] {1.37, 2.41, 5.73}) {
        LinkedOscillators l = linked(new Links(1, 0, 0, 0, 0, 0));
        double master = periods / (double) AliasJudge.SIZE;
        if (ratio * master * RATE > 13_000) {
          continue;
        }
        play(l, 0, wave, ratio * master, 1);
        play(l, 1, Wave.SAW, master, 0);
        AliasJudge judge = new AliasJudge(render(l), periods);
        assertThat(judge.worst()).as("%d periods, ratio %f", periods, ratio).isLessThan(-90);
      }
    }
  }

  @Test
  void hardSyncOfWavetablesHasNoAliasAboveMinus90Decibels() {
    for (Wavetable table : FactoryWavetables.all()) {
      for (int periods : PERIODS) {
        LinkedOscillators l = linked(new Links(2, 0, 0, 0, 0, 0));
        double master = periods / (double) AliasJudge.SIZE;
        play(l, 0, Wave.SINE, 1.73 * master, 1);
        l.parts[0].play(Wave.SINE, table);
        play(l, 2, Wave.SAW, master, 0);
        AliasJudge judge = new AliasJudge(render(l), periods);
        assertThat(judge.worst()).as("%s, %d periods", table.name(), periods).isLessThan(-90);
      }
    }
  }

  @Test
  void aSyncedSawHasTheHarmonicsOfItsFormula() {
    int periods = 301;
    double ratio = 2.41;
    LinkedOscillators l = linked(new Links(1, 0, 0, 0, 0, 0));
    double master = periods / (double) AliasJudge.SIZE;
    play(l, 0, Wave.SAW, ratio * master, 1);
    play(l, 1, Wave.SAW, master, 0);
    AliasJudge judge = new AliasJudge(render(l), periods);
    for (int n = 1; n <= 12; n++) {
      double exact = fourier(n, t -> 2 * (ratio * t - Math.floor(ratio * t)) - 1);
      assertThat(judge.harmonic(n)).as("harmonic %d", n).isCloseTo(exact, offset(5e-4));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2, 4, 8})
  void aShakenSineHasTheSidebandsOfBessel(double index) {
    // Carrier at 40 times the modulator, so that no sideband folds about zero.
    int periods = 201;
    LinkedOscillators l = linked(new Links(0, 0, 1, 0, 0, 0));
    double modulator = periods / (double) AliasJudge.SIZE;
    play(l, 0, Wave.SINE, 40 * modulator, 1);
    play(l, 1, Wave.SINE, modulator, 0);
    l.parts[0].depth.set((float) index, (float) index);
    AliasJudge judge = new AliasJudge(render(l), periods);
    for (int n = -12; n <= 12; n++) {
      double exact = Math.abs(bessel(Math.abs(n), index));
      assertThat(judge.harmonic(40 + n)).as("sideband %d", n).isCloseTo(exact, offset(2e-4));
    }
    assertThat(judge.worst()).isLessThan(-100);
  }

  /** The Bessel function of the first kind, by its integral. */
  private static double bessel(int order, double x) {
    int points = 4096;
    double sum = 0;
    for (int i = 0; i < points; i++) {
      double a = Math.PI * (i + 0.5) / points;
      sum += StrictMath.cos(order * a - x * StrictMath.sin(a)) / points;
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(Wave.class)
  void anyWaveShakenByASineAndAnyRingHaveNoAliasAboveMinus70Decibels(Wave wave) {
    for (int periods : new int[] {151, 603, 1701, 3399}) {
      LinkedOscillators l = linked(new Links(0, 0, 1, 0, 2, 0));
      double step = periods / (double) AliasJudge.SIZE;
      play(l, 0, wave, 2 * step, 0.5);
      play(l, 1, Wave.SINE, step, 0);
      play(l, 2, wave, 3 * step, 0.2);
      l.parts[0].depth.set(4, 4);
      l.ring.set(0.5f, 0.5f);
      AliasJudge judge = new AliasJudge(render(l), periods);
      assertThat(judge.worst()).as("%d periods", periods).isLessThan(periods < 2000 ? -80 : -70);
    }
  }

  @ParameterizedTest
  @EnumSource(Wave.class)
  void anyWaveShakenByOneWithCornersHasNoAliasAboveMinus90Decibels(Wave wave) {
    for (Wave shaker : new Wave[] {Wave.TRIANGLE, Wave.SAW, Wave.PULSE}) {
      for (int periods : PERIODS) {
        for (double depth : new double[] {0.5, 3, 8}) {
          LinkedOscillators l = linked(new Links(0, 0, 1, 0, 0, 0));
          double step = periods / (double) AliasJudge.SIZE;
          play(l, 0, wave, 2 * step, 0.5);
          play(l, 1, shaker, step, 0);
          l.parts[1].shape.set(0.3f, 0.3f);
          l.parts[0].depth.set((float) depth, (float) depth);
          AliasJudge judge = new AliasJudge(render(l), periods);
          assertThat(judge.worst())
              .as("%s, %d periods, %.1f radians", shaker, periods, depth)
              .isLessThan(periods < 4000 ? -90 : -85);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Wave.class)
  void aWaveShakenByOneThatIsItselfShakenOrRestartedHasNoAliasAboveMinus90Decibels(Wave wave) {
    Links[] all = {
      new Links(0, 0, 1, 2, 0, 0), new Links(0, 2, 1, 0, 0, 0), new Links(1, 0, 1, 0, 0, 0)
    };
    for (Links links : all) {
      for (int periods : new int[] {151, 603, 1701}) {
        LinkedOscillators l = linked(links);
        double step = periods / (double) AliasJudge.SIZE;
        boolean synced = links.sync1() != 0;
        play(l, 0, wave, (synced ? 1.73 : 2) * step, 0.5);
        play(
            l, 1, synced ? Wave.SAW : wave, (synced ? 1 : links.sync2() == 0 ? 2 : 1.73) * step, 0);
        play(l, 2, Wave.SAW, step, 0);
        l.parts[0].depth.set(2, 2);
        l.parts[1].depth.set(2, 2);
        AliasJudge judge = new AliasJudge(render(l), periods);
        assertThat(judge.worst()).as("%s, %d periods", links, periods).isLessThan(-90);
      }
    }
  }

  @Test
  void aSineShakenByASawHasTheHarmonicsOfItsFormula() {
    int periods = 301;
    double depth = 2.3;
    LinkedOscillators l = linked(new Links(0, 0, 1, 0, 0, 0));
    double step = periods / (double) AliasJudge.SIZE;
    play(l, 0, Wave.SINE, 3 * step, 1);
    play(l, 1, Wave.SAW, step, 0);
    l.parts[0].depth.set((float) depth, (float) depth);
    AliasJudge judge = new AliasJudge(render(l), periods);
    for (int n = 1; n <= 12; n++) {
      double exact = fourier(n, t -> StrictMath.sin(6 * Math.PI * t + depth * saw(t)));
      assertThat(judge.harmonic(n)).as("harmonic %d", n).isCloseTo(exact, offset(5e-4));
    }
  }

  private static double saw(double turns) {
    return 2 * (turns - 0.5 - Math.floor(turns - 0.5)) - 1;
  }

  /** Size of a harmonic of one turn of a function, by a fine sum. */
  private static double fourier(int n, DoubleUnaryOperator wave) {
    int points = 1 << 18;
    double re = 0;
    double im = 0;
    for (int i = 0; i < points; i++) {
      double t = (i + 0.5) / points;
      double y = wave.applyAsDouble(t);
      re += y * StrictMath.cos(2 * Math.PI * n * t) * 2 / points;
      im += y * StrictMath.sin(2 * Math.PI * n * t) * 2 / points;
    }
    return Math.hypot(re, im);
  }

  @Test
  void aStartedVoiceSoundsAsIfItHadAlwaysRun() {
    LinkedOscillators l = linked(new Links(0, 0, 1, 2, 1, 0));
    double step = 0.0113;
    play(l, 0, Wave.SAW, 2 * step, 0.5);
    play(l, 1, Wave.TRIANGLE, step, 0.3);
    play(l, 2, Wave.SINE, 3 * step, 0.2);
    l.parts[0].depth.set(1, 1);
    l.parts[1].depth.set(2, 2);
    l.ring.set(0.5f, 0.5f);
    var early = l.voice();
    var late = l.voice();
    float[] one = new float[Quantum.FRAMES];
    float[] two = new float[Quantum.FRAMES];
    double[] phases = {0.1, 0.2, 0.3};
    l.start(early, phases, 0, one);
    for (int q = 0; q < 4; q++) {
      l.run(early, one, null);
    }
    l.start(late, phases, 4 * Quantum.FRAMES, two);
    assertThat(two).containsExactly(one, org.assertj.core.data.Offset.offset(2e-4f));
    l.run(early, one, null);
    l.run(late, two, null);
    assertThat(two).containsExactly(one, org.assertj.core.data.Offset.offset(2e-4f));
  }

  @Test
  void theirOutputIsWhereItsPhaseSays() {
    for (double rate : new double[] {48_000, 96_000, 192_000}) {
      LinkedOscillators l = new LinkedOscillators(new Links(0, 0, 0, 0, 0, 1), rate);
      double step = 0.004;
      play(l, 0, Wave.SINE, step, 1);
      play(l, 1, Wave.SINE, step, 0);
      var state = l.voice();
      float[] out = new float[Quantum.FRAMES];
      float[] told = new float[Quantum.FRAMES];
      l.start(state, new double[3], 0, out);
      l.run(state, out, told);
      l.run(state, out, told);
      for (int f = 0; f < Quantum.FRAMES; f++) {
        double exact = StrictMath.sin(2 * Math.PI * step * (f + 64));
        assertThat((double) out[f]).as("%f %d", rate, f).isCloseTo(exact, offset(2e-4));
        assertThat((double) told[f]).as("told %f %d", rate, f).isCloseTo(exact, offset(2e-4));
      }
    }
  }
}
