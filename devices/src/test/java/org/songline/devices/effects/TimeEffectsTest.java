package org.songline.devices.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;
import org.songline.devices.dynamics.GateDevice;

/** Delay and gate, by impulses and levels with known answers. */
class TimeEffectsTest {
  private static int loudest(float[] x, int side, int from, int to) {
    int best = from;
    for (int i = from; i < to; i++) {
      if (Math.abs(x[2 * i + side]) > Math.abs(x[2 * best + side])) {
        best = i;
      }
    }
    return best;
  }

  private static DeviceRun delay() {
    return new DeviceRun(new DelayDevice(), 48000).set("mix", 100).set("high-cut", 20000);
  }

  @Test
  void echoesComeAtTheExactFrame() {
    float[] x = delay().set("sync", 0).set("time", 350).process(1, i -> i == 0 ? 1 : 0);
    assertThat(loudest(x, 0, 0, 20000)).isEqualTo(16800);
    assertThat(loudest(x, 1, 0, 20000)).isEqualTo(16800);
    assertThat(loudest(x, 0, 20000, 40000)).isBetween(33600, 33602);
    var synced = delay().set("note", 6);
    synced.io.tempo = 90;
    // A dotted eighth at 90: half a second.
    assertThat(loudest(synced.process(1, i -> i == 0 ? 1 : 0), 0, 0, 47000)).isEqualTo(24000);
  }

  @Test
  void pingPongChangesSides() {
    float[] x =
        delay().set("sync", 0).set("time", 100).set("ping-pong", 1).process(1, i -> i == 0 ? 1 : 0);
    assertThat(Math.abs(x[2 * 4800])).isGreaterThan(0.1f);
    assertThat(x[2 * 4800 + 1]).isZero();
    assertThat(Math.abs(x[2 * 9600 + 1])).isGreaterThan(10 * Math.abs(x[2 * 9600]));
  }

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
