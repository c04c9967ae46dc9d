package org.songline.devices.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;
import org.songline.dsp.Quantum;

class RotaryTest {
  private static final double RATE = 48000;

  private static DeviceRun rotary() {
    return new DeviceRun(new RotaryDevice(), RATE).set("mix", 100).set("angle", 0).set("drive", 0);
  }

  /** Most cents by which a source on a circle is heard high. */
  private static double doppler(double hertz, double radius, double distance) {
    double least = 0;
    for (double angle = 0; angle < 2 * Math.PI; angle += 1e-4) {
      double path =
          Math.sqrt(
              distance * distance + radius * radius - 2 * distance * radius * Math.cos(angle));
      double slope = distance * radius * Math.sin(angle) / path * 2 * Math.PI * hertz;
      least = Math.min(least, slope);
    }
    return 1200 * Math.log(1 - least / Rotor.SOUND) / Math.log(2);
  }

  @Test
  void theHornBendsThePitchByItsSpeedTowardsTheMicrophone() {
    for (double distance : new double[] {0.5, 2}) {
      var run = rotary().set("speed", 2).set("fast", 6).set("distance", distance);
      double[] x =
          DeviceRun.side(run.process(1, i -> 0.1 * Math.sin(2 * Math.PI * 3000 * i / RATE)), 0);
      double[] cents = Wobble.cents(Arrays.copyOfRange(x, 12000, 48000), 3000, RATE, 96);
      double expected = doppler(6, RotaryProcessor.HORN_RADIUS, distance);
      assertThat(Wobble.highest(cents)).isCloseTo(expected, within(0.06 * expected));
    }
  }

  @Test
  void aLowToneThrobsWithTheDrum() {
    var run = rotary().set("speed", 2).set("fast", 5).set("distance", 0.5);
    double[] x =
        DeviceRun.side(run.process(3, i -> 0.1 * Math.sin(2 * Math.PI * 100 * i / RATE)), 0);
    double hertz = 5 * RotaryProcessor.DRUM_SPEED;
    double upper = ToneLevel.decibels(x, 24000, 144000, 100 + hertz, RATE);
    double between = ToneLevel.decibels(x, 24000, 144000, 100 + 0.5 * hertz, RATE);
    assertThat(upper).isGreaterThan(-40);
    assertThat(between).isLessThan(upper - 40);
  }

  @Test
  void hornAndDrumTakeTheirTimesToChangeSpeed() {
    double[][] times = {{1, 1.5}, {4.5, 5.5}};
    for (double[] t : times) {
      var rotor = new Rotor(RATE, 0.18, t[0], t[1], 1);
      long frame = 0;
      rotor.next(frame, 0.8, 6, 1);
      assertThat(rotor.speed()).isEqualTo(0.8);
      frame = until(rotor, 6.8, frame);
      assertThat(frame / RATE).isCloseTo(t[0], within(0.002));
      long start = frame;
      frame = until(rotor, 0.8, frame);
      assertThat((frame - start) / RATE).isCloseTo(t[1], within(0.002));
    }
  }

  private static long until(Rotor rotor, double speed, long from) {
    long frame = from;
    while (rotor.speed() != speed) {
      frame += Quantum.FRAMES;
      rotor.next(frame, speed, 6, 1);
    }
    return frame;
  }

  @Test
  void theBrakeStopsTheSpeaker() {
    var run = rotary().set("speed", 0);
    double[] x =
        DeviceRun.side(run.process(1, i -> 0.1 * Math.sin(2 * Math.PI * 1000 * i / RATE)), 0);
    assertThat(ToneLevel.decibels(x, 24000, 48000, 1010, RATE)).isLessThan(-120);
  }

  @Test
  void microphonesApartHearTheHornOneAfterTheOther() {
    var run = rotary().set("speed", 2).set("fast", 5).set("angle", 180);
    float[] x = run.process(2, i -> 0.1 * Math.sin(2 * Math.PI * 3000 * i / RATE));
    double correlation = 0;
    for (int i = 48000; i < 96000 - 480; i += 480) {
      double[] level = new double[2];
      for (int k = 0; k < 960; k++) {
        level[k % 2] = Math.max(level[k % 2], Math.abs(x[2 * i + k]));
      }
      correlation += (level[0] - level[1]) > 0 ? 1 : -1;
    }
    assertThat(Math.abs(correlation)).isLessThan(12);
  }

  @Test
  void driveBendsAndCleanIsClean() {
    double[] clean =
        DeviceRun.side(
            rotary().set("speed", 0).process(1, i -> 0.5 * Math.sin(2 * Math.PI * 300 * i / RATE)),
            0);
    double[] driven =
        DeviceRun.side(
            rotary()
                .set("speed", 0)
                .set("drive", 24)
                .process(1, i -> 0.5 * Math.sin(2 * Math.PI * 300 * i / RATE)),
            0);
    assertThat(third(clean)).isLessThan(-50);
    assertThat(third(driven)).isGreaterThan(-20);
  }

  private static double third(double[] x) {
    return ToneLevel.decibels(x, 24000, 48000, 900, RATE)
        - ToneLevel.decibels(x, 24000, 48000, 300, RATE);
  }

  @Test
  void withoutMixItChangesNoBitButTheLatency() {
    float[] x = rotary().set("mix", 0).process(0.2, i -> Math.sin(i * 0.3));
    for (int i = 41; i < 9600; i++) {
      assertThat(x[2 * i]).isEqualTo((float) Math.sin((i - 41) * 0.3));
    }
  }
}
