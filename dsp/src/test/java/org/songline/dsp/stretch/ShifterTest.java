package org.songline.dsp.stretch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.Quantum;

class ShifterTest {
  private static final double RATE = StretchJudge.RATE;
  private static final int PERIOD = 12000;

  private static double factor(double semitones) {
    return Math.pow(2, semitones / 12);
  }

  /** A signal on both sides through one voice, its latency taken off. */
  private static float[] shifted(
      int resolution, float[] x, double ratio, double envelope, double rate) {
    var shifter = new Shifter(rate, resolution, 1);
    shifter.tune(0, ratio, envelope);
    int latency = shifter.latency();
    float[] y = new float[x.length];
    float[] quantum = new float[Quantum.SAMPLES];
    for (int at = 0; at < x.length + latency; at += Quantum.FRAMES) {
      for (int i = 0; i < Quantum.FRAMES; i++) {
        quantum[2 * i] = at + i < x.length ? x[at + i] : 0;
        quantum[2 * i + 1] = quantum[2 * i];
      }
      shifter.process(quantum, 0);
      for (int i = 0; i < Quantum.FRAMES; i++) {
        int to = at + i - latency;
        if (to >= 0 && to < y.length) {
          y[to] = shifter.voice(0)[2 * i];
        }
      }
    }
    return y;
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "1, -5", "1, 12", "1, -12", "1, 24", "1, -24", "2, 3", "2, 7", "2, -12"})
  void steadyTonesStayPureAndInTune(int resolution, double semitones) {
    double f = factor(semitones);
    float[] y = shifted(resolution, StretchJudge.tones(2.5, 1), f, f, RATE);
    assertThat(StretchJudge.sinad(y, 30000, 90000, f)).isGreaterThan(75);
    assertThat(StretchJudge.cents(y, 30000, 90000, f)).isLessThan(0.001);
  }

  @Test
  void theShortWindowsTradePurityForLatency() {
    double f = factor(3);
    float[] y = shifted(0, StretchJudge.tones(2.5, 1), f, f, RATE);
    assertThat(StretchJudge.sinad(y, 30000, 90000, f)).isGreaterThan(40);
    assertThat(StretchJudge.cents(y, 30000, 90000, f)).isLessThan(0.001);
    assertThat(new Shifter(RATE, 0, 1).latency()).isEqualTo(1152);
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 3", "1, -5", "1, 7", "1, -12", "2, 3"})
  void clicksStaySharpAndInTime(int resolution, double semitones) {
    double f = factor(semitones);
    float[] y = shifted(resolution, StretchJudge.clicks(2.5, PERIOD), f, f, RATE);
    assertThat(StretchJudge.clickShare(y, PERIOD)).isGreaterThan(0.99);
    assertThat(StretchJudge.clickTimes(y, PERIOD)[1]).isLessThan(0.15);
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 3", "1, -5", "1, 12", "2, 7"})
  void hitsHaveNoEchoBeforeThem(int resolution, double semitones) {
    double f = factor(semitones);
    float[] y = shifted(resolution, StretchJudge.hits(2.5, PERIOD), f, f, RATE);
    assertThat(StretchJudge.preEcho(y, PERIOD)).isLessThan(-35);
  }

  @ParameterizedTest
  @ValueSource(doubles = {44100, 48000, 96000, 192000})
  void withoutATransposeTheSoundIsUnchangedAndExactlyAsLateAsSaid(double rate) {
    var random = new Random(1);
    float[] x = new float[40000];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    float[] y = shifted(1, x, 1, 1, rate);
    for (int i = 0; i < x.length - 10000; i++) {
      assertThat(y[i]).as("frame %d", i).isCloseTo(x[i], within(1e-6f));
    }
  }

  /** A pulse train through two resonances. */
  private static float[] vowel(double hertz) {
    float[] x = new float[3 * (int) RATE];
    for (int h = 1; h * hertz < 6000; h++) {
      double level = 0.05 * envelope(h * hertz);
      for (int i = 0; i < x.length; i++) {
        x[i] += (float) (level * Math.sin(2 * Math.PI * h * hertz * i / RATE + h * h));
      }
    }
    return x;
  }

  private static double envelope(double f) {
    return 0.05 + resonance(f, 700, 250) + 0.6 * resonance(f, 2300, 400);
  }

  private static double resonance(double f, double centre, double width) {
    double d = (f - centre) / width;
    return 1 / (1 + d * d);
  }

  private static double level(float[] x, double hertz) {
    double re = 0;
    double im = 0;
    int count = 48000;
    for (int i = 0; i < count; i++) {
      double w = 1 - Math.cos(2 * Math.PI * i / count);
      re += w * x[40000 + i] * Math.cos(2 * Math.PI * hertz * i / RATE);
      im += w * x[40000 + i] * Math.sin(2 * Math.PI * hertz * i / RATE);
    }
    return 2 * Math.hypot(re, im) / count;
  }

  @ParameterizedTest
  @CsvSource({"5, 0", "-5, 0", "0, 4", "7, -3"})
  void formantsStayWhereTheyAreWanted(double semitones, double formant) {
    double f = factor(semitones);
    double moved = factor(formant);
    double hertz = 130;
    float[] y = shifted(1, vowel(hertz), f, moved, RATE);
    double worst = 0;
    for (int h = 2; h * hertz * f < 3500; h++) {
      double wanted = envelope(h * hertz * f / moved);
      if (wanted < 0.3) {
        continue;
      }
      double is = level(y, h * hertz * f) / 0.05;
      worst = Math.max(worst, Math.abs(20 * Math.log10(is / wanted)));
    }
    assertThat(worst).isLessThan(1.0);
  }

  @Test
  void anyChangesOfPitchStayBounded() {
    long seed = 7;
    var random = new Random(seed);
    var shifter = new Shifter(RATE, 0, 2);
    float[] quantum = new float[Quantum.SAMPLES];
    for (int q = 0; q < 4000; q++) {
      for (int i = 0; i < quantum.length; i++) {
        quantum[i] = random.nextFloat() - 0.5f;
      }
      if (random.nextInt(4) == 0) {
        shifter.tune(0, factor(random.nextInt(49) - 24), factor(random.nextInt(49) - 24));
        shifter.tune(1, factor(random.nextInt(49) - 24), 1);
      }
      shifter.process(quantum, 0);
      for (int v = 0; v < 2; v++) {
        for (float y : shifter.voice(v)) {
          assertThat(Math.abs(y)).as("seed %d quantum %d", seed, q).isLessThan(12f);
        }
      }
    }
  }

  @Test
  void sidesDoNotHearEachOther() {
    var shifter = new Shifter(RATE, 1, 1);
    shifter.tune(0, factor(4), 1);
    float[] quantum = new float[Quantum.SAMPLES];
    double left = 0;
    double right = 0;
    for (int at = 0; at < RATE; at += Quantum.FRAMES) {
      for (int i = 0; i < Quantum.FRAMES; i++) {
        quantum[2 * i] = (float) (0.5 + 0.4 * Math.sin(2 * Math.PI * 440 * (at + i) / RATE));
        quantum[2 * i + 1] = 0;
      }
      shifter.process(quantum, 0);
      for (int i = 0; i < Quantum.FRAMES; i++) {
        left = Math.max(left, Math.abs(shifter.voice(0)[2 * i]));
        right = Math.max(right, Math.abs(shifter.voice(0)[2 * i + 1]));
      }
    }
    assertThat(left).isGreaterThan(0.7);
    assertThat(right).isLessThan(1e-6);
  }
}
