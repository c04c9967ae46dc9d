package org.songline.dsp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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

  @Test
  void filtersSideBySideGiveTheBitsOfEachAlone() {
    long seed = 9;
    var random = new Random(seed);
    OnePole[] alone = new OnePole[4];
    OnePole[] together = new OnePole[4];
    OnePole[] cuts = new OnePole[4];
    for (int f = 0; f < 4; f++) {
      float cutoff = 0.01f + 0.1f * f;
      for (OnePole[] filters : List.of(alone, together, cuts)) {
        filters[f] = new OnePole();
        filters[f].tune(cutoff);
      }
    }
    float[] x = new float[50];
    float[] y = new float[x.length];
    float[] lowX = new float[x.length];
    float[] lowY = new float[x.length];
    float[] expected = new float[x.length];
    for (int q = 0; q < 20; q++) {
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextFloat() - 0.5f;
        y[i] = random.nextFloat() - 0.5f;
        expected[i] = alone[3].low(alone[2].high(y[i]));
      }
      OnePole.low(together[0], x, lowX, together[1], y, lowY);
      for (int i = 0; i < x.length; i++) {
        assertThat(lowX[i]).as("seed %d", seed).isEqualTo(alone[0].low(x[i]));
        assertThat(lowY[i]).as("seed %d", seed).isEqualTo(alone[1].low(y[i]));
      }
      OnePole.between(cuts, x, y, 0, 20);
      OnePole.between(cuts, x, y, 20, x.length);
      assertThat(y).as("seed %d", seed).containsExactly(expected);
    }
  }
}
