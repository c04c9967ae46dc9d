package org.songline.devices.equalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

class MultibandTest {
  private static final double RATE = 48000;

  private static DeviceRun run(int bands) {
    double[] values = DeviceRun.initial(new MultibandDevice());
    values[MultibandDevice.COUNT] = bands - 3;
    return new DeviceRun(new MultibandDevice(), RATE, values);
  }

  /** Decibels of a tone that comes out, relative to the one that goes in. */
  private static double change(DeviceRun run, double hertz, double level) {
    double amplitude = Math.pow(10, level / 20);
    float[] x = run.process(2, i -> amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
    return 20 * Math.log10(Tone.amplitude(x, 72000, 96000, hertz, RATE)) - level;
  }

  @Test
  void neutralItsMagnitudeIsFlatWithinAHundredthOfADecibel() {
    for (int bands = 3; bands <= 4; bands++) {
      float[] response = run(bands).process(0.5, i -> i == 0 ? 0.01 : 0);
      for (double hertz = 20; hertz < 20000; hertz *= 1.15) {
        assertThat(Tone.decibels(response, hertz, RATE) + 40)
            .as("%d bands at %s", bands, hertz)
            .isCloseTo(0, within(0.01));
      }
    }
  }

  @Test
  void aBandIsTurnedDownByItsRatioAndTheOthersAreNot() {
    var run = run(4).set("band-1-ratio", 4).set("band-1-threshold", -30);
    // 24 dB above the threshold leave 6.
    assertThat(change(run, 25, -6)).isCloseTo(-18, within(0.4));
    assertThat(run.io.readings.get(0)).isCloseTo(18, within(0.6f));
    assertThat(run.io.readings.get(3)).isZero();
    assertThat(change(run(4).set("band-1-ratio", 4).set("band-1-threshold", -30), 8000, -6))
        .isCloseTo(0, within(0.01));
  }

  @Test
  void belowTheLowerThresholdABandIsLiftedOrLowered() {
    assertThat(change(run(3).set("band-3-below", 2).set("band-3-lower", -30), 8000, -50))
        .isCloseTo(10, within(0.2));
    assertThat(change(run(3).set("band-3-below", 0.5).set("band-3-lower", -30), 8000, -40))
        .isCloseTo(-10, within(0.2));
    assertThat(change(run(3).set("band-3-below", 4).set("band-3-lower", 0), 8000, -80))
        .isCloseTo(24, within(0.1));
  }

  @Test
  void withoutMixItsCompressionIsNotHeard() {
    var run = run(3).set("band-1-ratio", 20).set("band-1-threshold", -40).set("mix", 0);
    assertThat(change(run, 50, -6)).isCloseTo(0, within(0.01));
    run = run(3).set("band-1-ratio", 20).set("band-1-threshold", -40).set("band-1-active", 0);
    assertThat(change(run, 50, -6)).isCloseTo(0, within(0.01));
  }

  @Test
  void muteAndSoloChooseWhatIsHeard() {
    assertThat(change(run(3).set("band-1-mute", 1), 30, -20)).isLessThan(-45);
    assertThat(change(run(3).set("band-1-solo", 1), 30, -20)).isCloseTo(0, within(0.1));
    assertThat(change(run(3).set("band-1-solo", 1), 5000, -20)).isLessThan(-100);
    assertThat(change(run(3).set("band-2-gain", 6), 268, -20)).isCloseTo(6, within(0.4));
  }
}
