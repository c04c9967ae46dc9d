package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.dsp.Quantum;

class OnePoleTest {
  @Test
  void aQuantumAtOnceIsAsFrameByFrameWhetherTheCutoffMovesOrNot() {
    var random = new Random(8);
    var single = new OnePole();
    var block = new OnePole();
    float[] x = new float[Quantum.FRAMES];
    float[] out = new float[Quantum.FRAMES];
    float from = 0.002f;
    for (int q = 0; q < 200; q++) {
      float to = q % 3 == 0 ? from : (float) Math.exp(7 * random.nextDouble() - 6);
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextFloat() - 0.5f;
      }
      block.low(x, from, to, out);
      for (int i = 0; i < x.length; i++) {
        single.tune(Math.fma(i, (to - from) / Quantum.FRAMES, from));
        assertThat(out[i]).isCloseTo(single.low(x[i]), within(2e-6f));
      }
      from = to;
    }
  }
}
