package org.songline.dsp.oscillator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Quantum;

class LaneOscillatorTest {
  /** About 110, 441, 1245, 2489 and 4979 Hz at 48 kHz. */
  private static final int[] PERIODS = {151, 603, 1701, 3399, 6799};

  private final float[] buffer = new float[LaneOscillator.BUFFER];

  @Test
  void sawsHaveNoAliasAboveMinus90Decibels() {
    for (int periods : PERIODS) {
      AliasJudge judge = new AliasJudge(render(Wave.SAW, periods, 0.5f), periods);
      assertThat(judge.worst()).as("%d periods", periods).isLessThan(-90);
      assertThat(judge.harmonic(1)).isCloseTo(2 / Math.PI, offset(1e-4));
      assertThat(judge.harmonic(3)).isCloseTo(2 / Math.PI / 3, offset(1e-4));
    }
  }

  @Test
  void pulsesOfAnyWidthHaveNoAliasAboveMinus90Decibels() {
    for (int periods : PERIODS) {
      for (float width : new float[] {0.5f, 0.31f, 0.12f}) {
        AliasJudge judge = new AliasJudge(render(Wave.PULSE, periods, width), periods);
        assertThat(judge.worst()).as("%d periods, width %f", periods, width).isLessThan(-90);
        double exact = 4 / Math.PI * StrictMath.sin(Math.PI * width);
        assertThat(judge.harmonic(1)).isCloseTo(exact, offset(1e-3));
      }
    }
  }

  @Test
  void trianglesAndSinesHaveNoAliasAboveMinus90Decibels() {
    for (int periods : PERIODS) {
      AliasJudge triangle = new AliasJudge(render(Wave.TRIANGLE, periods, 0.5f), periods);
      assertThat(triangle.worst()).as("triangle %d", periods).isLessThan(-90);
      assertThat(triangle.harmonic(1)).isCloseTo(8 / Math.PI / Math.PI, offset(1e-4));
      AliasJudge sine = new AliasJudge(render(Wave.SINE, periods, 0.5f), periods);
      assertThat(sine.worst()).as("sine %d", periods).isLessThan(-110);
      assertThat(sine.harmonic(1)).isCloseTo(1, offset(1e-5));
    }
  }

  @Test
  void wavetablesHaveNoAliasAboveMinus90DecibelsAtAnyPlace() {
    Wavetable.Range range = Wavetable.Range.of(48_000);
    for (Wavetable table : FactoryWavetables.all()) {
      for (int periods : PERIODS) {
        for (float place : new float[] {0, 0.37f, 1}) {
          AliasJudge judge = new AliasJudge(render(table, range, place, periods), periods);
          assertThat(judge.worst()).as("%s %f %d", table.name(), place, periods).isLessThan(-90);
        }
      }
    }
  }

  @Test
  void aPulseWidthArrivesAndSoDoesAFrequency() {
    LaneOscillator oscillator = new LaneOscillator();
    float[] low = lanes(0.003f);
    oscillator.start(0, 0, low[0], 0, 0.5f);
    double[] x = new double[AliasJudge.SIZE];
    for (int q = 0; q < 200; q++) {
      oscillator.prepare(low, low);
      oscillator.widen(lanes(0.1f));
      oscillator.advance(true);
    }
    oscillator.prepare(low, lanes(301f / AliasJudge.SIZE));
    oscillator.widen(lanes(0.1f));
    oscillator.advance(true);
    run(oscillator, Wave.PULSE, lanes(301f / AliasJudge.SIZE), lanes(0.1f), x);
    AliasJudge judge = new AliasJudge(x, 301);
    double exact = 4 / Math.PI * StrictMath.sin(Math.PI * 0.1);
    assertThat(judge.harmonic(1)).isCloseTo(exact, offset(1e-3));
    assertThat(judge.worst()).isLessThan(-90);
  }

