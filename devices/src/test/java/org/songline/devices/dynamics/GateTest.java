package org.songline.devices.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

class GateTest {
  private static DeviceRun run() {
    return new DeviceRun(new GateDevice(), 48000);
  }

  private static double gain(float[] out, double in) {
    return 20 * Math.log10(out[out.length - 2] / in);
  }

  private static double settled(DeviceRun run, double level) {
    double x = Math.pow(10, level / 20);
    return gain(run.process(3, i -> x), x);
  }

  @Test
  void theExpanderFallsByItsRatioBelowTheThresholdDownToItsRange() {
    for (double level = -75; level <= -10; level += 5) {
      double expected = level >= -40 ? 0 : Math.max(-24, (level + 40) * 1.5);
      assertThat(settled(run().set("ratio", 2.5).set("range", -24), level))
          .as("at %f", level)
          .isCloseTo(expected, within(0.02));
    }
    assertThat(settled(run().set("ratio", 1), -70)).isCloseTo(0, within(1e-5));
  }

  @Test
  void attackHoldAndReleaseOfTheExpanderTakeTheirTimes() {
    var run = run().set("ratio", 3).set("threshold", -20).set("range", -20);
    run.set("attack", 20).set("hold", 100).set("release", 300);
    run.process(2, i -> 0.001);
    float[] up = run.process(0.1, i -> 0.5);
    double opened = 20 * Math.log10(up[2 * 960] / 0.5);
    assertThat(opened).isCloseTo(-20 * Math.exp(-3), within(0.05));
    run.process(1, i -> 0.5);
    float[] down = run.process(1, i -> 0.001);
    assertThat(down[2 * 4800] / 0.001).isGreaterThan(0.999);
    // The peak level needs 5 ms for each 8.7 dB down to the threshold, then comes the hold.
    double falls = 0.005 * Math.log(0.5 / 0.1);
    int closed = (int) ((falls + 0.1 + 0.3) * 48000);
    assertThat(20 * Math.log10(down[2 * closed] / 0.001)).isCloseTo(-20 * 0.95, within(0.5));
  }

  @Test
  void theDuckTurnsDownWhileTheSideChainSoundsAndComesBack() {
    var run = run().set("duck", 1).set("range", -12).set("hold", 0).set("attack", 5);
    run.io.hasSide = true;
    assertThat(gain(run.process(0.5, i -> 0.5), 0.5)).isZero();
    java.util.Arrays.fill(run.io.side, 0.5f);
    float[] under = run.process(0.5, i -> 0.5);
    assertThat(20 * Math.log10(under[2 * 241] / 0.5)).isCloseTo(-12, within(0.01));
    assertThat(gain(under, 0.5)).isCloseTo(-12, within(0.01));
    assertThat(run.io.readings.get(0)).isCloseTo(12f, within(0.01f));
    java.util.Arrays.fill(run.io.side, 0f);
    assertThat(gain(run.process(0.5, i -> 0.5), 0.5)).isZero();
    assertThat(run.io.readings.get(0)).isCloseTo(0f, within(1e-4f));
  }

  @Test
  void aSoftDuckTurnsDownByItsRatio() {
    var run = run().set("duck", 1).set("ratio", 1.5).set("threshold", -30).set("range", -60);
    assertThat(settled(run, -10)).isCloseTo(-10, within(0.02));
  }

  @Test
  void withLookAheadTheGateIsOpenWhenTheTransientComes() {
    double[] values = DeviceRun.initial(new GateDevice());
    values[GateDevice.LOOK_AHEAD] = 5;
    values[GateDevice.ATTACK] = 4;
    var run = new DeviceRun(new GateDevice(), 48000, values);
    float[] out = run.process(0.2, i -> i < 4800 ? 0 : 0.5);
    assertThat(out[2 * (4800 + 240)]).isEqualTo(0.5f);
    float[] late = run().set("attack", 4).process(0.2, i -> i < 4800 ? 0 : 0.5);
    assertThat(late[2 * 4800]).isLessThan(0.01f);
  }

  @Test
  void theKeyFiltersDecideWhatOpens() {
    assertThat(opened(50)).isLessThan(-60);
    assertThat(opened(1000)).isCloseTo(0, within(0.1));
    assertThat(opened(15000)).isLessThan(-60);
  }

  private static double opened(double hertz) {
    var run = run().set("threshold", -10).set("key-filter", 1).set("key-frequency", 300);
    run.set("key-low-pass", 1).set("key-low-pass-frequency", 3000);
    float[] out = run.process(0.5, i -> 0.7 * Math.sin(2 * Math.PI * hertz * i / 48000));
    double most = 1e-9;
    for (int i = out.length / 2; i < out.length; i++) {
      most = Math.max(most, Math.abs(out[i]));
    }
    return 20 * Math.log10(most / 0.7);
  }
}
