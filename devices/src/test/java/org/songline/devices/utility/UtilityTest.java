package org.songline.devices.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

class UtilityTest {
  private static int loudest(float[] x, int from, int to) {
    int best = from;
    for (int i = from; i < to; i++) {
      if (Math.abs(x[2 * i]) > Math.abs(x[2 * best])) {
        best = i;
      }
    }
    return best;
  }

  @Test
  void theUtilityWithItsInitialValuesIsABitExactWire() {
    var run = new DeviceRun(new UtilityDevice(), 48000);
    var random = new Random(4);
    float[] in = new float[128 * 100];
    for (int i = 0; i < in.length; i++) {
      in[i] = random.nextFloat() - 0.5f;
    }
    assertThat(run.process(in.clone())).isEqualTo(in);
  }

  @Test
  void invertedAndSwappedTwiceNulls() {
    var random = new Random(4);
    float[] in = new float[128 * 100];
    for (int i = 0; i < in.length; i++) {
      in[i] = random.nextFloat() - 0.5f;
    }
    float[] out = in.clone();
    for (int round = 0; round < 2; round++) {
      new DeviceRun(new UtilityDevice(), 48000)
          .set("invert-left", 1)
          .set("invert-right", 1)
          .set("swap", 1)
          .process(out);
      if (round == 0) {
        assertThat(out[0]).isEqualTo(-in[1]);
      }
    }
    assertThat(out).isEqualTo(in);
  }

  @Test
  void monoBassIsMonoBelowAndUntouchedInLevelAbove() {
    var run = new DeviceRun(new UtilityDevice(), 48000).set("mono-bass", 1);
    float[] x = new float[128 * 750];
    for (int i = 0; i < x.length / 2; i++) {
      x[2 * i] = (float) Math.sin(2 * Math.PI * 30 * i / 48000);
    }
    run.process(x);
    int at = x.length / 2 - 2000;
    int peak = loudest(x, at, at + 1900);
    assertThat(x[2 * peak + 1]).isCloseTo(x[2 * peak], within(0.01f));
  }
}