  @ParameterizedTest
  @EnumSource(Wave.class)
  void aStartedLaneSoundsAsIfItHadAlwaysRun(Wave wave) {
    float cycles = 0.0173f;
    LaneOscillator early = new LaneOscillator();
    early.start(5, 0.1, cycles, 0, 0.5f);
    float[] running = new float[LaneOscillator.BUFFER];
    float[] steps = new float[Quantum.LANES];
    steps[5] = cycles;
    for (int q = 0; q < 3; q++) {
      LaneOscillator.shift(running);
      once(early, wave, steps, running);
    }
    LaneOscillator late = new LaneOscillator();
    float[] fresh = new float[LaneOscillator.BUFFER];
    late.start(5, 0.1 + 128.0 * cycles, cycles, 0, 0.5f);
    late.lead(wave, 5, cycles, fresh, 1);
    once(late, wave, steps, fresh);
    for (int f = 0; f < Quantum.FRAMES; f++) {
      int i = f * Quantum.LANES + 5;
      assertThat(fresh[i]).as("frame %d", f).isCloseTo(running[i], offset(3e-5f));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void vectorsAndScalarsGiveTheSameBits(long seed) {
    Random random = new Random(seed);
    LaneOscillator vector = new LaneOscillator(new VectorWaves());
    LaneOscillator scalar = LaneOscillator.scalar();
    float[] a = new float[LaneOscillator.BUFFER];
    float[] b = new float[LaneOscillator.BUFFER];
    float[] now = new float[Quantum.LANES];
    float[] next = new float[Quantum.LANES];
    for (int lane = 0; lane < Quantum.LANES; lane++) {
      next[lane] = lane % 5 == 4 ? 0 : random.nextFloat() * random.nextFloat() * 0.3f;
    }
    for (int lane = 0; lane < Quantum.LANES; lane++) {
      vector.start(lane, 0.25, next[lane], 7, 0.5f);
      scalar.start(lane, 0.25, next[lane], 7, 0.5f);
    }
    for (int q = 0; q < 200; q++) {
      System.arraycopy(next, 0, now, 0, now.length);
      for (int lane = 0; lane < Quantum.LANES; lane++) {
        next[lane] = Math.min(0.45f, now[lane] * (0.9f + 0.2f * random.nextFloat()));
      }
      float width = random.nextFloat();
      Wave wave = List.copyOf(EnumSet.allOf(Wave.class)).get(random.nextInt(4));
      LaneOscillator.shift(a);
      LaneOscillator.shift(b);
      for (LaneOscillator oscillator : new LaneOscillator[] {vector, scalar}) {
        oscillator.prepare(now, next);
        oscillator.widen(lanes(width));
        oscillator.add(wave, oscillator == vector ? a : b, 0.3f, 0.6f);
        oscillator.advance(true);
      }
      assertThat(a).isEqualTo(b);
      for (float x : a) {
        assertThat(Math.abs(x)).isLessThan(2.5f);
      }
    }
  }

  private double[] render(Wave wave, int periods, float width) {
    LaneOscillator oscillator = new LaneOscillator();
    float[] steps = lanes((float) periods / AliasJudge.SIZE);
    oscillator.start(0, 0, steps[0], 0, width);
    double[] x = new double[AliasJudge.SIZE];
    run(oscillator, wave, steps, lanes(width), x);
    return x;
  }

  private void run(
      LaneOscillator oscillator, Wave wave, float[] steps, float[] widths, double[] x) {
    Arrays.fill(buffer, 0);
    for (int at = -Quantum.FRAMES; at < x.length; at += Quantum.FRAMES) {
      LaneOscillator.shift(buffer);
      oscillator.prepare(steps, steps);
      oscillator.widen(widths);
      oscillator.add(wave, buffer, 1, 1);
      oscillator.advance(true);
      take(x, at);
    }
  }

  private double[] render(Wavetable table, Wavetable.Range range, float place, int periods) {
    LaneOscillator oscillator = new LaneOscillator();
    float[] steps = new float[Quantum.LANES];
    steps[0] = (float) periods / AliasJudge.SIZE;
    float[] places = lanes(place);
    oscillator.start(0, 0, steps[0], 0, 0.5f);
    double[] x = new double[AliasJudge.SIZE];
    Arrays.fill(buffer, 0);
    for (int at = -Quantum.FRAMES; at < x.length; at += Quantum.FRAMES) {
      LaneOscillator.shift(buffer);
      oscillator.prepare(steps, steps);
      oscillator.add(table, range, places, places, buffer, 1, 1);
      oscillator.advance(false);
      take(x, at);
    }
    return x;
  }

  private void take(double[] x, int at) {
    for (int f = 0; at >= 0 && f < Quantum.FRAMES; f++) {
      x[at + f] = buffer[f * Quantum.LANES];
    }
  }

  private static void once(LaneOscillator oscillator, Wave wave, float[] steps, float[] out) {
    oscillator.prepare(steps, steps);
    oscillator.widen(lanes(0.5f));
    oscillator.add(wave, out, 1, 1);
    oscillator.advance(true);
  }

  private static float[] lanes(float value) {
    float[] all = new float[Quantum.LANES];
    Arrays.fill(all, value);
    return all;
  }
}
