package org.songline.devices.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.dsp.Quantum.FRAMES;
import static org.songline.dsp.Quantum.LANES;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.dsp.filter.Ladder;

class LadderKernelTest {
  /** Noise through a ladder whose cutoff and feedback move at every frame, hard and soft. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itGivesTheSameBitsInLanesAndOneByOneAndIsTheLadder(long seed) {
    Random random = new Random(seed);
    float[] one = state();
    float[] two = state();
    Ladder[] single = new Ladder[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      single[lane] = new Ladder();
    }
    float[][] a = new float[LadderKernel.STATE][FRAMES * LANES];
    float[][] b = new float[LadderKernel.STATE][FRAMES * LANES];
    for (int q = 0; q < 20; q++) {
      float[] x = new float[FRAMES * LANES];
      float[] tuning = new float[FRAMES * LANES];
      for (int i = 0; i < x.length; i++) {
        x[i] = (random.nextFloat() - 0.5f) * (i % LANES);
        tuning[i] = 0.002f + random.nextFloat() * random.nextFloat() * 4;
      }
      float[] feedback = new float[LANES];
      float[] slope = new float[LANES];
      for (int lane = 0; lane < LANES; lane++) {
        feedback[lane] = 4 * random.nextFloat();
        slope[lane] = (random.nextFloat() - 0.5f) * 0.001f;
      }
      new LadderKernel.InVectors().run(x, tuning, feedback, slope, one, a, LANES);
      LadderKernel.SCALAR.run(x, tuning, feedback, slope, two, b, LANES);
      for (int p = 0; p < LadderKernel.STATE; p++) {
        assertThat(a[p]).as("seed %d quantum %d row %d", seed, q, p).isEqualTo(b[p]);
      }
      assertThat(one).isEqualTo(two);
      for (int f = 0; f < FRAMES; f++) {
        for (int lane = 0; lane < LANES; lane++) {
          float k = Math.fma(f, slope[lane], feedback[lane]);
          single[lane].tune(tuning[f * LANES + lane], k);
          float low = single[lane].step(x[f * LANES + lane] * (1 + 0.5f * k));
          assertThat(a[4][f * LANES + lane]).isCloseTo(low, within(2e-3f));
        }
      }
    }
  }

  private static float[] state() {
    float[] state = new float[LadderKernel.STATE * LANES];
    Arrays.fill(state, 4 * LANES, 5 * LANES, 1);
    return state;
  }
}
