package org.songline.dsp.delay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Quantum;

class StereoDelayTest {
  private static final int QUANTA = 9;

  @Test
  void itGivesTheSameBitsSoManyFramesLater() {
    for (int frames : new int[] {0, 1, 63, 64, 65, 200}) {
      float[] in = new float[QUANTA * Quantum.SAMPLES];
      var random = new Random(frames);
      for (int i = 0; i < in.length; i++) {
        in[i] = random.nextFloat() - 0.5f;
      }
      float[] out = in.clone();
      var delay = new StereoDelay(frames);
      delay.process(new float[Quantum.SAMPLES], 0);
      for (int q = 0; q < QUANTA; q++) {
        delay.process(out, q * Quantum.SAMPLES);
      }
      for (int i = 0; i < out.length; i++) {
        assertThat(out[i])
            .as("%d frames", frames)
            .isEqualTo(i < 2 * frames ? 0 : in[i - 2 * frames]);
      }
    }
  }

  @Test
  void itForgetsWhenReset() {
    var delay = new StereoDelay(2);
    float[] x = new float[Quantum.SAMPLES];
    Arrays.fill(x, 1f);
    delay.process(x, 0);
    delay.reset();
    float[] silence = new float[Quantum.SAMPLES];
    delay.process(silence, 0);
    assertThat(silence).containsOnly(0f);
  }
}
