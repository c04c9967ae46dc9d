package org.songline.devices.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

/** The delay, by impulses with known answers. */
class DelayTest {
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
}
