package org.songline.devices.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

class CompressorTest {
  private static DeviceRun run() {
    return new DeviceRun(new CompressorDevice(), 48000);
  }

  private static double decibels(double gain) {
    return 20 * Math.log10(gain);
  }

  /** Decibels of gain on a constant level, once everything has settled. */
  private static double settled(DeviceRun run, double level) {
    double x = Math.pow(10, level / 20);
    float[] out = run.process(2.0, i -> x);
    return decibels(out[out.length - 2] / x);
  }

  @Test
  void theStaticCurveIsThresholdRatioAndKnee() {
    for (double level = -50; level <= 0; level += 2.5) {
      double over = level + 18;
      double expected = over >= 3 ? over * 0.75 : 0.75 * (over + 3) * (over + 3) / 12;
      double reduction = over <= -3 ? 0 : expected;
      assertThat(settled(run(), level)).as("at %f", level).isCloseTo(-reduction, within(0.01));
    }
    assertThat(settled(run().set("knee", 0), -12)).isCloseTo(-4.5, within(0.01));
    assertThat(settled(run().set("ratio", 10).set("makeup", 6), -8)).isCloseTo(6 - 9, within(0.01));
    double parallel = decibels(0.5 + 0.5 * Math.pow(10, -9 / 20.0));
    assertThat(settled(run().set("mix", 50), -6)).isCloseTo(parallel, within(0.01));
  }

  @Test
  void attackAndReleaseCoverAllButOnePartInEOfTheWayInTheirTime() {
    var run = run().set("knee", 0);
    float[] rise = run.process(0.5, i -> 0.5);
    double full = 0.75 * (decibels(0.5) + 18);
    assertThat(-decibels(rise[2 * 480] / 0.5)).isCloseTo(full * (1 - Math.exp(-1)), within(0.1));
    float[] fall = run.process(0.5, i -> 0.01);
    assertThat(-decibels(fall[2 * 4800] / 0.01)).isCloseTo(full * Math.exp(-1), within(0.1));
  }

  @Test
  void automaticReleaseIsSlowOnlyAfterALongLoudPassage() {
    assertThat(recovery(0.02)).isGreaterThan(1.5 * recovery(2.0));
  }

  /** Share of the reduction that is gone 100 ms after a passage. */
  private static double recovery(double seconds) {
    var run = run().set("auto-release", 1).set("attack", 1);
    float[] loud = run.process(seconds, i -> 0.8);
    double before = -decibels(loud[loud.length - 2] / 0.8);
    float[] soft = run.process(0.2, i -> 0.01);
    return 1 - -decibels(soft[2 * 4800] / 0.01) / before;
  }

  @Test
  void theSideChainSteersAndItsFilterTakesTheBassOut() {
    assertThat(keyed(false, 60)).isLessThan(-8);
    assertThat(keyed(true, 60)).isGreaterThan(-1);
    assertThat(keyed(true, 5000)).isLessThan(-8);
  }

  private static double keyed(boolean filter, double hertz) {
    var run = run().set("key-filter", filter ? 1 : 0).set("key-frequency", 1000);
    run.io.hasSide = true;
    double last = 0;
    float[] audio = new float[128];
    for (int q = 0; q < 400; q++) {
      for (int i = 0; i < 64; i++) {
        float side = (float) Math.sin(2 * Math.PI * hertz * (q * 64 + i) / 48000);
        run.io.side[2 * i] = side;
        run.io.side[2 * i + 1] = side;
        audio[2 * i] = 0.01f;
        audio[2 * i + 1] = 0.01f;
      }
      run.quantum(audio, 0);
      last = decibels(audio[126] / 0.01);
    }
    return last;
  }

  @Test
  void lookAheadTurnsDownBeforeThePeakComes() {
    assertThat(overshoot(0)).isGreaterThan(0.9);
    assertThat(overshoot(5)).isLessThan(0.35);
  }

  private static double overshoot(double milliseconds) {
    var type = new CompressorDevice();
    double[] values = DeviceRun.initial(type);
    values[CompressorDevice.LOOK_AHEAD] = milliseconds;
    values[CompressorDevice.ATTACK] = 1;
    values[CompressorDevice.RATIO] = 50;
    var run = new DeviceRun(type, 48000, values);
    double loudest = 0;
    for (float x : run.process(0.1, i -> i < 1000 ? 0 : 1)) {
      loudest = Math.max(loudest, x);
    }
    return loudest;
  }
}
