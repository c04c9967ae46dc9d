package org.songline.devices.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

/** The gate, by levels with known answers. */
class GateRangeTest {
  @Test
  void theGateOpensAboveItsThresholdAndClosesBelowItsHysteresisAfterHold() {
    var run = new DeviceRun(new GateDevice(), 48000).set("threshold", -20).set("hold", 50);
    float[] soft = run.process(0.2, i -> 0.05);
    assertThat(soft[soft.length - 1]).isZero();
    float[] loud = run.process(0.2, i -> 0.2);
    assertThat(loud[2 * 200]).isEqualTo(0.2f);
    // -24 dB lies between: open, because it was open.
    float[] between = run.process(0.5, i -> 0.063);
    assertThat(between[between.length - 1]).isEqualTo(0.063f);
    float[] closing = run.process(1.0, i -> 0.04);
    assertThat(closing[2 * 2400]).isEqualTo(0.04f);
    assertThat(closing[closing.length - 1]).isZero();
  }

  @Test
  void aGateWithRangeOnlyTurnsDown() {
    var run = new DeviceRun(new GateDevice(), 48000).set("threshold", -20).set("range", -12);
    float[] soft = run.process(0.2, i -> 0.01);
    assertThat(20 * Math.log10(soft[soft.length - 1] / 0.01)).isCloseTo(-12, within(0.01));
  }
}
