package org.songline.devices.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.DeviceRun;
import org.songline.dsp.Quantum;

class ReverbTest {
  private static final double RATE = TailJudge.RATE;

  private static DeviceRun reverb(int character, double decay) {
    return new DeviceRun(new ReverbDevice(), RATE)
        .set("character", character)
        .set("size", 100)
        .set("decay", decay)
        .set("mix", 100)
        .set("early", 0)
        .set("predelay", 0)
        .set("shimmer", 0);
  }

  private static float[] impulse(DeviceRun run, double seconds) {
    return run.process(seconds, i -> i == 0 ? 1 : 0);
  }

  /** Seconds to fall by 60 dB at {@code hertz}: shelves of loss around the middle's decay. */
  private static double wanted(double hertz, double middle, double low, double high) {
    double belowLow = 1 / (1 + Math.pow(hertz / 200, 2));
    double aboveHigh = 1 / (1 + Math.pow(5000 / hertz, 2));
    return middle / (1 + belowLow * (1 / low - 1) + aboveHigh * (1 / high - 1));
  }

  /** Answers to an impulse at four places of the song, at which the room moves otherwise. */
  private static List<double[]> answers(int character, double decay, double low, double high) {
    List<double[]> answers = new ArrayList<>();
    for (int place = 0; place < 4; place++) {
      DeviceRun run = reverb(character, decay).set("low-decay", low).set("high-decay", high);
      run.io.frame = place * 5000L * Quantum.FRAMES;
      answers.addAll(List.of(sides(impulse(run, 1.3 * decay))));
    }
    return answers;
  }

