package org.songline.devices.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;
import org.songline.devices.Lines;

/** The characters of the compressor, its range and what can be heard of its key. */
class CharacterTest {
  private static final int COLOUR_LATENCY = 35;

  private static DeviceRun run(int character) {
    double[] values = DeviceRun.initial(new CompressorDevice());
    values[CompressorDevice.CHARACTER] = character;
    return new DeviceRun(new CompressorDevice(), 48000, values);
  }

  private static double reduction(DeviceRun run) {
    return run.io.readings.get(0);
  }

  /** Decibels of reduction of a constant level, once everything has settled. */
  private static double settled(DeviceRun run, double level) {
    double x = Math.pow(10, level / 20);
    run.process(3.0, i -> x);
    return reduction(run);
  }

  @Test
  void theStaticCurvesAreThoseOfTheTable() {
    for (double over : new double[] {-6, 0, 3, 6, 12, 17.9}) {
      double linear = 0.75 * over;
      double knee = 0.75 * (over + 3) * (over + 3) / 12;
      double expected = over >= 3 ? linear : over <= -3 ? 0 : knee;
      double level = over - 18;
      assertThat(settled(run(0), level)).as("clean").isCloseTo(expected, within(0.01));
      assertThat(settled(run(2), level)).as("FET").isCloseTo(expected, within(0.01));
      assertThat(settled(run(1), level))
          .as("opto")
          .isCloseTo(24 * Math.log(1 + expected / 24), within(0.01));
      double mu = over <= 0 ? 0 : 0.75 * over * over / 48;
      assertThat(settled(run(3), level)).as("vari-mu").isCloseTo(mu, within(0.01));
    }
  }

  @Test
  void theRangeIsTheMostThatIsTurnedDown() {
    for (int character = 0; character < 4; character++) {
      assertThat(settled(run(character).set("range", 2), 0)).isCloseTo(2, within(0.01));
      assertThat(settled(run(character).set("range", 0), 0)).isZero();
    }
  }

  @Test
  void feedbackAttacksInTheTimeSetAndLetsGoFasterWhileTheLevelStaysAboveTheThreshold() {
    var run = run(CompressorDevice.FET).set("knee", 0).set("ratio", 8);
    double full = 0.875 * (20 * Math.log10(0.8) + 18);
    run.process(480 / 48000.0 + 1e-9, i -> 0.8);
    // The step took 512 frames, whole quanta.
    assertThat(reduction(run)).isCloseTo(full * (1 - Math.exp(-512 / 480.0)), within(0.05));
    run.process(1.0, i -> 0.8);
    run.process(0.0999, i -> 0.01);
    assertThat(reduction(run)).as("below").isCloseTo(full * Math.exp(-4800 / 4800.0), within(0.1));
    run.process(1.0, i -> 0.8);
    double less = 0.875 * (20 * Math.log10(0.4) + 18);
    run.process(0.0125, i -> 0.4);
    assertThat(reduction(run))
        .as("above, eight times as fast")
        .isCloseTo(less + (full - less) * Math.exp(-640 / 600.0), within(0.1));
  }

  @Test
  void theOpticalCellLetsGoOfHalfFastAndOfTheRestTheSlowerTheLongerItWasLit() {
    double brief = leftAfter(0.05, 0.3);
    double lasting = leftAfter(4, 0.3);
    assertThat(brief).isLessThan(0.35);
    assertThat(lasting).isBetween(0.35, 0.5);
    assertThat(leftAfter(4, 0.1)).isBetween(0.55, 0.72);
  }

  private static double leftAfter(double seconds, double pause) {
    var run = run(CompressorDevice.OPTO).set("attack", 1);
    run.process(seconds, i -> 0.9);
    double before = reduction(run);
    run.process(pause, i -> 0.001);
    return reduction(run) / before;
  }

  @Test
  void fetAddsOddAndVariMuEvenHarmonicsAndNeitherAliases() {
    int cycles = Lines.cycles(1000, 48000);
    var fet = lines(run(CompressorDevice.FET).set("range", 0), cycles);
    assertThat(fet.harmonic(3)).isCloseTo(-46, within(0.2));
    assertThat(fet.harmonic(2)).isLessThan(-110);
    var mu = lines(run(CompressorDevice.VARI_MU).set("range", 0), cycles);
    assertThat(mu.harmonic(2)).isCloseTo(20 * Math.log10(0.002), within(0.2));
    assertThat(mu.harmonic(3)).isLessThan(-110);
    for (int character = 2; character < 4; character++) {
      var high = lines(run(character).set("range", 0), Lines.cycles(15000, 48000));
      assertThat(high.aliases()).as("character %d", character).isLessThan(-100);
    }
  }

  private static Lines lines(DeviceRun run, int cycles) {
    float[] out = run.process(1.2, i -> Lines.tone(cycles, i));
    return new Lines(DeviceRun.side(out, 0), cycles, 48000);
  }

  @Test
  void withoutMixOnlyTheLatencyIsLeft() {
    for (int character = 0; character < 4; character++) {
      int late = character < 2 ? 0 : COLOUR_LATENCY;
      var run = run(character).set("mix", 0).set("threshold", -40);
      float[] out = run.process(0.1, i -> Math.sin(i * i * 0.001));
      for (int i = late; i < out.length / 2; i++) {
        double in = (float) Math.sin((i - late) * (i - late) * 0.001);
        assertThat(out[2 * i]).isEqualTo((float) in);
      }
    }
  }

  @Test
  void listeningPlaysTheKeyThroughItsFilters() {
    double low = heard(100);
    double middle = heard(1000);
    double high = heard(10000);
    assertThat(middle).isCloseTo(0, within(0.3));
    assertThat(low).isCloseTo(-6 * 4, within(0.8));
    assertThat(high).isLessThan(-23);
  }

  private static double heard(double hertz) {
    var run =
        run(0)
            .set("listen", 1)
            .set("key-filter", 1)
            .set("key-frequency", 400)
            .set("key-low-pass", 1)
            .set("key-low-pass-frequency", 2500);
    float[] out = run.process(0.5, i -> 0.1 * Math.sin(2 * Math.PI * hertz * i / 48000));
    double sum = 0;
    for (int i = out.length / 2; i < out.length; i++) {
      sum += out[i] * out[i] * 4.0 / out.length;
    }
    return 10 * Math.log10(sum / 0.01);
  }
}
