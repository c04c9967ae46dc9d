package org.songline.devices.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
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
        .set("predelay", 0);
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
  @ValueSource(ints = {0, 1, 2})
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
  @ValueSource(ints = {0, 1, 2})
  void echoesAreSoonAsDenseAsNoise(int character) {
    float[] out = impulse(reverb(character, 2), 1);
    for (int side = 0; side < 2; side++) {
      assertThat(TailJudge.dense(DeviceRun.side(out, side)))
          .isLessThan(character == 2 ? 0.12 : 0.08);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void theTailIsFlatAndNoModeRings(int character) {
    for (double decay : new double[] {1.6, 4}) {
      for (double modulation : new double[] {40, 100}) {
        DeviceRun run = reverb(character, decay).set("low-decay", 100).set("high-decay", 100);
        float[] out = impulse(run.set("modulation", modulation), 1.5 * decay);
        double[] flat = TailJudge.flatness(sides(out), 0.15);
        assertThat(flat[0]).as("decibels of a third of an octave").isLessThan(3);
        // Lines of noise stand out by 9 to 12 dB.
        assertThat(flat[1]).as("decibels of a line").isLessThan(14);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void theTailSurvivesMono(int character) {
    float[] out = impulse(reverb(character, 2), 1.5);
    double loss = TailJudge.monoLoss(DeviceRun.side(out, 0), DeviceRun.side(out, 1), 0.1);
    assertThat(loss).isLessThan(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
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
}
