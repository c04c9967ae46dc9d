package org.songline.dsp.oscillator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Quantum;
import org.songline.dsp.oscillator.LaneOperators.Scratch;

class LaneOperatorsTest {
  private static final int LANES = Quantum.LANES;

  private static float[] lanes(double value) {
    float[] all = new float[LANES];
    Arrays.fill(all, (float) value);
    return all;
  }

  private static float[] rows(double value) {
    float[] all = new float[Quantum.FRAMES * LANES];
    Arrays.fill(all, (float) value);
    return all;
  }

  /** Steady operators: cycles a frame and level of each; those that are 0 are silent. */
  private static double[] render(LaneOperators ops, double[] cycles, double[] levels) {
    float[] out = new float[Quantum.FRAMES * LANES];
    double[] x = new double[AliasJudge.SIZE];
    for (int at = -8 * Quantum.FRAMES; at < x.length; at += Quantum.FRAMES) {
      for (int o = 0; o < LaneOperators.COUNT; o++) {
        ops.tune(o, lanes(cycles[o]), lanes(cycles[o]));
        ops.level(o, rows(1), lanes(levels[o]), lanes(0));
      }
      ops.run(out);
      for (int f = 0; at >= 0 && f < Quantum.FRAMES; f++) {
        x[at + f] = out[f * LANES + 3];
      }
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 2.5, 5, 9})
  void aPairHasTheSidebandsOfBesselWithinATenthOfADecibel(double index) {
    int periods = 201;
    double step = periods / (double) AliasJudge.SIZE;
    LaneOperators ops = new LaneOperators(Algorithm.ALL.get(4), new Scratch(48_000));
    double[] cycles = {40 * step, step, 0, 0, 0, 0};
    double[] levels = {1, index / (2 * Math.PI), 0, 0, 0, 0};
    AliasJudge judge = new AliasJudge(render(ops, cycles, levels), periods);
    for (int n = -14; n <= 14; n++) {
      double exact = Math.abs(bessel(Math.abs(n), index));
      if (exact > 1e-4) {
        double off = 20 * Math.log10(judge.harmonic(40 + n) / exact);
        assertThat(off).as("sideband %d", n).isCloseTo(0, offset(0.1));
      }
    }
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
  @CsvSource({
    "151, 1, 1, 8",
    "603, 1, 1, 6",
    "603, 1, 14, 1.5",
    "1701, 1, 1, 5",
    "1701, 1, 3, 2",
    "3399, 1, 1, 3",
    "3399, 2, 3, 2",
    "6799, 1, 1, 2"
  })
  void typicalPairsHaveNoAliasAboveMinus90Decibels(
      int periods, int carrier, int modulator, double index) {
    double step = periods / (double) AliasJudge.SIZE;
    LaneOperators ops = new LaneOperators(Algorithm.ALL.get(4), new Scratch(48_000));
    double[] cycles = {carrier * step, modulator * step, 0, 0, 0, 0};
    double[] levels = {1, index / (2 * Math.PI), 0, 0, 0, 0};
    assertThat(new AliasJudge(render(ops, cycles, levels), periods).worst()).isLessThan(-90);
  }

  @Test
  void fullFeedbackStaysCleanAndInTune() {
    for (int periods : new int[] {151, 603, 1701}) {
      double step = periods / (double) AliasJudge.SIZE;
      LaneOperators ops = new LaneOperators(Algorithm.ALL.get(31), new Scratch(48_000));
      double[] cycles = {0, 0, 0, 0, 0, step};
      Arrays.fill(ops.feedback, 0.12f);
      AliasJudge judge =
          new AliasJudge(render(ops, cycles, new double[] {0, 0, 0, 0, 0, 1}), periods);
      assertThat(judge.worst()).as("%d", periods).isLessThan(-85);
      assertThat(judge.harmonic(1)).isGreaterThan(judge.harmonic(2));
      assertThat(judge.harmonic(2)).isGreaterThan(0.1);
    }
  }

  @Test
  void everyOperatorIsShakenOnlyByHigherOnesAndHeardOnlyWhenItShakesNone() {
    assertThat(Algorithm.ALL).hasSize(32);
    int[] carriers = {
      2, 2, 2, 2, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1,
      1, 1, 3, 3, 4, 4, 4, 5, 5, 3, 3, 3, 4, 4, 5, 6
    };
    for (int a = 0; a < 32; a++) {
      Algorithm algorithm = Algorithm.ALL.get(a);
      assertThat(algorithm.carriers()).as("algorithm %d", a + 1).isEqualTo(carriers[a]);
      int shaking = 0;
      for (int o = 0; o < LaneOperators.COUNT; o++) {
        assertThat(algorithm.shakers(o) & ((2 << o) - 1)).isZero();
        shaking |= algorithm.shakers(o);
      }
      for (int o = 0; o < LaneOperators.COUNT; o++) {
        assertThat(algorithm.carrier(o)).isEqualTo((shaking >> o & 1) == 0);
      }
      assertThat(algorithm.shakers(algorithm.fed())).as("fed back in %d", a + 1).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void vectorsAndScalarsGiveTheSameBits(long seed) {
    Random random = new Random(seed);
    for (int a : new int[] {0, 3, 5, 9, 15, 21, 31}) {
      for (double rate : new double[] {48_000, 96_000, 192_000}) {
        LaneOperators one = new LaneOperators(Algorithm.ALL.get(a), new Scratch(rate));
        LaneOperators two = LaneOperators.scalar(Algorithm.ALL.get(a), new Scratch(rate));
        float[] x = new float[Quantum.FRAMES * LANES];
        float[] y = new float[Quantum.FRAMES * LANES];
        for (int q = 0; q < 6; q++) {
          float fed = random.nextFloat() * 0.2f;
          for (int o = 0; o < LaneOperators.COUNT; o++) {
            float[] from = lanes(0.1 * random.nextDouble());
            float[] to = lanes(0.1 * random.nextDouble());
            float[] gain = lanes(random.nextDouble());
            LaneOperators.Form form = LaneOperators.Form.of(random.nextInt(6));
            for (LaneOperators ops : new LaneOperators[] {one, two}) {
              ops.tune(o, from, to);
              ops.level(o, rows(0.7), gain, lanes(0.001));
              ops.form(o, form);
              Arrays.fill(ops.feedback, fed);
            }
          }
          one.run(x);
          two.run(y);
          assertThat(x).as("seed %d algorithm %d", seed, a + 1).isEqualTo(y);
        }
      }
    }
  }
}