  private static double[][] sides(float[] audio) {
    return new double[][] {DeviceRun.side(audio, 0), DeviceRun.side(audio, 1)};
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void theDecayInEveryOctaveIsTheSetOneWithinFivePercent(int character) {
    for (double[] set : new double[][] {{1, 100, 100}, {1.6, 110, 50}}) {
      List<double[]> answers = answers(character, set[0], set[1], set[2]);
      for (double hertz : new double[] {125, 250, 500, 1000, 2000, 4000, 8000}) {
        double measured =
            answers.stream()
                .mapToDouble(x -> TailJudge.rt60(TailJudge.octave(x, hertz)))
                .average()
                .orElseThrow();
        double expected = TailJudge.rt60(hertz, f -> wanted(f, set[0], set[1] / 100, set[2] / 100));
        assertThat(measured / expected).as("%f s at %f", set[0], hertz).isCloseTo(1, within(0.05));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void echoesAreSoonAsDenseAsNoise(int character) {
    float[] out = impulse(reverb(character, 2), 1);
    for (int side = 0; side < 2; side++) {
      assertThat(TailJudge.dense(DeviceRun.side(out, side)))
          .isLessThan(character >= 2 ? 0.12 : 0.08);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void theTailIsFlatAndNoModeRings(int character) {
    for (double decay : new double[] {1.6, 4}) {
      for (double modulation : new double[] {40, 100}) {
        // Small halls are rooms.
        for (double size = character >= 2 ? 100 : 50; size <= 100; size += 50) {
          DeviceRun run = reverb(character, decay).set("low-decay", 100).set("high-decay", 100);
          run.set("modulation", modulation).set("size", size);
          double[] flat = TailJudge.flatness(sides(impulse(run, 1.5 * decay)), 0.15);
          assertThat(flat[0]).as("decibels of a third of an octave").isLessThan(3);
          // Lines of noise stand out by 9 to 12.1 dB.
          assertThat(flat[1]).as("decibels of a line").isLessThan(12);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void theTailSurvivesMono(int character) {
    float[] out = impulse(reverb(character, 2), 1.5);
    double loss = TailJudge.monoLoss(DeviceRun.side(out, 0), DeviceRun.side(out, 1), 0.1);
    assertThat(loss).isLessThan(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aToneKeepsItsPitch(int character) {
    for (double hertz : new double[] {440, 1000, 4000}) {
      float[] out =
          reverb(character, 2).process(10, i -> 0.25 * Math.sin(2 * Math.PI * hertz * i / RATE));
      double cents = 0;
      for (double[] side : sides(out)) {
        cents += TailJudge.pitch(side, hertz, 2, 10)[0] / 2;
      }
      assertThat(cents).as("cents at %f", hertz).isBetween(-3.0, 3.0);
    }
  }

  private static double power(float[] x) {
    double sum = 0;
    for (float v : x) {
      sum += (double) v * v;
    }
    return sum / x.length;
  }

  @Test
  void withNoShareOfTheReverbItIsAWire() {
    var random = new Random(4);
    float[] in = new float[128 * 200];
    for (int i = 0; i < in.length; i++) {
      in[i] = random.nextFloat() - 0.5f;
    }
    assertThat(reverb(0, 1).set("mix", 0).process(in.clone())).isEqualTo(in);
  }

  @Test
  void aFrozenTailNeitherFadesNorTakesAnythingIn() {
    DeviceRun run = reverb(2, 3).set("modulation", 0);
    var random = new Random(3);
    run.process(1, i -> 0.1 * random.nextGaussian());
    run.set("freeze", 1);
    run.process(2, i -> 0);
    double early = power(run.process(4, i -> 0));
    run.process(15, i -> i % 5 == 0 ? 0.5 : 0);
    assertThat(10 * Math.log10(power(run.process(4, i -> 0)) / early)).isCloseTo(0, within(0.5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 1.5})
  void shimmerRisesByItsInterval(double ratio) {
    DeviceRun run =
        reverb(ReverbDevice.SHIMMERING, 4).set("shimmer", 100).set("interval", ratio == 2 ? 0 : 1);
    float[] x = run.process(4, i -> 0.2 * Math.sin(2 * Math.PI * 440 * i / RATE));
    double[] side = java.util.Arrays.copyOfRange(DeviceRun.side(x, 0), 96_000, 192_000);
    double risen = band(side, 440 * ratio);
    assertThat(risen).isGreaterThan(20 * band(side, 440 * 1.26));
    assertThat(risen).isGreaterThan(0.02 * band(side, 440));
  }

  /** Power within half a semitone. */
  private static double band(double[] x, double hertz) {
    double sum = 0;
    for (int k = -12; k <= 12; k++) {
      double at = hertz * Math.pow(2, k / 300.0);
      double re = 0;
      double im = 0;
      for (int i = 0; i < x.length; i++) {
        double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / x.length);
        re += window * x[i] * Math.cos(2 * Math.PI * at * i / RATE);
        im += window * x[i] * Math.sin(2 * Math.PI * at * i / RATE);
      }
      sum += re * re + im * im;
    }
    return sum;
  }

  @Test
  void shimmerStaysWithinBoundsHoweverLongTheDecay() {
    for (int interval = 0; interval < 4; interval++) {
      DeviceRun run =
          reverb(ReverbDevice.SHIMMERING, 20)
              .set("shimmer", 100)
              .set("interval", interval)
              .set("low-decay", 200)
              .set("high-decay", 100);
      var random = new Random(5);
      run.process(20, i -> 0.1 * random.nextGaussian());
      double first = power(run.process(5, i -> 0.1 * random.nextGaussian()));
      run.process(15, i -> 0.1 * random.nextGaussian());
      double later = power(run.process(5, i -> 0.1 * random.nextGaussian()));
      assertThat(10 * Math.log10(later / first)).as("interval %d", interval).isLessThan(2);
      assertThat(first).isLessThan(1);
    }
  }

  @Test
  void thePredelayCanFollowTheTempo() {
    DeviceRun run = reverb(0, 1).set("early", 100).set("sync", 1).set("note", 2);
    run.io.tempo = 100;
    // A sixteenth at 100: 150 ms; the first echo of the room comes 2 ms later.
    float[] x = impulse(run, 0.4);
    int first = 0;
    while (x[2 * first] == 0) {
      first++;
    }
    assertThat(first).isBetween(7200, 7200 + 200);
  }

  @Test
  void duckingMakesRoomForWhatComesIn() {
    double[] heard = new double[2];
    for (int set = 0; set < 2; set++) {
      float[] x = reverb(1, 2).set("ducking", 100 * set).process(2, i -> i % 7 == 0 ? 0.7 : 0);
      heard[set] = power(java.util.Arrays.copyOfRange(x, x.length / 2, x.length));
    }
    assertThat(heard[1]).isLessThan(0.05 * heard[0]);
  }

  @Test
  void theSplitsSayWhereLowsAndHighsBegin() {
    double[] times = new double[2];
    for (int set = 0; set < 2; set++) {
      DeviceRun run =
          reverb(2, 2)
              .set("low-decay", 25)
              .set("high-decay", 100)
              .set("low-split", set == 0 ? 60 : 900);
      times[set] = TailJudge.rt60(TailJudge.octave(sides(impulse(run, 3))[0], 500));
    }
    assertThat(times[0]).isGreaterThan(1.8);
    assertThat(times[1]).isLessThan(0.8 * times[0]);
  }

  @Test
  void withoutLateReverbOnlyTheFirstEchoesAreLeft() {
    float[] x = impulse(reverb(0, 2).set("early", 100).set("late", 0), 1);
    double first = 0;
    double rest = 0;
    for (int i = 0; i < x.length; i++) {
      double squared = (double) x[i] * x[i];
      if (i < 2 * 2400) {
        first += squared;
      } else {
        rest += squared;
      }
    }
    assertThat(first).isPositive();
    assertThat(rest).isZero();
  }

  @Test
  void lessDiffusionLetsSingleEchoesBeHeard() {
    double smeared = TailJudge.dense(DeviceRun.side(impulse(reverb(2, 2), 1), 0));
    double bare = TailJudge.dense(DeviceRun.side(impulse(reverb(2, 2).set("diffusion", 0), 1), 0));
    assertThat(bare).isGreaterThan(smeared);
  }
}
